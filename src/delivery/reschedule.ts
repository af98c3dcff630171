import { type Clock, watchClock } from "../runtime/clock.ts";
import { createBreath } from "../runtime/event-loop-yield.ts";
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
/** No day stands longer, even where a change of zone makes it so long. */
const LONGEST_DAY_MS = 3 * 86_400_000;

/**
 * To be called before anything is planned. Where the clock was set back, and whenever the process has started (the
 * rules of time zones, `process.versions.tz`, may have come with it), it sets right when channels are due. A failed
 * attempt is made up for by the next call.
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
  const breath = createBreath(clock);
  const missed = new Set<string>();
  for (const kind of KINDS)
    for (const { channel, day, deadline } of await store.skipped(MISSED[kind], now - LONGEST_DAY_MS))
      if (now < deadline) missed.add(JSON.stringify([channel, kind, day]));
  const moves: DueMove[] = [];
  for (const subscription of await store.subscriptions()) {
    await breath();
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
 * When a channel is really due that is thought to be due at `stored`. A clock that ran ahead may have passed by a day that
 * still stands, and written down as missed what is still owed; what was posted on such a day the outbox knows. Nobody
 * waits for what such a clock saw of the future, nor comes at a time that the zone's rules have changed since.
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
  // An edit may have left today's digest at its old time, but only where the new time has passed.
  const ruled = stored > now ? dueAtOn(timetable, dueDay(timetable, stored)) : undefined;
  return ruled !== undefined && ruled > now ? ruled : stored;
}

/** The days that were due by `now` and can still go out, earliest first: one due before midnight outlives its day. */
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
