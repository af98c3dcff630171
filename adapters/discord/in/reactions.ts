import type { BallotEvent, MessageRef, Person } from "../../../src/chat/adapter.ts";
import { ballotMark, emojiMark, type Mark } from "../../../src/chat/reaction.ts";
import { isSnowflake } from "../out/shapes.ts";

/** The keycap emoji that votes for `ballot` (1 to 10), as Discord spells it. */
export function keycap(ballot: number): string {
  return ballot === 10 ? "🔟" : `${ballot}\ufe0f\u20e3`;
}

/** The fields we read of an emoji, in an event or a message. */
export interface Emoji {
  readonly id?: string | null;
  readonly name?: string | null;
}

/**
 * What an emoji stands for; undefined if it has no name (a deleted custom emoji). Custom emoji have an id and are never
 * ballots, whatever their name.
 */
export function toMark({ id, name }: Emoji): Mark | undefined {
  if (typeof name !== "string" || name === "") return undefined;
  if (id) return { kind: "emoji", emoji: `:${name}:`, variant: id };
  if (name === "🔟") return ballotMark(10);
  const digit = /^([1-9])\ufe0f?\u20e3$/.exec(name)?.[1];
  return digit === undefined ? emojiMark(name) : ballotMark(Number(digit));
}

/** The fields we read of the gateway's four reaction events. */
export interface ReactionDispatch {
  readonly channel_id: string;
  readonly message_id: string;
  readonly guild_id?: string | null;
  readonly user_id?: string | null;
  readonly emoji?: Emoji | null;
  readonly member?: { readonly user?: { readonly bot?: boolean } | null } | null;
}

/**
 * The ballot event in a gateway dispatch; undefined if it isn't one, or comes from us or another bot. It is read from
 * the raw dispatch, which names everything needed without any cache, so reactions to messages from before a restart
 * count too.
 */
export function toBallotEvent(
  type: string,
  data: ReactionDispatch,
  selfId: string | undefined,
): BallotEvent | undefined {
  const { channel_id: channel, message_id: id, user_id: user, emoji } = data;
  const workspace = data.guild_id ?? "";
  // A vote by nobody, or on nothing, could never be removed.
  if (!isSnowflake(channel) || !isSnowflake(id) || (workspace !== "" && !isSnowflake(workspace)))
    return undefined;
  const message: MessageRef = { channel: { platform: "discord", workspace, id: channel }, id };
  if (type === "MESSAGE_REACTION_REMOVE_ALL") return { kind: "cleared", message };
  const mark = emoji ? toMark(emoji) : undefined;
  if (mark === undefined) return undefined;
  if (type === "MESSAGE_REACTION_REMOVE_EMOJI") return { kind: "cleared", message, mark };
  if (!isSnowflake(user) || user === selfId || data.member?.user?.bot) return undefined;
  const person: Person = { platform: "discord", workspace: "", user };
  if (type === "MESSAGE_REACTION_ADD") return { kind: "added", message, person, mark };
  if (type === "MESSAGE_REACTION_REMOVE") return { kind: "removed", message, person, mark };
  return undefined;
}
