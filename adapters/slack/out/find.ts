import type { webApi } from "@slack/bolt";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import { ChatError } from "../../../src/runtime/errors.ts";

/** `metadata.event_type` of every delivery; its payload holds the delivery's key. */
const EVENT = "paperboy_delivery";

/** The platform's clock and ours may differ a little. */
const CLOCKS_APART_MS = 5_000;
/** 2,000 messages, or 300 where Slack gives an app 15 at a time. */
const PAGES = 20;

/** What marks a message as the one of this delivery, for ever. */
export function deliveryMetadata(key: DeliveryKey) {
  return { event_type: EVENT, event_payload: { delivery_id: key } };
}

/**
 * The message of `self` (the bot's user id) posted with `key` at or after `since` (epoch ms), or among the newest whatever
 * `since` says, because a clock of ours that runs ahead must not hide it.
 */
export async function findDelivery(
  web: webApi.WebClient,
  channel: ChannelRef,
  key: DeliveryKey,
  since: number,
  self: string,
): Promise<MessageRef | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { messages, response_metadata: more } = await web.conversations.history({
      channel: channel.id,
      include_all_metadata: true,
      limit: 100,
      ...(cursor ? { cursor } : {}),
    });
    const found = messages?.find((message) => carries(message, key, self));
    if (found?.ts) return { channel, id: found.ts };
    // Newest first: what comes after this page is older.
    const oldest = Number(messages?.at(-1)?.ts ?? 0) * 1000;
    cursor = more?.next_cursor;
    if (!cursor || oldest < since - CLOCKS_APART_MS) return undefined;
  }
  throw new ChatError("unknown", "The channel has too many newer messages to look through.");
}

/** The reply to `under` of `self` posted with `key`. Slack's threads hold no more than a few pages. */
export async function findReply(
  web: webApi.WebClient,
  under: MessageRef,
  key: DeliveryKey,
  self: string,
): Promise<MessageRef | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { messages, response_metadata: more } = await web.conversations.replies({
      channel: under.channel.id,
      ts: under.id,
      include_all_metadata: true,
      limit: 100,
      ...(cursor ? { cursor } : {}),
    });
    const found = messages?.find((message) => carries(message, key, self));
    if (found?.ts) return { channel: under.channel, id: found.ts };
    cursor = more?.next_cursor;
    if (!cursor) return undefined;
  }
  throw new ChatError("unknown", "The thread has too many replies to look through.");
}

interface Stamped {
  readonly user?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
}

function carries({ user, metadata }: Stamped, key: DeliveryKey, self: string): boolean {
  const payload = metadata?.event_payload as { readonly delivery_id?: unknown } | undefined;
  const ours = user === undefined || user === self;
  return ours && metadata?.event_type === EVENT && payload?.delivery_id === key;
}
