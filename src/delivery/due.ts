import type { Log } from "../runtime/log.ts";
import { deadlineOf, dueDay, nextDayDue, timetableOf } from "../subscriptions/schedule.ts";
import type { Scheduled, Subscription, SubscriptionStore } from "../subscriptions/store.ts";
import type { Day } from "../time/day.ts";
import { deliveryKey } from "./delivery-key.ts";
import type { NewDelivery, Plan } from "./outbox.ts";

/** Notes on days that passed without a post. */
export const MISSED: Readonly<Record<Scheduled, string>> = {
  digest:
    "Paperboy was not running, or could not reach the papers, while this day stood; its papers went into the next digest.",
  wrap: "Paperboy was not running while this day stood.",
};

const DAY_MS = 86_400_000;
/** Missed days older than this are not even recorded as skipped. */
const REMEMBER_MISSED_MS: Readonly<Record<Scheduled, number>> = { digest: 7 * DAY_MS, wrap: 30 * DAY_MS };
/** Messages that go out later than this after their due time say so. */
const LATE_MS = 15 * 60_000;
/** Channels planned together: few enough for one transaction, many enough to keep store calls rare. */
export const BATCH = 200;

/** A channel's local day whose message is due and can still go out. Times in epoch ms. */
interface DueDay {
  readonly day: Day;
  readonly dueAt: number;
  readonly deadline: number;
  /** When the next one is due; undefined if none is. */
  readonly next: number | undefined;
}

export type DueSubscription = Subscription & DueDay;

/** Due subscriptions, and plans that record the days they missed as skipped. */
interface DueBatch {
  readonly due: readonly DueSubscription[];
  readonly missed: readonly Plan[];
}

/** Yields the subscriptions that are due for `kind` at `now`, each once, earliest first. */
export async function* dueInBatches(
  { store, log }: { readonly store: Pick<SubscriptionStore, "dueSubscriptions">; readonly log: Log },
  kind: Scheduled,
  now: number,
  signal: AbortSignal,
): AsyncGenerator<DueBatch> {
  let last: Subscription | undefined;
  while (!signal.aborted) {
    const found = await store.dueSubscriptions(kind, now, BATCH, last);
    const due: DueSubscription[] = [];
    const missed: Plan[] = [];
    for (const subscription of found) {
      try {
        const caughtUp = catchUp(kind, subscription, now);
        missed.push(...caughtUp.missed);
        if (caughtUp.due) due.push({ ...subscription, ...caughtUp.due });
      } catch (error) {
        log.error("schedule not readable", { kind, channel: subscription.channel, error });
      }
    }
    if (found.length > 0) yield { due, missed };
    if (found.length < BATCH) return;
    last = found.at(-1);
  }
}

/** Returns a subscription's first due day that can still go out, and plans that record earlier ones as skipped. */
function catchUp(
  kind: Scheduled,
  subscription: Subscription,
  now: number,
): { readonly missed: readonly Plan[]; readonly due: DueDay | undefined } {
  const { settings } = subscription;
  const timetable = timetableOf(settings, kind);
  const missed: Plan[] = [];
  let dueAt = dueAtOf(subscription, kind);
  while (dueAt !== undefined && dueAt <= now) {
    const day = dueDay(settings, dueAt);
    const next = timetable && nextDayDue(timetable, day, Math.max(dueAt, now - REMEMBER_MISSED_MS[kind]));
    const due = { day, dueAt, deadline: deadlineOf(settings.zone, day, dueAt), next };
    if (now < due.deadline) return { missed, due };
    const delivery = deliveryOn(kind, { ...subscription, ...due });
    missed.push({
      delivery: { ...delivery, message: undefined, papers: [], leftOut: [], note: MISSED[kind] },
      next,
    });
    dueAt = next;
  }
  return { missed, due: undefined };
}

/** Returns when a subscription's next digest or wrap is due. */
export function dueAtOf({ nextDueAt, nextWrapAt }: Subscription, kind: Scheduled): number | undefined {
  return kind === "wrap" ? nextWrapAt : nextDueAt;
}

/** Returns the fields that the delivery of a due day has whatever its message. */
export function deliveryOn(
  kind: Scheduled,
  { channel, team, day, dueAt, deadline }: DueSubscription,
): Pick<NewDelivery, "key" | "kind" | "channel" | "team" | "day" | "dueAt" | "deadline"> {
  return { key: deliveryKey(channel, day, kind), kind, channel, team, day, dueAt, deadline };
}

/** Returns the due time if the message goes out noticeably late, else undefined. */
export function lateness(dueAt: number, now: number): { readonly dueAt: number } | undefined {
  return now - dueAt > LATE_MS ? { dueAt } : undefined;
}
