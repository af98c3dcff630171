import type { App, ViewSubmitAction } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import { channelRef, personRef } from "../refs.ts";
import {
  type ReactionEvent,
  readChannel,
  readHome,
  readMove,
  readReaction,
  readSaid,
  revokesBot,
  type Said,
} from "./event-shapes.ts";
import type { Home } from "./home.ts";
import type { Desk } from "./interactions.ts";
import { toMark } from "./reactions.ts";
import type { Submissions } from "./submissions.ts";

/** Far more than are made between an event and its repetition. */
const REMEMBERED_REACTIONS = 10_000;

/**
 * Connects Bolt's listeners to the core. `self` is the bot, whose own reactions are never told. `tokenDoubted` is called
 * when Slack says that the bot token has ended.
 */
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
  tokenDoubted: () => Promise<void>,
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
    const said = readSaid(event);
    if (said) await hear(said);
  });
  // Only direct messages are subscribed.
  app.event("message", async ({ event }) => {
    const said = event.channel_type === "im" ? readSaid(event) : undefined;
    if (said) await hear(said);
  });
  app.event("app_home_opened", async ({ event }) => {
    const opened = readHome(event);
    if (opened) await home.opened(opened);
  });

  /** Slack delivers again what was not taken, and so out of order: what is older than what was heard says nothing. */
  const newest = new LRUCache<string, number>({ max: REMEMBERED_REACTIONS });
  const isOvertaken = ({ user, reaction, channel, ts, at }: ReactionEvent): boolean => {
    if (at === undefined) return false;
    const key = JSON.stringify([user, reaction, channel, ts]);
    const heard = newest.get(key) ?? 0;
    newest.set(key, Math.max(heard, at));
    return at < heard;
  };

  for (const type of ["reaction_added", "reaction_removed"] as const) {
    app.event(type, async ({ event }) => {
      const reaction = readReaction(event);
      if (!reaction || reaction.user === self.user) return;
      const message = { channel: channelRef(workspace, reaction.channel), id: reaction.ts };
      const mark = toMark(reaction.reaction);
      const person = personRef(workspace, reaction.user);
      if (isOvertaken(reaction)) return;
      await handlers.ballot({ kind: type === "reaction_added" ? "added" : "removed", message, person, mark });
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
      const channel = readChannel(event);
      // Without a channel it would mean all of the workspace's.
      if (channel) await handlers.removed({ platform: "slack", workspace, channel });
    });
  }

  app.event("channel_id_changed", async ({ event }) => {
    const move = readMove(event);
    if (move) await handlers.moved({ channel: channelRef(workspace, move.from), newId: move.to });
  });

  // The channels stay subscribed: with a new token everything goes on as it was.
  app.event("app_uninstalled", tokenDoubted);
  app.event("tokens_revoked", async ({ event }) => {
    if (revokesBot(event)) await tokenDoubted();
  });
}
