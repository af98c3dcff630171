import type { APIMessage } from "discord.js";
import { Routes, SnowflakeUtil } from "discord.js";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../src/chat/adapter.ts";
import { ChatError } from "../../src/errors.ts";
import type { DiscordApi } from "./api.ts";
import { carriesKey, type KeyCarrier } from "./key.ts";

/** Messages per page; Discord's maximum. */
const PAGE = 100;

/** 20,000 messages after an attempt say that something is wrong, not that the channel is lively. */
const MAX_PAGES = 200;

/** Discord's clock and ours may differ by this much. */
const SLACK_MS = 5_000;

/**
 * Our message with `key` in the channel, posted at or after `since` (epoch ms, 5 s allowed for clocks); undefined where
 * there is none. Our own messages are readable without the Message Content intent.
 */
export async function findMessage(
  api: DiscordApi,
  channel: ChannelRef,
  key: DeliveryKey,
  since: number,
  selfId: string,
): Promise<MessageRef | undefined> {
  const doing = `reading back channel ${channel.id}`;
  let after = String(
    SnowflakeUtil.generate({ timestamp: since - SLACK_MS, increment: 0n, workerId: 0n, processId: 0n }),
  );
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const messages = await api.call<readonly APIMessage[]>("get", Routes.channelMessages(channel.id), doing, {
      query,
      priority: 1,
    });
    for (const message of messages) {
      const components = (message.components ?? []) as readonly KeyCarrier[];
      if (message.author.id === selfId && carriesKey(components, key)) return { channel, id: message.id };
      if (BigInt(message.id) > BigInt(after)) after = message.id;
    }
    if (messages.length < PAGE) return undefined;
  }
  throw new ChatError("unknown", `Too many messages to read them all (${doing})`);
}
