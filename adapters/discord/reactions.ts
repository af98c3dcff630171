import type { APIMessage, APIUser } from "discord.js";
import { Routes } from "discord.js";
import type { Ballot, BallotEvent, MessageRef, Person } from "../../src/chat/adapter.ts";
import type { DiscordApi } from "./api.ts";

/** Users per page of a reaction's list; Discord's maximum. */
const PAGE = 100;

/** Normal and burst ("super") reactions are separate lists. */
const REACTION_TYPES = [0, 1] as const;

/** The keycap that votes for `ballot` (1 to 10), as Discord names it. */
export function keycap(ballot: number): string {
  return ballot === 10 ? "🔟" : `${ballot}\ufe0f\u20e3`;
}

/**
 * The ballot of an emoji, with or without its variation selector. Custom emoji have an id and are none, whatever
 * their name; neither is any other emoji.
 */
export function toBallot(emoji: {
  readonly id?: string | null;
  readonly name?: string | null;
}): number | undefined {
  if (emoji.id) return undefined;
  if (emoji.name === "🔟") return 10;
  const digit = /^([1-9])\ufe0f?\u20e3$/.exec(emoji.name ?? "")?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** What is read of the gateway's four reaction events. */
interface ReactionDispatch {
  readonly channel_id: string;
  readonly message_id: string;
  readonly guild_id?: string;
  readonly user_id?: string;
  readonly emoji?: { readonly id?: string | null; readonly name?: string | null };
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
  const ballot = data.emoji && toBallot(data.emoji);
  if (ballot === undefined) return undefined;
  if (type === "MESSAGE_REACTION_REMOVE_EMOJI") return { kind: "cleared", message, ballot };
  if (data.user_id === undefined || data.user_id === selfId || data.member?.user?.bot) return undefined;
  const person: Person = { platform: "discord", workspace: data.guild_id ?? "", user: data.user_id };
  if (type === "MESSAGE_REACTION_ADD") return { kind: "added", message, person, ballot };
  if (type === "MESSAGE_REACTION_REMOVE") return { kind: "removed", message, person, ballot };
  return undefined;
}

/** Reads from Discord who has reacted with which ballot; bots and ourselves left out, everybody once per ballot. */
export async function recount(
  api: DiscordApi,
  message: MessageRef,
  selfId: string,
): Promise<readonly Ballot[]> {
  const { channel, id } = message;
  const doing = `reading the reactions in channel ${channel.id}`;
  const { reactions = [] } = await api.call<APIMessage>("get", Routes.channelMessage(channel.id, id), doing);
  const ballots = new Map<string, Ballot>();
  for (const reaction of reactions) {
    const ballot = toBallot(reaction.emoji);
    if (ballot === undefined) continue;
    const route = Routes.channelMessageReaction(
      channel.id,
      id,
      encodeURIComponent(reaction.emoji.name ?? ""),
    );
    for (const type of REACTION_TYPES) {
      const counted = type === 1 ? reaction.count_details?.burst : reaction.count_details?.normal;
      if (counted === 0) continue;
      for await (const user of usersOf(api, route, type, doing)) {
        if (user.bot || user.id === selfId) continue;
        const person: Person = { platform: "discord", workspace: channel.workspace, user: user.id };
        ballots.set(`${ballot}/${user.id}`, { person, ballot });
      }
    }
  }
  return [...ballots.values()];
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
    const users = await api.call<readonly APIUser[]>("get", route, doing, { query });
    yield* users;
    const last = users.at(-1);
    if (users.length < PAGE || !last) return;
    after = last.id;
  }
}
