import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { ChannelRef, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { platformErrorName } from "../errors.ts";
import { carriesKey, type KeyCarrier } from "../render/delivery-marker.ts";

/** Slack's clock and ours may differ by this much. */
const CLOCKS_APART_MS = 5_000;
/** A look-up starts no page after this; the next one continues. The dispatcher waits 45 s, a page takes up to 15. */
const LOOK_MS = 25_000;
/** Unfinished look-ups kept. An outage leaves one a channel; one that was dropped starts over. */
const REMEMBERED = 1_000;

interface Page {
  readonly messages?: readonly (KeyCarrier & { readonly ts?: string })[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** Looks for posted messages. Slack limits some apps to 15 messages a call and one call a minute, so this may take several tries. */
export interface Finder {
  /**
   * The message of `self` (our user id) posted with `key` at or after `since` (epoch ms), or among the newest whatever
   * `since` says, because a clock of ours that runs ahead must not hide it. Rejects while it has not seen all: the next
   * call goes on from there.
   */
  find(
    channel: ChannelRef,
    key: DeliveryKey,
    since: number,
    self: string,
    under?: MessageRef,
  ): Promise<MessageRef | undefined>;
  /** The message is being posted again: the next look-up starts with the newest messages. */
  forget(key: DeliveryKey): void;
}

/** Where unfinished look-ups go on, by delivery key. */
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
        // An answer without the list says nothing about what was posted.
        if (!messages) throw new ChatError("unknown", "Slack sent no messages.");
        const found = messages.find((message) => carriesKey(message, key, self));
        // A channel is read from its newest message on, a thread from its first.
        const oldest = under ? undefined : messages.at(-1)?.ts;
        const seenAll = oldest !== undefined && Number(oldest) * 1000 < since - CLOCKS_APART_MS;
        if (found?.ts || seenAll || !more?.next_cursor) {
          places.delete(key);
          return found?.ts ? { channel, id: found.ts } : undefined;
        }
        places.set(key, more.next_cursor);
      }
      throw new ChatError("unknown", "There are more messages to look through; going on later.");
    },

    forget: (key) => void places.delete(key),
  };
}
