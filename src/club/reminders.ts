import type { ChannelRef, Person } from "../chat/refs.ts";
import { inBatch, inPieces } from "../delivery/batch.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import type { DuePlan, Planner } from "../delivery/planner.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { ChatError } from "../runtime/errors.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import { localDay } from "../time/zone.ts";
import { meetingReminder } from "./meeting-message.ts";
import type { ClubStore, KnownMeeting, Reminder } from "./store.ts";

const HOUR_MS = 3_600_000;
/**
 * How long before a meeting to send a reminder, and how long before it a late one is pointless because the next follows
 * soon.
 */
const LEADS = {
  day: { ms: 24 * HOUR_MS, worthMs: 2 * HOUR_MS },
  hour: { ms: HOUR_MS, worthMs: 0 },
} as const;
/** Opening direct messages only takes longer if it hangs. */
const OPEN_MS = 10_000;
/** Reminders planned together, which is also how many direct messages are opened concurrently. */
const AT_ONCE = 20;

type Lead = keyof typeof LEADS;

interface DueReminder {
  readonly meeting: KnownMeeting;
  readonly what: Reminder;
  /** Whom to remind in direct messages; undefined if it goes to the channel. */
  readonly person: Person | undefined;
}

/** Plans reminders of journal club meetings, to the channel and to the presenter in direct messages. */
export function createReminderPlanner(deps: {
  readonly store: Pick<ClubStore, "meetingsToRemind" | "markTold">;
  readonly direct: (person: Person) => Promise<ChannelRef>;
  readonly clock: Clock;
  readonly log: Log;
}): Planner {
  const { store, direct, clock, log } = deps;

  /** Returns where the reminder goes; undefined if nowhere, for good or for the moment. */
  async function placeOf({ meeting, what, person }: DueReminder): Promise<ChannelRef | undefined> {
    if (!person) return meeting.channel;
    const about = { meeting: meeting.id, what };
    try {
      const late = () => new ChatError("unknown", "The platform did not answer.");
      return await withDeadline(clock, OPEN_MS, direct(person), late);
    } catch (error) {
      if (error instanceof ChatError && LASTING.includes(error.kind)) {
        log.info("presenter not reachable", { ...about, error });
        await store.markTold(meeting, what);
      } else log.warn("direct messages not opened; retrying next minute", { ...about, error });
      return undefined;
    }
  }

  return {
    name: "reminders",

    async *plan(now, signal) {
      const soon = await store.meetingsToRemind(now, now + LEADS.day.ms + 1);
      const due = soon.flatMap(({ meeting, told }) => dueReminders(meeting, told, now));
      const pause = createPause(clock);
      for (const items of inPieces(due, AT_ONCE)) {
        if (signal.aborted) return;
        yield await inBatch({
          items,
          gather: (asked) => Promise.all(asked.map(placeOf)),
          make: (reminder, place) => (place ? [planOne(reminder, place, store)] : []),
          failed: ({ meeting, what }, error) =>
            log.error("reminder not planned", { meeting: meeting.id, what, error }),
          pause,
        });
      }
    },
  };
}

/**
 * Marks the reminder as sent only after it is in the outbox. After a crash in between, the delivery is already known,
 * so it is not planned twice.
 */
function planOne(
  { meeting, what }: DueReminder,
  channel: ChannelRef,
  store: Pick<ClubStore, "markTold">,
): DuePlan {
  const [lead, to] = what.split(":") as [Lead, "channel" | "presenter"];
  const { ms, worthMs } = LEADS[lead];
  const dueAt = meeting.at - ms;
  const day = localDay(meeting.zone, dueAt);
  const kind = `club:${meeting.id}:${meeting.sequence}:${what}` as const;
  return {
    delivery: {
      key: deliveryKey(channel, day, kind),
      kind,
      channel,
      team: meeting.team,
      day,
      dueAt,
      papers: [],
      deadline: meeting.at - worthMs,
      message: meetingReminder(meeting, to),
      note: undefined,
      leftOut: [],
    },
    committed: () => store.markTold(meeting, what),
  };
}

/** Permanent refusals to let us write to a person. */
const LASTING: readonly ChatError["kind"][] = ["gone", "forbidden", "rejected"];

/**
 * Returns the reminders that are due and not yet sent. If the meeting was changed after a reminder's due time, that
 * reminder is skipped: the change itself was announced.
 */
function dueReminders(meeting: KnownMeeting, told: readonly Reminder[], now: number): readonly DueReminder[] {
  const leads = (["day", "hour"] as const).filter((lead) => {
    const { ms, worthMs } = LEADS[lead];
    const dueAt = meeting.at - ms;
    return now >= dueAt && now < meeting.at - worthMs && meeting.changedAt < dueAt;
  });
  return leads
    .flatMap((lead): readonly DueReminder[] => [
      { meeting, what: `${lead}:channel`, person: undefined },
      ...(meeting.presenter
        ? [{ meeting, what: `${lead}:presenter` as const, person: meeting.presenter.person }]
        : []),
    ])
    .filter(({ what }) => !told.includes(what));
}
