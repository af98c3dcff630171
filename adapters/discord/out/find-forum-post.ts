import type { APIMessage, APIThreadChannel } from "discord.js";
import { Routes } from "discord.js";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { carriesKey, type KeyCarrier } from "../render/delivery-marker.ts";
import type { DiscordApi } from "./api.ts";
import { firstIdSince } from "./find.ts";
import { isMessage, isThreads, type Threads } from "./shapes.ts";

/** Newest posts to check regardless of `since`, in case our clock runs ahead. */
const NEWEST = 10;

/** Archived posts per page (Discord's maximum). */
const PAGE = 100;

/** If 5,000 posts were archived since the attempt, something is wrong. */
const MAX_PAGES = 50;

/**
 * Our post in the forum whose first message carries `key`; undefined if there is none. Considers posts opened at or
 * after `since` (epoch ms, less 5 s of clock skew) and our newest ones. Discord keeps no nonce for forum posts, so this
 * is the only way to learn whether a post exists after its response was lost.
 */
export async function findForumPost(
  api: DiscordApi,
  forum: ChannelRef,
  key: DeliveryKey,
  since: number,
  selfId: string,
): Promise<MessageRef | undefined> {
  const doing = `reading back forum ${forum.id}`;
  const first = firstIdSince(since);
  const newestFirst = [...(await ownThreads(api, forum, selfId, first, doing))].sort((a, b) =>
    BigInt(a.id) < BigInt(b.id) ? 1 : -1,
  );
  for (const [index, { id }] of newestFirst.entries()) {
    if (index >= NEWEST && BigInt(id) < first) return undefined;
    const opening = await firstMessage(api, id, doing);
    if (opening && carriesKey((opening.components ?? []) as readonly KeyCarrier[], key))
      return { channel: { ...forum, id }, id: opening.id };
  }
  return undefined;
}

/** Our posts in the forum: the open ones, and those archived since then. */
async function ownThreads(
  api: DiscordApi,
  forum: ChannelRef,
  selfId: string,
  first: bigint,
  doing: string,
): Promise<readonly APIThreadChannel[]> {
  const ours = ({ threads }: Threads) =>
    threads.filter(({ parent_id, owner_id }) => parent_id === forum.id && owner_id === selfId);
  const request = { priority: 1, shape: isThreads };
  const active = await api.call("get", Routes.guildActiveThreads(forum.workspace), doing, request);
  const found = [...ours(active)];
  let before: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before === undefined ? {} : { before }) });
    const route = Routes.channelThreads(forum.id, "public");
    const archived = await api.call("get", route, doing, { ...request, query });
    found.push(...ours(archived));
    before = archived.threads.at(-1)?.thread_metadata?.archive_timestamp;
    // Pages run from the newest archived. What was archived before our post was requested was also opened before it.
    if (!archived.has_more || before === undefined || firstIdSince(Date.parse(before)) < first) return found;
  }
  throw new ChatError("unknown", `Too many archived posts to read them all (${doing})`);
}

/** Undefined if it was deleted. */
async function firstMessage(api: DiscordApi, thread: string, doing: string): Promise<APIMessage | undefined> {
  try {
    return await api.call("get", Routes.channelMessage(thread, thread), doing, {
      priority: 1,
      shape: isMessage,
    });
  } catch (error) {
    if (error instanceof ChatError && error.kind === "gone") return undefined;
    throw error;
  }
}
