import { decodeAction } from "../../src/chat/action.ts";
import type { ChatHandlers } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Person } from "../../src/chat/refs.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Store } from "../../src/store.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import { personOf } from "../../src/teams/account-id.ts";
import { maskAddress } from "./address.ts";
import { isSigned, readToken } from "./links.ts";
import { escapeHtml, htmlOf } from "./render/html.ts";
import { STYLE } from "./render/style.ts";

/** The page for a signed token. */
export function pagePath(token: string): string {
  return `/mail/${token}`;
}

interface Pressed {
  readonly address: Address;
  readonly action: string;
}

/**
 * The pages that links in mails lead to. A GET only asks, since virus scanners open every link; a POST acts. The same
 * POST serves RFC 8058 one-click requests, which send no cookies and read no page.
 */
export function createPages({
  store,
  handlers,
}: {
  readonly store: Pick<Store, "address" | "subscription" | "paper">;
  readonly handlers: () => ChatHandlers | undefined;
}): readonly HttpRoute[] {
  async function pressed(token: string): Promise<Pressed | undefined> {
    const meant = readToken(token);
    const address = meant && (await store.address(meant.channel));
    return meant && address && isSigned(token, address) ? { address, action: meant.does } : undefined;
  }

  /** A question about what is to be done, and the label of the button that does it. */
  async function question({ address, action: id }: Pressed): Promise<readonly [string, string] | undefined> {
    const to = maskAddress(address.address);
    const action = decodeAction(id);
    if (action?.kind === "vote") return [`Vote for ${await titleOf(action.paper)}?`, "Vote"];
    if (action?.kind !== "run") return undefined;
    switch (action.command) {
      case "save":
        return [`Put ${await titleOf(action.options.paper ?? "")} on your reading list?`, "Save"];
      case "subscribe":
        return [`Send the day’s trending papers to ${to}?`, "Confirm"];
      case "unsubscribe":
        return [`Stop the daily papers to ${to}, and delete the address?`, "Unsubscribe"];
      default:
        return undefined;
    }
  }

  async function titleOf(id: string): Promise<string> {
    const paper = await store.paper(id as Parameters<typeof store.paper>[0]);
    return paper ? `“${shownTitle(paper)}”` : `the paper ${id}`;
  }

  async function done({ address, action }: Pressed): Promise<Message | undefined> {
    const { channel, owner } = address;
    const person: Person = owner
      ? personOf(owner)
      : { platform: channel.platform, workspace: "", user: channel.id };
    const reply = await handlers()?.press({
      action,
      person,
      channel,
      message: { channel, id: "" },
      // The address is theirs to manage; the team is not.
      canManage: true,
      canManageTeam: false,
    });
    return reply && asMessage(reply).message;
  }

  return [
    {
      method: "GET",
      path: "/mail/:token",
      async handle(_request, { token = "" }) {
        const asked = await pressed(token);
        const [words, label] = (asked && (await question(asked))) ?? [];
        if (words === undefined) return page(404, GONE);
        return page(
          200,
          `<h1>${escapeHtml(words)}</h1><form method="post"><button class="button primary">${label}</button></form>`,
        );
      },
    },
    {
      method: "POST",
      path: "/mail/:token",
      maxBodyBytes: 1_000,
      async handle(_request, { token = "" }) {
        const asked = await pressed(token);
        if (!asked || !(await question(asked))) return page(404, GONE);
        const message = await done(asked);
        if (!message) return page(503, "<h1>Paperboy is just starting. Try again in a minute.</h1>");
        const zone = (await store.subscription(asked.address.channel))?.settings.zone ?? "UTC";
        const reader = { zone, actionLink: () => undefined, pictures: new Map(), body: 1_000 };
        return page(200, message.blocks.map((block) => htmlOf(block, reader)).join("\n"));
      },
    },
  ];
}

const GONE =
  "<h1>This link no longer works</h1><p>The address was unsubscribed, or the link is not complete. Nothing was changed.</p>";

function page(status: number, body: string): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paperboy</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer"><style>${STYLE}</style></head>
<body><div class="page">${body}</div></body></html>`;
  return new Response(html, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
