import type { App, Context, ViewSubmitAction } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import { channelRef, personRef } from "../refs.ts";
import {
  type ReactionEvent,
  readChannel,
  readHome,
  readLinks,
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

/** Far more than people make between an event and its repeat. */
const REMEMBERED_REACTIONS = 10_000;

/** Where one workspace's requests are handled. */
export interface Desks {
  readonly desk: Desk;
  readonly forms: Submissions;
  readonly home: Home;
  readonly hear: (said: Said) => Promise<void>;
  /** Whether the user is an app. Never rejects. */
  readonly isApp: (user: string) => Promise<boolean>;
}

/** The workspace an event comes from. */
export interface Heard {
  /** Our own account there, whose reactions are ignored. */
  readonly self: { readonly user: string; readonly workspace: string };
  readonly desks: Desks;
}

/** What Bolt knows of an event's origin; `teamId` is the workspace's once Bolt has asked for its token. */
type From = Pick<Context, "teamId" | "enterpriseId" | "isEnterpriseInstall">;

/** Registers Bolt's listeners. */
export function listen(
  app: App,
  workspaces: {
    /** Called only for workspaces whose token Bolt has been given. */
    heard(from: From): Promise<Heard>;
    /** Slack reports that the bot token was revoked, or the app uninstalled. */
    ended(from: From, how: "uninstalled" | "revoked"): Promise<void>;
  },
  handlers: ChatHandlers,
): void {
  const desksOf = async (from: From): Promise<Desks> => (await workspaces.heard(from)).desks;

  app.command(/^\//, async ({ command, ack, respond, context }) => {
    await ack();
    const { desk } = await desksOf(context);
    await desk.command(command, respond);
  });

  app.action({ type: "block_actions" }, async ({ body, ack, respond, context }) => {
    await ack();
    const { home, desk } = await desksOf(context);
    // In the App Home and in modals there is no message to answer.
    await (body.view ? home.press(body) : desk.press(body, respond));
  });

  app.shortcut({ type: "message_action" }, async ({ shortcut, ack, respond, context }) => {
    await ack();
    const { desk } = await desksOf(context);
    await desk.shortcut(shortcut, respond);
  });

  app.view<ViewSubmitAction>({ type: "view_submission" }, async ({ body, ack, context }) => {
    const { forms } = await desksOf(context);
    await forms.submit(body, ack);
  });

  app.options<"block_suggestion">({ type: "block_suggestion" }, async ({ body, ack, context }) => {
    const { forms } = await desksOf(context);
    await ack({ options: await forms.suggest(body) });
  });

  app.event("app_mention", async ({ event, context }) => {
    const said = readSaid(event);
    if (said) await (await desksOf(context)).hear(said);
  });
  // We subscribe only to direct messages.
  app.event("message", async ({ event, context }) => {
    const said = event.channel_type === "im" ? readSaid(event) : undefined;
    if (said) await (await desksOf(context)).hear(said);
  });
  app.event("app_home_opened", async ({ event, context }) => {
    const opened = readHome(event);
    if (opened) await (await desksOf(context)).home.opened(opened);
  });

  /** Slack redelivers unacknowledged events out of order; ignore those older than the latest seen. */
  const newest = new LRUCache<string, number>({ max: REMEMBERED_REACTIONS });
  const isOvertaken = (workspace: string, { user, reaction, channel, ts, at }: ReactionEvent): boolean => {
    if (at === undefined) return false;
    const key = JSON.stringify([workspace, user, reaction, channel, ts]);
    const heard = newest.get(key) ?? 0;
    newest.set(key, Math.max(heard, at));
    return at < heard;
  };

  for (const type of ["reaction_added", "reaction_removed"] as const) {
    app.event(type, async ({ event, context }) => {
      const reaction = readReaction(event);
      const { self } = await workspaces.heard(context);
      const { workspace } = self;
      if (!reaction || reaction.user === self.user) return;
      const message = { channel: channelRef(workspace, reaction.channel), id: reaction.ts };
      const mark = toMark(reaction.reaction);
      const person = personRef(workspace, reaction.user);
      if (isOvertaken(workspace, reaction)) return;
      await handlers.ballot({ kind: type === "reaction_added" ? "added" : "removed", message, person, mark });
    });
  }

  app.event("link_shared", async ({ event, context }) => {
    const shared = readLinks(event);
    const { self, desks } = await workspaces.heard(context);
    // Apps, such as feeds, may post links that nobody reads.
    if (!shared || shared.user === self.user || (await desks.isApp(shared.user))) return;
    const { channel, links, at } = shared;
    await handlers.linked({ channel: channelRef(self.workspace, channel), links, at });
  });

  for (const type of [
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
  ] as const) {
    app.event(type, async ({ event, context }) => {
      const channel = readChannel(event);
      // Without a channel, it would mean all channels of the workspace.
      if (!channel) return;
      const { self } = await workspaces.heard(context);
      await handlers.removed({ platform: "slack", workspace: self.workspace, channel });
    });
  }

  app.event("channel_id_changed", async ({ event, context }) => {
    const move = readMove(event);
    if (!move) return;
    const { self } = await workspaces.heard(context);
    await handlers.moved({ channel: channelRef(self.workspace, move.from), newId: move.to });
  });

  app.event("app_uninstalled", ({ context }) => workspaces.ended(context, "uninstalled"));
  app.event("tokens_revoked", async ({ event, context }) => {
    if (revokesBot(event)) await workspaces.ended(context, "revoked");
  });
}
