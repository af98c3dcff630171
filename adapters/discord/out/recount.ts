import type { APIReaction, APIUser } from "discord.js";
import { RESTJSONErrorCodes, Routes } from "discord.js";
import type { Ballot, MessageRef } from "../../../src/chat/adapter.ts";
import type { Mark } from "../../../src/chat/reaction.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { refusalCode } from "../errors.ts";
import { keycap, toMark } from "../in/reactions.ts";
import type { DiscordApi } from "./api.ts";
import { isMessage, isUsers } from "./shapes.ts";

/** Users per page of a reaction's list (Discord's maximum). */
const PAGE = 100;

/** Recounts come after posts, edits and the seeding of ballots. */
const RECOUNT_PRIORITY = -2;
const SEED_PRIORITY = -1;

/**
 * Discord accepts about one new reaction per 250 ms and channel, and its rate-limit headers have been wrong about it.
 */
const SEED_PAUSE_MS = 250;

/**
 * Reads who reacted with each mark accepted by `counts`, except bots and ourselves. The message itself holds the count
 * per emoji, so user lists are read only if others have reacted. An unchanged count proves nothing: one person may have
 * reacted as another stopped.
 */
export async function recount(
  api: DiscordApi,
  message: MessageRef,
  counts: (mark: Mark) => boolean,
  selfId: string,
): Promise<readonly Ballot[]> {
  const { channel, id } = message;
  const doing = `reading the reactions in channel ${channel.id}`;
  const { reactions } = await api.call("get", Routes.channelMessage(channel.id, id), doing, {
    priority: RECOUNT_PRIORITY,
    shape: isMessage,
  });
  const ballots: Ballot[] = [];
  for (const reaction of reactions ?? []) {
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
      ballots.push({ person: { platform: "discord", workspace: "", user }, mark });
    }
  }
  return ballots;
}

/** Normal (0) and burst (1, "super") reactions have separate lists; skips those that contain only ourselves. */
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
    const users = await page(api, route, query, doing);
    yield* users;
    const last = users.at(-1);
    // A server that repeats a page must not loop forever.
    if (users.length < PAGE || !last || BigInt(last.id) <= BigInt(after)) return;
    after = last.id;
  }
}

/** Returns nobody if the last of these reactions was removed after the message was read. */
async function page(
  api: DiscordApi,
  route: `/${string}`,
  query: URLSearchParams,
  doing: string,
): Promise<readonly APIUser[]> {
  try {
    return await api.call("get", route, doing, { query, priority: RECOUNT_PRIORITY, shape: isUsers });
  } catch (error) {
    if (refusalCode(error) === RESTJSONErrorCodes.UnknownEmoji) return [];
    throw error;
  }
}

/** Adds keycaps 1 to `count` to a message, in order. `place` is the channel's display name. */
export async function seed(
  api: DiscordApi,
  clock: Clock,
  { channel, id }: MessageRef,
  count: number,
  place: string,
): Promise<void> {
  for (let ballot = 1; ballot <= count; ballot++) {
    if (ballot > 1) await clock.sleep(SEED_PAUSE_MS);
    const route = Routes.channelMessageOwnReaction(channel.id, id, encodeURIComponent(keycap(ballot)));
    await api.call("put", route, `adding reactions in ${place}`, { priority: SEED_PRIORITY });
  }
}
