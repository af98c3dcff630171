import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { TextFile } from "../chat/message.ts";
import { arxivUrl } from "../papers/arxiv-id.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { oneLine } from "../text/collapse-whitespace.ts";
import { localDay } from "../time/zone.ts";
import type { KnownMeeting } from "./store.ts";

/** RFC 5546 requires an organizer; `.invalid` can never be anybody's domain (RFC 2606). */
const ORGANIZER = { name: "Paperboy", email: "journal-club@paperboy.invalid" };

/**
 * Returns the meeting as an iCalendar file (RFC 5545), with times in UTC. Its UID never changes, so that a later file
 * moves the event in people's calendars, and a cancellation removes it.
 */
export function calendarFile(meeting: KnownMeeting): TextFile {
  const { id, paper, presenter, at, minutes, zone, sequence, changedAt, cancelled } = meeting;
  const url = arxivUrl(paper.id) ?? paper.projectUrl;
  const calendar = ical({
    prodId: { company: "Paperboy", product: "journal club", language: "EN" },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    events: [
      {
        id: `${id}@paperboy.invalid`,
        sequence,
        stamp: new Date(changedAt),
        start: new Date(at),
        end: new Date(at + minutes * 60_000),
        summary: `Journal club: ${shownTitle(paper)}`,
        description: [presenter ? `Presented by ${oneLine(presenter.name)}.` : "", url ?? ""]
          .filter(Boolean)
          .join("\n"),
        url: url ?? null,
        organizer: ORGANIZER,
        status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      },
    ],
  });
  return {
    name: `journal-club-${localDay(zone, at)}.ics`,
    mediaType: "text/calendar",
    content: `${calendar.toString().replace(/\r\n$/, "")}\r\n`,
  };
}
