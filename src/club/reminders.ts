import type { ChannelRef, Person } from "../chat/refs.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { commitOne } from "../delivery/planner.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { ChatError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { localDay } from "../time/zone.ts";
import { meetingReminder } from "./meeting-message.ts";
import type { ClubStore, KnownMeeting, Reminder } from "./store.ts";

const HOUR_MS = 3_600_000;
/** How long before a meeting is told of, and until when that is still worth it: after that the next one follows soon. */
const LEADS = {
  day: { ms: 24 * HOUR_MS, worthMs: 2 * HOUR_MS },
  hour: { ms: HOUR_MS, worthMs: 0 },
} as const;
/** Opening direct messages takes longer only where it hangs. */
const OPEN_MS = 30_000;

type Lead = keyof typeof LEADS;

export interface Reminders {
  /** Puts what is due into the outbox, whose courier brings each exactly once; returns how many those were. */
  planDue(signal?: AbortSignal): Promise<number>;
}

/** Reminds of the journal club's meetings: their channel, and the presenter in direct messages. */
export function createReminders(deps: {
  readonly store: ClubStore & Outbox;
  readonly direct: (person: Person) => Promise<ChannelRef>;
  readonly clock: Clock;
  readonly log: Log;
}): Reminders {
  const { store, clock, log } = deps;

  async function plan(meeting: KnownMeeting, lead: Lead, to: "channel" | "presenter"): Promise<void> {
    const channel = to === "channel" ? meeting.channel : await presenters(meeting);
    if (channel) {
      const { ms, worthMs } = LEADS[lead];
      const dueAt = meeting.at - ms;
      const day = localDay(meeting.zone, dueAt);
      const kind = `club:${meeting.id}:${meeting.sequence}:${lead}:${to}` as const;
      const key = deliveryKey(channel, day, kind);
      const delivery = {
        key,
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
      };
      await commitOne(store, { delivery });
    }
    // After the outbox knows: a crash between the two finds the delivery planned already, and plans none.
    await store.markTold(meeting, `${lead}:${to}`);
  }

  /** Undefined where they cannot be written to; throws where that may change. */
  async function presenters({ id, presenter }: KnownMeeting): Promise<ChannelRef | undefined> {
    if (!presenter) return undefined;
    try {
      const late = () => new ChatError("unknown", "The platform did not answer.");
      return await withDeadline(clock, OPEN_MS, deps.direct(presenter.person), late);
    } catch (error) {
      if (!(error instanceof ChatError) || !LASTING.includes(error.kind)) throw error;
      log.info("a presenter cannot be written to", { meeting: id, why: error.message });
      return undefined;
    }
  }

  return {
    async planDue(signal) {
      const now = clock.now();
      let planned = 0;
      const soon = await store.meetingsToRemind(now + 1, now + LEADS.day.ms + 1);
      for (const { meeting, told } of soon) {
        for (const what of dueReminders(meeting, told, now)) {
          if (signal?.aborted) return planned;
          const [lead, to] = what.split(":") as [Lead, "channel" | "presenter"];
          try {
            await plan(meeting, lead, to);
            planned += 1;
          } catch (error) {
            const about = { meeting: meeting.id, what, error };
            log.warn("a meeting could not be reminded of; tried again in a minute", about);
          }
        }
      }
      return planned;
    },
  };
}

/** What the platform says of people it will not let us write to. */
const LASTING: readonly ChatError["kind"][] = ["gone", "forbidden", "rejected"];

/** What is due now and was not told. Whoever changed a meeting within the time knows of it, and so does the channel. */
function dueReminders(meeting: KnownMeeting, told: readonly Reminder[], now: number): readonly Reminder[] {
  const leads = (["day", "hour"] as const).filter((lead) => {
    const { ms, worthMs } = LEADS[lead];
    const dueAt = meeting.at - ms;
    return now >= dueAt && now < meeting.at - worthMs && meeting.changedAt < dueAt;
  });
  return leads
    .flatMap((lead): readonly Reminder[] => [
      `${lead}:channel`,
      ...(meeting.presenter ? [`${lead}:presenter` as const] : []),
    ])
    .filter((what) => !told.includes(what));
}
