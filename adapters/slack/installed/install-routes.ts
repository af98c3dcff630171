import type { HttpRoute, WebPage } from "../../../src/runtime/http-routes.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { platformErrorName, toChatError } from "../errors.ts";
import { INSTALL_PATH, REDIRECT_PATH } from "../paths.ts";
import type { InstallState } from "./install-state.ts";
import type { Grant, OAuth } from "./oauth.ts";

/** The "Add to Slack" route and the redirect back. */
export function installRoutes(options: {
  readonly oauth: OAuth;
  readonly state: InstallState;
  readonly publicUrl: string;
  readonly installed: (grant: Grant) => Promise<void>;
  readonly log: Log;
}): readonly HttpRoute[] {
  const { oauth, state, publicUrl, installed, log } = options;
  const again = { label: "Start again", href: `${publicUrl}${INSTALL_PATH}` };
  const problem = (status: 400 | 503, title: string, words: string): WebPage => ({
    status,
    title,
    paragraphs: [words],
    link: again,
    headers: { "set-cookie": state.done, "cache-control": "no-store" },
  });

  return [
    {
      method: "GET",
      path: INSTALL_PATH,
      async handle() {
        const begun = state.begin();
        return new Response(null, {
          status: 302,
          headers: {
            location: oauth.authorizeUrl(begun.state),
            "set-cookie": begun.cookie,
            "cache-control": "no-store",
          },
        });
      },
    },
    {
      method: "GET",
      path: REDIRECT_PATH,
      async handle(request) {
        const { searchParams: asked } = new URL(request.url);
        if (!state.verify(asked.get("state"), request))
          return problem(
            400,
            "This link has expired",
            "Start again from the install page, and finish in the same browser within ten minutes.",
          );
        const code = asked.get("code");
        if (!code)
          return problem(400, "Paperboy was not added", "Slack reports that permission was not granted.");
        let grant: Grant;
        try {
          grant = await oauth.exchange(code);
        } catch (thrown) {
          log.warn("slack installation failed", { error: toChatError(thrown, "install the app").message });
          return platformErrorName(thrown) === undefined
            ? problem(503, "Slack is not responding", "Nothing was changed. Please try again in a minute.")
            : problem(
                400,
                "Slack rejected the installation",
                "The approval has expired or was already used. Please start again.",
              );
        }
        await installed(grant);
        return welcome(grant, state.done);
      },
    },
  ];
}

function welcome({ id, appId, credentials: { name, organization } }: Grant, cookie: string): WebPage {
  const open = new URLSearchParams({
    ...(appId ? { app: appId } : {}),
    ...(organization ? {} : { team: id }),
  });
  return {
    status: 200,
    title: `Paperboy is in ${name}`,
    paragraphs: [
      "In the channel where the papers should come, type “/invite @Paperboy”, then “/papers subscribe”.",
      ...(organization
        ? ["An organization’s admin chooses in which workspaces people may use it: Manage apps, Paperboy."]
        : []),
      "You can close this page.",
    ],
    ...(appId ? { link: { label: "Open Slack", href: `https://slack.com/app_redirect?${open}` } } : {}),
    headers: { "set-cookie": cookie, "cache-control": "no-store" },
  };
}
