import type { ChannelRef } from "../chat/adapter.ts";
import { deadlineOf, dueAt, nextDueAt } from "../subscriptions/schedule.ts";
import type { SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import { addDays, type Day } from "../time/day.ts";
import { localDay } from "../time/zone.ts";
import type { DeliveryLog } from "./outbox.ts";

/** Why nothing was posted on a day that passed meanwhile. */
export const MISSED =
  "Paperboy was not running, or could not reach the papers, while this day stood; its papers went into the next digest.";

/**
 * No channel is due later than its settings say from `now` (epoch ms) on, except where the clock ran ahead: what it saw
 * of the future then must not be waited for, and it may have passed by a day that stands. `wentBack`: the clock was seen
 * to be set back; `breath` is awaited between channels. The outbox knows what of those days was posted.
 */
export async function realign(
  store: Pick<SubscriptionStore, "subscriptions" | "moveDue"> & Pick<DeliveryLog, "delivery">,
  now: number,
  wentBack: boolean,
  breath: () => Promise<void>,
): Promise<void> {
  for (const { channel, settings, nextDueAt: stored, createdAt } of await store.subscriptions()) {
    await breath();
    if (stored === undefined) continue;
    const next = nextDueAt(settings, now);
    const open = standing(settings, now).filter((day) => day.dueAt >= createdAt);
    const astray = wentBack || stored > next;
    const again = astray ? open[0] : await firstWronglyMissed(store, channel, open);
    const due = again?.dueAt ?? (astray ? next : stored);
    if (due < stored) await store.moveDue([{ channel, kind: "digest", from: stored, to: due }]);
  }
}

interface DueDay {
  readonly day: Day;
  readonly dueAt: number;
}

/** The days whose digest was due by `now` and can still go out, earliest first: one due before midnight outlives its day. */
function standing(settings: SubscriptionSettings, now: number): readonly DueDay[] {
  const today = localDay(settings.zone, now);
  return [addDays(today, -1), today].flatMap((day) => {
    const due = dueAt(settings, day);
    const stands = due !== undefined && due <= now && now < deadlineOf(settings.zone, day, due);
    return stands ? [{ day, dueAt: due }] : [];
  });
}

/** A clock that ran ahead wrote the day down as missed, and the process ended before it was set right. */
async function firstWronglyMissed(
  store: Pick<DeliveryLog, "delivery">,
  channel: ChannelRef,
  days: readonly DueDay[],
): Promise<DueDay | undefined> {
  for (const due of days) {
    const known = await store.delivery(channel, due.day);
    if (known?.state === "skipped" && known.note === MISSED) return due;
  }
  return undefined;
}
