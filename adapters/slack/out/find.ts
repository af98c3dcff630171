import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { platformErrorName } from "../errors.ts";
import { carriesKey, type KeyCarrier } from "../render/delivery-marker.ts";

/** Allowed difference between Slack's clock and ours. */
const CLOCKS_APART_MS = 5_000;
/**
 * A look-up requests no page after this; the next one continues. The dispatcher waits 45 s, and a page takes up to 15
 * s.
 */
const LOOK_MS = 25_000;
/** Unfinished look-ups to remember. An outage leaves one per channel; a forgotten one starts over. */
const REMEMBERED = 1_000;

interface Page {
  readonly messages?: readonly (KeyCarrier & { readonly ts?: string })[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

/**
 * Looks up posted messages. Slack limits some apps to 15 messages per call and one call a minute, so this may take
 * several attempts.
 */
export interface Finder {
  /**
   * The message posted by `self` (our user id) with `key`. Considers messages at or after `since` (epoch ms), and the
   * newest ones regardless, in case our clock runs ahead. Rejects until it has seen all of them: the next call
   * continues from there.
   */
  find(
    channel: ChannelRef,
    key: DeliveryKey,
    since: number,
    self: string,
    under?: MessageRef,
  ): Promise<MessageRef | undefined>;
  /** The message is being posted again, so the next look-up starts with the newest messages. */
  forget(key: DeliveryKey): void;
}

/** Where unfinished look-ups continue, by delivery key. */
export type Places = LRUCache<DeliveryKey, string>;

export function createPlaces(): Places {
  return new LRUCache({ max: REMEMBERED });
}

/** `web` must not retry calls. */
export function createFinder(web: webApi.WebClient, places: Places, clock: Clock): Finder {
  const read = (channel: ChannelRef, under: MessageRef | undefined, cursor: string | undefined) => {
    const what = {
      channel: channel.id,
      include_all_metadata: true,
      limit: 100,
      ...(cursor ? { cursor } : {}),
    };
    return under ? web.conversations.replies({ ...what, ts: under.id }) : web.conversations.history(what);
  };

  return {
    async find(channel, key, since, self, under) {
      const begun = clock.monotonic();
      while (clock.monotonic() - begun < LOOK_MS) {
        const cursor = places.get(key);
        const page: Page = await read(channel, under, cursor).catch((error: unknown) => {
          if (platformErrorName(error) === "invalid_cursor") places.delete(key);
          throw error;
        });
        const { messages, response_metadata: more } = page;
        // A response without the list says nothing about what was posted.
        if (!messages) throw new ChatError("unknown", "Slack sent no messages.");
        const found = messages.find((message) => carriesKey(message, key, self));
        // A channel is read from its newest message, a thread from its first.
        const oldest = under ? undefined : messages.at(-1)?.ts;
        const seenAll = oldest !== undefined && Number(oldest) * 1000 < since - CLOCKS_APART_MS;
        if (found?.ts || seenAll || !more?.next_cursor) {
          places.delete(key);
          return found?.ts ? { channel, id: found.ts } : undefined;
        }
        places.set(key, more.next_cursor);
      }
      throw new ChatError("unknown", "There are more messages to look through; continuing later.");
    },

    forget: (key) => void places.delete(key),
  };
}
