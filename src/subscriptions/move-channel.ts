import type { ChannelRef } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import { nextDueAt, nextWrapAt } from "./schedule.ts";
import type { SubscriptionStore } from "./store.ts";

/**
 * Moves a channel's data to its new id. Posts to the old id may have failed before the platform reported the move, and
 * disabled the subscription. It is enabled again, since the channel still exists.
 */
export async function moveChannel(
  { store, clock, log }: { readonly store: SubscriptionStore; readonly clock: Clock; readonly log: Log },
  channel: ChannelRef,
  newId: string,
): Promise<void> {
  await store.moveChannel(channel, newId);
  log.info("channel moved", { channel, newId });
  const subscription = await store.subscription({ ...channel, id: newId });
  if (!subscription?.disabled) return;
  const { settings } = subscription;
  const now = clock.now();
  await store.saveSubscription({
    ...subscription,
    nextDueAt: nextDueAt(settings, now),
    nextWrapAt: nextWrapAt(settings, now),
  });
}
