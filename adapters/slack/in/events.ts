import type { App, ViewSubmitAction } from "@slack/bolt";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import { tokenEnded } from "../errors.ts";
import { channelRef } from "../refs.ts";
import type { Home } from "./home.ts";
import type { Desk } from "./interactions.ts";
import type { Said } from "./mentions.ts";
import { toMark } from "./reactions.ts";
import type { Submissions } from "./submissions.ts";

/** Connects Bolt's listeners to the core. `self` is the bot, whose own reactions are never told. */
export function listen(
  app: App,
  desks: {
    readonly desk: Desk;
    readonly forms: Submissions;
    readonly home: Home;
    readonly hear: (said: Said) => Promise<void>;
  },
  handlers: ChatHandlers,
  self: { readonly user: string; readonly workspace: string },
): void {
  const { workspace } = self;
  const { desk, forms, home, hear } = desks;

  app.command(/^\//, async ({ command, ack, respond }) => {
    await ack();
    await desk.command(command, respond);
  });

  app.action({ type: "block_actions" }, async ({ body, ack, respond }) => {
    await ack();
    // In the App Home and in modals there is no message to answer to.
    await (body.view ? home.press(body) : desk.press(body, respond));
  });

  app.shortcut({ type: "message_action" }, async ({ shortcut, ack, respond }) => {
    await ack();
    await desk.shortcut(shortcut, respond);
  });

  app.view<ViewSubmitAction>({ type: "view_submission" }, async ({ body, ack }) => {
    await forms.submit(body, ack);
  });

  app.options<"block_suggestion">({ type: "block_suggestion" }, async ({ body, ack }) => {
    await ack({ options: await forms.suggest(body) });
  });

  app.event("app_mention", async ({ event }) => {
    await hear(event);
  });
  // Only direct messages are subscribed.
  app.event("message", async ({ event }) => {
    if (event.channel_type === "im") await hear(event as Said);
  });
  app.event("app_home_opened", async ({ event }) => {
    if (event.tab === "home") await home.opened(event);
  });

  for (const type of ["reaction_added", "reaction_removed"] as const) {
    app.event(type, async ({ event }) => {
      if (event.item.type !== "message" || event.user === self.user) return;
      const channel = channelRef(workspace, event.item.channel);
      await handlers.ballot({
        kind: type === "reaction_added" ? "added" : "removed",
        message: { channel, id: event.item.ts },
        person: { platform: "slack", workspace, user: event.user },
        mark: toMark(event.reaction),
      });
    });
  }

  for (const type of [
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
  ] as const) {
    app.event(type, async ({ event }) => {
      await handlers.removed({ platform: "slack", workspace, channel: event.channel });
    });
  }

  // The channels stay subscribed: with a new token everything goes on as it was.
  app.event("app_uninstalled", async () => {
    handlers.fatal(tokenEnded("account_inactive"));
  });
  app.event("tokens_revoked", async ({ event }) => {
    // A person may revoke a token of their own; only the bot's ends everything.
    if ((event.tokens.bot ?? []).length > 0) handlers.fatal(tokenEnded("token_revoked"));
  });
}
