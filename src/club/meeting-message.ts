import { paperEntry } from "../cards/paper-card.ts";
import type { Block, Message, Text } from "../chat/message.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { counted } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import { localTime } from "../time/zone.ts";
import { calendarFile } from "./calendar.ts";
import type { KnownMeeting } from "./store.ts";

const TITLE_LENGTH = 150;

const NEWS = {
  new: { heading: "Journal club", said: "is in the journal club" },
  changed: { heading: "Journal club moved", said: "was changed in the journal club" },
  cancelled: { heading: "Journal club cancelled", said: "is no longer in the journal club" },
} as const;

/** Returns the announcement of a new, changed or cancelled meeting, with a calendar file. */
export function meetingNews(meeting: KnownMeeting, news: keyof typeof NEWS): Message {
  const { heading, said } = NEWS[news];
  return {
    summary: `“${clip(shownTitle(meeting.paper), TITLE_LENGTH)}” ${said}.`,
    blocks: [
      { kind: "heading", text: heading },
      ...meetingBlocks(meeting),
      {
        kind: "note",
        text: [
          news === "cancelled"
            ? "Open the attached file to remove it from your calendar."
            : `Open the attached file to add it to your calendar.${remindedOf(meeting)}`,
        ],
      },
    ],
    files: [calendarFile(meeting)],
  };
}

/** Says which reminders are still to come. */
function remindedOf({ at, changedAt }: KnownMeeting): string {
  const hours = (at - changedAt) / 3_600_000;
  if (hours <= 1) return "";
  return ` Paperboy sends a reminder ${hours > 24 ? "a day and an hour" : "an hour"} before.`;
}

/** Returns a meeting's paper, time and presenter. */
export function meetingBlocks(meeting: KnownMeeting): readonly Block[] {
  const { paper, presenter } = meeting;
  return [
    paperEntry(paper, {
      reason: presenter ? `presented by ${presenter.name}` : "nobody presents it yet",
    }),
    { kind: "paragraph", text: when(meeting) },
  ];
}

/** Shows the reader's own time, and the time in the zone in which the meeting was set. */
function when({ at, minutes, zone }: KnownMeeting): Text {
  return [
    { kind: "strong", text: "When" },
    " ",
    { kind: "time", at, style: "datetime" },
    ` (${localTime(zone, at)} ${zone}, ${counted(minutes, "minute")})`,
  ];
}

/** Returns the reminder, a day or an hour before, for the channel or for the presenter's direct messages. */
export function meetingReminder(meeting: KnownMeeting, to: "channel" | "presenter"): Message {
  const title = clip(shownTitle(meeting.paper), TITLE_LENGTH);
  const words =
    to === "presenter" ? `You present “${title}” in the journal club` : `Journal club: “${title}”`;
  return {
    summary: `${words}.`,
    blocks: [
      { kind: "heading", text: to === "presenter" ? "You present in the journal club" : "Journal club" },
      { kind: "paragraph", text: ["It begins ", { kind: "time", at: meeting.at, style: "relative" }, "."] },
      ...meetingBlocks(meeting),
    ],
    files: [calendarFile(meeting)],
  };
}

/** Returns the next meeting as a block to show above other lists. */
export function pinnedMeeting({ paper, at, presenter }: KnownMeeting): Block {
  return {
    kind: "paragraph",
    text: [
      { kind: "strong", text: "Next in the journal club:" },
      ` ${clip(shownTitle(paper), TITLE_LENGTH)} · `,
      { kind: "time", at, style: "datetime" },
      ...(presenter ? [` · presented by ${presenter.name}`] : []),
    ],
  };
}
