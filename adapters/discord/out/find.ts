import type { APIMessage } from "discord.js";
import { Routes, SnowflakeUtil } from "discord.js";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { carriesKey, type KeyCarrier } from "../render/delivery-marker.ts";
import type { DiscordApi } from "./api.ts";
import { isMessages } from "./shapes.ts";

/** Messages per page (Discord's maximum). */
const PAGE = 100;

/** If 20,000 messages came after the attempt, something is wrong; no channel is that busy. */
const MAX_PAGES = 200;

/** Allowed difference between Discord's clock and ours. */
const SLACK_MS = 5_000;

/**
 * Our message with `key` in the channel; undefined if there is none. Considers messages posted at or after `since`
 * (epoch ms, less 5 s of clock skew), and the newest ones regardless, in case our clock runs ahead. We can read our own
 * messages without the Message Content intent.
 */
export async function findMessage(
  api: DiscordApi,
  channel: ChannelRef,
  key: DeliveryKey,
  since: number,
  selfId: string,
): Promise<MessageRef | undefined> {
  const doing = `reading back channel ${channel.id}`;
  const read = (after?: string) =>
    api.call("get", Routes.channelMessages(channel.id), doing, {
      query: new URLSearchParams({ limit: String(PAGE), ...(after === undefined ? {} : { after }) }),
      priority: 1,
      shape: isMessages,
    });
  const among = (messages: readonly APIMessage[]): MessageRef | undefined => {
    const found = messages.find(
      ({ author, components }) =>
        author.id === selfId && carriesKey((components ?? []) as readonly KeyCarrier[], key),
    );
    return found && { channel, id: found.id };
  };
  const first = firstIdSince(since);
  const newest = await read();
  const found = among(newest);
  if (found || newest.length < PAGE || newest.some(({ id }) => BigInt(id) <= first)) return found;
  let after = first;
  for (let page = 0; page < MAX_PAGES; page++) {
    const messages = await read(String(after));
    const there = among(messages);
    if (there || messages.length < PAGE) return there;
    for (const { id } of messages) if (BigInt(id) > after) after = BigInt(id);
  }
  throw new ChatError("unknown", `Too many messages to read them all (${doing})`);
}

/** The lowest possible id of anything created at or after `since` (epoch ms), less 5 s of clock skew. */
export function firstIdSince(since: number): bigint {
  return SnowflakeUtil.generate({
    timestamp: since - SLACK_MS,
    increment: 0n,
    workerId: 0n,
    processId: 0n,
  });
}
