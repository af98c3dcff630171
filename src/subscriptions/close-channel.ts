import type { ChatAdapter } from "../chat/adapter.ts";
import { plainMessage } from "../chat/plain-message.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Subscription, SubscriptionStore } from "./store.ts";

export interface ChannelClosing {
  /** Stops deliveries to a channel, or to all of a workspace, and tells whoever subscribed them in the background. */
  close(where: Parameters<SubscriptionStore["disableSubscriptions"]>[0], reason: string): Promise<void>;
  /** Resolves when everybody was told. */
  told(): Promise<unknown>;
}

/** Switches channels off that only a person can mend: the one who subscribed them. */
export function createChannelClosing(deps: {
  readonly store: Pick<SubscriptionStore, "disableSubscriptions">;
  readonly adapters: readonly ChatAdapter[];
  readonly clock: Clock;
  readonly log: Log;
}): ChannelClosing {
  const { store, adapters, clock, log } = deps;
  const telling = new Set<Promise<void>>();

  async function tellOwner({ channel, createdBy }: Subscription, reason: string): Promise<void> {
    log.warn("channel disabled", { channel, reason });
    // That person asked to be forgotten.
    if (createdBy.user === "") return;
    const text = `Paperboy has stopped its daily digest in one of your channels (${channel.id}). ${reason} When that is fixed, run /papers subscribe in the channel again.`;
    const adapter = adapters.find(({ platform }) => platform === createdBy.platform);
    try {
      await adapter?.tell(createdBy, plainMessage(text));
    } catch (error) {
      log.warn("channel owner not told", { channel, error });
    }
  }

  return {
    async close(where, reason) {
      for (const subscription of await store.disableSubscriptions(where, reason, clock.now())) {
        const told: Promise<void> = tellOwner(subscription, reason).finally(() => telling.delete(told));
        telling.add(told);
      }
    },
    told: () => Promise.all(telling),
  };
}
