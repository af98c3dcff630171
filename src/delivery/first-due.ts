import type { ChannelRef } from "../chat/refs.ts";
import { deadlineOf, dueAt, nextDayDue, nextDueAt } from "../subscriptions/schedule.ts";
import type { SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import { endOfLocalDay, localDay } from "../time/zone.ts";
import type { Delivery, DeliveryLog, Outbox } from "./outbox.ts";

/**
 * Returns when a channel with these (new) settings is due next. Changing the time never loses a day. If today's digest
 * has not gone out and the new time has passed, it still goes out at its old time, or at once if it was given up.
 */
export async function firstDueAt(
  store: Pick<SubscriptionStore, "subscription"> & Pick<DeliveryLog, "delivery">,
  channel: ChannelRef,
  settings: SubscriptionSettings,
  now: number,
): Promise<number> {
  const today = localDay(settings.zone, now);
  const known = await store.delivery(channel, today);
  if (!isOwed(known)) return nextDayDue(settings, today, now);
  const next = nextDueAt(settings, now);
  const before = (await store.subscription(channel))?.nextDueAt;
  const due = dueAt(settings, today);
  if (before === undefined || due === undefined || due > now) return next;
  // It was certainly not posted at its old time, and can be posted again.
  if (known?.state === "failed") return now;
  return before >= endOfLocalDay(settings.zone, today) ? next : Math.max(before, now);
}

/** Whether the channel can still get today's digest: it was not posted, and no attempt was made. */
export async function isOwedToday(
  store: Pick<DeliveryLog, "delivery">,
  channel: ChannelRef,
  { zone }: Pick<SubscriptionSettings, "zone">,
  now: number,
): Promise<boolean> {
  return isOwed(await store.delivery(channel, localDay(zone, now)));
}

/** A day that a clock running ahead merely recorded as missed is still owed. */
function isOwed(known: Delivery | undefined): boolean {
  if (known === undefined) return true;
  return (known.state === "skipped" || known.state === "failed") && known.firstAttemptAt === undefined;
}

/**
 * Extends the deadline of today's open delivery to what the (new) settings allow: the day may end later in another
 * zone.
 */
export async function prolongToday(
  store: Pick<Outbox, "prolong">,
  channel: ChannelRef,
  settings: SubscriptionSettings,
  now: number,
): Promise<void> {
  const today = localDay(settings.zone, now);
  const due = dueAt(settings, today);
  if (due !== undefined) await store.prolong(channel, today, deadlineOf(settings.zone, today, due));
}
