import { webApi } from "@slack/bolt";
import { type Check, check } from "../../src/runtime/health-check.ts";
import { namedError } from "./error-names.ts";
import { ForeignAnswer } from "./errors.ts";
import { BOT_SCOPES, LATER_SCOPES } from "./manifest.ts";
import { createCheckedFetch } from "./out/checked-fetch.ts";

const TIMEOUT_MS = 10_000;

/** Checks that Slack accepts both tokens and that the app has the scopes it needs. */
export async function examineSlack(options: {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl: string;
}): Promise<readonly Check[]> {
  const call = (method: string, token: string) =>
    callSlack(options.apiUrl, method, { headers: { authorization: `Bearer ${token}` } });

  let granted: readonly string[] | undefined;
  return [
    await check("Slack bot token", async () => {
      const { body, headers } = await call("auth.test", options.botToken);
      if (body.ok !== true) {
        assertRefusal("auth.test", body.error);
        throw new Error(
          `Slack does not accept SLACK_BOT_TOKEN (${String(body.error)}). At api.slack.com/apps: your app, OAuth & Permissions, copy the Bot User OAuth Token.`,
        );
      }
      granted = headers.get("x-oauth-scopes")?.split(/\s*,\s*/);
      return `belongs to ${String(body.user)} in ${String(body.team)}`;
    }),
    await check("Slack scopes", async () => {
      if (!granted) return "Slack did not list them, so they were not checked";
      const absent = BOT_SCOPES.filter((scope) => !granted?.includes(scope));
      const missing = absent.filter((scope) => LATER_SCOPES[scope] === undefined);
      if (missing.length > 0) {
        throw new Error(
          `missing ${absent.join(", ")}. Add them under OAuth & Permissions (or paste slack-manifest.json again) and reinstall the app.`,
        );
      }
      if (absent.length > 0) {
        const without = absent.map((scope) => `without ${scope}, ${LATER_SCOPES[scope]}`).join("; ");
        return `enough, but ${without}. Paste slack-manifest.json again and reinstall the app to have it all.`;
      }
      return BOT_SCOPES.join(", ");
    }),
    await check("Slack app token", async () => {
      const { body } = await call("apps.connections.open", options.appToken);
      if (body.ok !== true) {
        assertRefusal("apps.connections.open", body.error);
        throw new Error(
          `Slack does not accept SLACK_APP_TOKEN (${String(body.error)}). At api.slack.com/apps: your app, Basic Information, App-Level Tokens, create one with connections:write; Socket Mode must be on.`,
        );
      }
      return "Socket Mode can connect";
    }),
  ];
}

/** Checks that Slack knows the app's client id and secret. The signing secret cannot be checked. */
export async function examineSlackApp(options: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
}): Promise<readonly Check[]> {
  return [
    await check("Slack app", async () => {
      const { body } = await callSlack(options.apiUrl, "oauth.v2.access", {
        body: new URLSearchParams({
          client_id: options.clientId,
          client_secret: options.clientSecret,
          // A made-up code: Slack checks the credentials first.
          code: "doctor",
        }),
      });
      const error = String(body.error);
      if (error === "invalid_code" || error === "code_already_used") return "Slack knows its credentials";
      if (/client|secret/.test(error))
        throw new Error(
          `Slack does not know the app (${error}). At api.slack.com/apps: your app, Basic Information, App Credentials, copy Client ID and Client Secret.`,
        );
      throw new Error(`Slack answered oauth.v2.access with ${error}. Try again in a minute.`);
    }),
  ];
}

/** Throws if Slack's error is not about the token. */
function assertRefusal(method: string, error: unknown): void {
  const kind = namedError(String(error))?.kind;
  if (kind === "unauthorized" || kind === "forbidden") return;
  throw new Error(`Slack answered ${method} with ${String(error)}. Try again in a minute.`);
}

/** Slack's response to a method. Throws an Error that says what to do if there is none. */
async function callSlack(
  apiUrl: string,
  method: string,
  init: RequestInit,
): Promise<{ readonly body: Record<string, unknown>; readonly headers: Headers }> {
  const fetchFromSlack = createCheckedFetch(apiUrl);
  try {
    const response = await fetchFromSlack(`${apiUrl.replace(/\/+$/, "")}/${method}`, {
      ...init,
      method: "POST",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
    if (!response.ok) throw new ForeignAnswer(response.status);
    return { body: (await response.json()) as Record<string, unknown>, headers: response.headers };
  } catch (error) {
    if (error instanceof ForeignAnswer) {
      const cure = "A proxy or firewall may be in the way. Check the network, or SLACK_API_URL.";
      throw new Error(`${apiUrl} answered ${method} with ${error.message}. ${cure}`);
    }
    if (error instanceof webApi.WebAPIRateLimitedError)
      throw new Error(`Slack asked to wait ${error.retryAfter} s before ${method}. Try again then.`);
    throw new Error(`Slack could not be reached at ${apiUrl}. Check the network, or SLACK_API_URL.`);
  }
}
