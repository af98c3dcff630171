import { type Clock, watchClock } from "../runtime/clock.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import {
  deadlineOf,
  dueAt as dueAtOn,
  dueDay,
  nextDueAt,
  type Timetable,
  timetableOf,
} from "../subscriptions/schedule.ts";
import type { DueMove, Scheduled, SubscriptionStore } from "../subscriptions/store.ts";
import { addDays, type Day } from "../time/day.ts";
import { localDay } from "../time/zone.ts";
import { inPieces } from "./batch.ts";
import { BATCH, dueAtOf, MISSED } from "./due.ts";
import type { DeliveryLog } from "./outbox.ts";

interface Deps {
  readonly store: Pick<SubscriptionStore, "subscriptions" | "moveDue"> & Pick<DeliveryLog, "skipped">;
  readonly clock: Clock;
  readonly log: Log;
}

const KINDS: readonly Scheduled[] = ["digest", "wrap"];
/** No day stays open longer, even if a zone change prolongs it. */
const LONGEST_DAY_MS = 3 * 86_400_000;

/**
 * Returns a function to call before anything is planned. It reconciles due times at start, since the process may have
 * brought new time zone rules (`process.versions.tz`), and after the clock was set back. If it fails, the next call
 * tries again.
 */
export function createRescheduler(deps: Deps): () => Promise<void> {
  const { store, clock, log } = deps;
  const clockMoved = watchClock(clock);
  let needed = true;
  let wentBack = false;
  return async () => {
    if (clockMoved() < 0) wentBack = needed = true;
    if (!needed) return;
    const moves = await movesAt(deps, wentBack);
    for (const piece of inPieces(moves, BATCH)) await store.moveDue(piece);
    if (moves.length > 0) log.info("channels rescheduled", { moved: moves.length, clockSetBack: wentBack });
    needed = wentBack = false;
  };
}

async function movesAt({ store, clock, log }: Deps, wentBack: boolean): Promise<readonly DueMove[]> {
  const now = clock.now();
  const pause = createPause(clock);
  const missed = new Set<string>();
  for (const kind of KINDS)
    for (const { channel, day, deadline } of await store.skipped(MISSED[kind], now - LONGEST_DAY_MS))
      if (now < deadline) missed.add(JSON.stringify([channel, kind, day]));
  const moves: DueMove[] = [];
  for (const subscription of await store.subscriptions()) {
    await pause();
    const { channel, settings, createdAt } = subscription;
    for (const kind of KINDS) {
      const from = dueAtOf(subscription, kind);
      const timetable = timetableOf(settings, kind);
      if (from === undefined || !timetable) continue;
      const wasMissed = (day: Day) => missed.has(JSON.stringify([channel, kind, day]));
      try {
        const to = rightTime(timetable, from, { now, wentBack, createdAt, wasMissed });
        if (to !== from) moves.push({ channel, kind, from, to });
      } catch (error) {
        log.error("schedule not readable", { kind, channel, error });
      }
    }
  }
  return moves;
}

/**
 * Returns when a channel stored as due at `stored` is really due. A clock that ran ahead may have skipped a day that is
 * still open, or recorded a day as missed that is still owed; the outbox knows what was actually posted. Future times
 * seen by such a clock, or under outdated zone rules, are corrected.
 */
function rightTime(
  timetable: Timetable,
  stored: number,
  about: {
    readonly now: number;
    readonly wentBack: boolean;
    readonly createdAt: number;
    readonly wasMissed: (day: Day) => boolean;
  },
): number {
  const { now, wentBack, createdAt, wasMissed } = about;
  const next = nextDueAt(timetable, now);
  const open = standing(timetable, now).filter(({ dueAt }) => dueAt >= createdAt);
  const astray = wentBack || stored > next;
  const again = astray ? open[0] : open.find(({ day }) => wasMissed(day));
  const due = again?.dueAt ?? (astray ? next : stored);
  if (due < stored) return due;
  // Editing the settings may leave today's digest at its old time, but only if the new time has passed.
  const ruled = stored > now ? dueAtOn(timetable, dueDay(timetable, stored)) : undefined;
  return ruled !== undefined && ruled > now ? ruled : stored;
}

/**
 * Returns the days that were due by `now` and can still go out, earliest first. A digest due just before midnight may
 * go out after it.
 */
function standing(
  timetable: Timetable,
  now: number,
): readonly { readonly day: Day; readonly dueAt: number }[] {
  const today = localDay(timetable.zone, now);
  return [addDays(today, -1), today].flatMap((day) => {
    const dueAt = dueAtOn(timetable, day);
    const stands = dueAt !== undefined && dueAt <= now && now < deadlineOf(timetable.zone, day, dueAt);
    return stands ? [{ day, dueAt }] : [];
  });
}
