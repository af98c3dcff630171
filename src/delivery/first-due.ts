import type { ChannelRef } from "../chat/refs.ts";
import { deadlineOf, dueAt, nextDayDue, nextDueAt } from "../subscriptions/schedule.ts";
import type { SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import { endOfLocalDay, localDay } from "../time/zone.ts";
import type { Delivery, DeliveryLog, Outbox } from "./outbox.ts";

/**
 * When a channel with these (new) settings is due next. Moving the time never loses the day: where today's digest had
 * not gone out yet and the new time has passed, it still comes at its old time, or at once where it was given up.
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
  // It was certainly not posted in what was its time, and has time again.
  if (known?.state === "failed") return now;
  return before >= endOfLocalDay(settings.zone, today) ? next : Math.max(before, now);
}

/** Whether the channel can still get its digest of the present day: it was not posted, and nobody tried to. */
export async function isOwedToday(
  store: Pick<DeliveryLog, "delivery">,
  channel: ChannelRef,
  { zone }: Pick<SubscriptionSettings, "zone">,
  now: number,
): Promise<boolean> {
  return isOwed(await store.delivery(channel, localDay(zone, now)));
}

/** What a clock that ran ahead has only written down as missed is still owed. */
function isOwed(known: Delivery | undefined): boolean {
  if (known === undefined) return true;
  return (known.state === "skipped" || known.state === "failed") && known.firstAttemptAt === undefined;
}

/** Gives what is on its way today as long as the (new) settings let it: a day may end later in another zone. */
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
