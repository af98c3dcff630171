import type { APIMessage } from "discord.js";
import { Routes, SnowflakeUtil } from "discord.js";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { carriesKey, type KeyCarrier } from "../render/delivery-marker.ts";
import type { DiscordApi } from "./api.ts";
import { isMessages } from "./shapes.ts";

/** Messages per page; Discord's maximum. */
const PAGE = 100;

/** 20,000 messages after an attempt say that something is wrong, not that the channel is lively. */
const MAX_PAGES = 200;

/** Discord's clock and ours may differ by this much. */
const SLACK_MS = 5_000;

/**
 * Our message with `key` in the channel, posted at or after `since` (epoch ms, 5 s allowed for clocks), or among the
 * newest whatever `since` says, because a clock of ours that runs ahead must not hide it; undefined where there is none.
 * Our own messages are readable without the Message Content intent.
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

/** The least id of what was made at or after `since` (epoch ms), 5 s allowed for clocks. */
export function firstIdSince(since: number): bigint {
  return SnowflakeUtil.generate({
    timestamp: since - SLACK_MS,
    increment: 0n,
    workerId: 0n,
    processId: 0n,
  });
}
