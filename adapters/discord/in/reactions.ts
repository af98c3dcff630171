import type { APIMessage, APIReaction, APIUser } from "discord.js";
import { Routes } from "discord.js";
import type { Ballot, BallotEvent, MessageRef, Person } from "../../../src/chat/adapter.ts";
import { ballotMark, emojiMark, type Mark } from "../../../src/chat/reaction.ts";
import type { DiscordApi } from "../out/api.ts";

/** Users per page of a reaction's list; Discord's maximum. */
const PAGE = 100;

/** Recounts wait behind posts, edits and the seeding of ballots. */
const PRIORITY = -2;

/** The keycap that votes for `ballot` (1 to 10), as Discord names it. */
export function keycap(ballot: number): string {
  return ballot === 10 ? "🔟" : `${ballot}\ufe0f\u20e3`;
}

interface Emoji {
  readonly id?: string | null;
  readonly name?: string | null;
}

/**
 * What an emoji says; undefined where it has no name (a custom one that was deleted). Custom emoji have an id and are
 * never ballots, whatever their name.
 */
export function toMark({ id, name }: Emoji): Mark | undefined {
  if (!name) return undefined;
  if (id) return { kind: "emoji", emoji: `:${name}:`, variant: id };
  if (name === "🔟") return ballotMark(10);
  const digit = /^([1-9])\ufe0f?\u20e3$/.exec(name)?.[1];
  return digit === undefined ? emojiMark(name) : ballotMark(Number(digit));
}

/** What is read of the gateway's four reaction events. */
interface ReactionDispatch {
  readonly channel_id: string;
  readonly message_id: string;
  readonly guild_id?: string;
  readonly user_id?: string;
  readonly emoji?: Emoji;
  readonly member?: { readonly user?: { readonly bot?: boolean } };
}

/**
 * The ballot event in a gateway dispatch; undefined where it is none, or our own or another bot's. It is read from the
 * dispatch itself, which names everything needed: no cached message, user or channel, so reactions to messages from
 * before a restart come through like any other.
 */
export function toBallotEvent(type: string, data: ReactionDispatch, selfId: string): BallotEvent | undefined {
  const message: MessageRef = {
    channel: { platform: "discord", workspace: data.guild_id ?? "", id: data.channel_id },
    id: data.message_id,
  };
  if (type === "MESSAGE_REACTION_REMOVE_ALL") return { kind: "cleared", message };
  const mark = data.emoji && toMark(data.emoji);
  if (mark === undefined) return undefined;
  if (type === "MESSAGE_REACTION_REMOVE_EMOJI") return { kind: "cleared", message, mark };
  if (data.user_id === undefined || data.user_id === selfId || data.member?.user?.bot) return undefined;
  const person: Person = { platform: "discord", workspace: data.guild_id ?? "", user: data.user_id };
  if (type === "MESSAGE_REACTION_ADD") return { kind: "added", message, person, mark };
  if (type === "MESSAGE_REACTION_REMOVE") return { kind: "removed", message, person, mark };
  return undefined;
}

/**
 * Reads from Discord who has reacted with which mark that `counts`; bots and ourselves left out. The message itself tells
 * how many there are of each, so lists of users are read only where others than ourselves have reacted. A count that is
 * what it was says nothing: one may have come while another went.
 */
export async function recount(
  api: DiscordApi,
  message: MessageRef,
  counts: (mark: Mark) => boolean,
  selfId: string,
): Promise<readonly Ballot[]> {
  const { channel, id } = message;
  const doing = `reading the reactions in channel ${channel.id}`;
  const { reactions = [] } = await api.call<APIMessage>("get", Routes.channelMessage(channel.id, id), doing, {
    priority: PRIORITY,
  });
  const ballots: Ballot[] = [];
  for (const reaction of reactions) {
    const mark = toMark(reaction.emoji);
    if (mark === undefined || !counts(mark)) continue;
    const { id: custom, name } = reaction.emoji;
    const emoji = encodeURIComponent(custom ? `${name}:${custom}` : (name ?? ""));
    const users = new Set<string>();
    for (const type of typesToRead(reaction)) {
      const route = Routes.channelMessageReaction(channel.id, id, emoji);
      for await (const user of usersOf(api, route, type, doing)) {
        if (!user.bot && user.id !== selfId) users.add(user.id);
      }
    }
    for (const user of users) {
      ballots.push({ person: { platform: "discord", workspace: channel.workspace, user }, mark });
    }
  }
  return ballots;
}

/** Normal (0) and burst (1, "super") reactions are separate lists; those that hold nobody but ourselves are left out. */
function typesToRead({ count_details, me, me_burst }: APIReaction): readonly (0 | 1)[] {
  const others = [
    (count_details?.normal ?? Number.POSITIVE_INFINITY) - (me ? 1 : 0),
    (count_details?.burst ?? Number.POSITIVE_INFINITY) - (me_burst ? 1 : 0),
  ];
  return ([0, 1] as const).filter((type) => (others[type] ?? 0) > 0);
}

async function* usersOf(
  api: DiscordApi,
  route: `/${string}`,
  type: 0 | 1,
  doing: string,
): AsyncGenerator<APIUser> {
  let after = "0";
  while (true) {
    const query = new URLSearchParams({ limit: String(PAGE), after, type: String(type) });
    const users = await api.call<readonly APIUser[]>("get", route, doing, { query, priority: PRIORITY });
    yield* users;
    const last = users.at(-1);
    if (users.length < PAGE || !last) return;
    after = last.id;
  }
}
