import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { TextFile } from "../chat/message.ts";
import { arxivUrl } from "../papers/arxiv-id.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { oneLine } from "../text/collapse-whitespace.ts";
import { localDay } from "../time/zone.ts";
import type { KnownMeeting } from "./store.ts";

/** RFC 5546 wants an organizer; `.invalid` is nobody's address for ever (RFC 2606). */
const ORGANIZER = { name: "Paperboy", email: "journal-club@paperboy.invalid" };

/**
 * The meeting for a calendar (RFC 5545), its times in UTC. Its UID stays through all changes, so that a later file moves
 * what an earlier one has put in, and that of a cancelled meeting takes it out.
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
