import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendarFile } from "../../src/club/calendar.ts";
import type { KnownMeeting } from "../../src/club/store.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { anyText, readsAs } from "../export/arbitraries.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const AT = Date.parse("2026-12-03T14:00:00Z");

function meeting(parts: Partial<KnownMeeting> = {}): KnownMeeting {
  return {
    id: "abc123",
    team: "discord:W1" as TeamId,
    channel: { platform: "discord", workspace: "W1", id: "C1" },
    paper: makeKnownPaper({ id: "2506.01234", title: "Otters, Rivers; and a \\ Backslash" }),
    presenter: { person: { platform: "discord", workspace: "W1", user: "1" }, name: "Ada Lovelace" },
    at: AT,
    minutes: 90,
    zone: "Europe/Berlin",
    sequence: 0,
    scheduledBy: undefined,
    changedAt: AT - 86_400_000,
    cancelled: false,
    ...parts,
  };
}

/** The file as a calendar reads it. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const events = calendar.getAllSubcomponents("vevent");
  const event = new ICAL.Event(events[0]);
  return { calendar, events, event, property: (name: string) => events[0]?.getFirstPropertyValue(name) };
}

describe("a meeting's file", () => {
  it("is read by a calendar as what was set, in UTC", () => {
    const { name, mediaType, content } = calendarFile(meeting());
    expect([name, mediaType]).toEqual(["journal-club-2026-12-03.ics", "text/calendar"]);
    const { calendar, events, event, property } = read(content);
    expect(events).toHaveLength(1);
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(event.summary).toBe("Journal club: Otters, Rivers; and a \\ Backslash");
    expect(event.description).toBe("Presented by Ada Lovelace.\nhttps://arxiv.org/abs/2506.01234");
    expect([event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime()]).toEqual([
      AT,
      AT + 90 * 60_000,
    ]);
    expect(content).toMatch(/\r\nDTSTART:20261203T140000Z\r\n/);
    expect(property("status")).toBe("CONFIRMED");
    expect(String(property("dtstamp"))).toBe("2026-12-02T14:00:00Z");
    expect(event.attendees).toEqual([]);
  });

  it("keeps its UID and counts up, and takes itself out when cancelled", () => {
    const first = read(calendarFile(meeting()).content);
    const cancelled = read(calendarFile(meeting({ sequence: 2, cancelled: true })).content);
    expect(cancelled.event.uid).toBe(first.event.uid);
    expect([first.event.sequence, cancelled.event.sequence]).toEqual([0, 2]);
    expect(cancelled.calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(cancelled.property("status")).toBe("CANCELLED");
    expect(cancelled.property("organizer")).toBeTruthy();
  });

  it("has lines of at most 75 octets ended by CRLF, and any title comes back, whatever it holds", () => {
    fc.assert(
      fc.property(anyText, anyText, (title, name) => {
        const presenter = { person: { platform: "slack", workspace: "W", user: "U" } as const, name };
        const paper = makeKnownPaper({ title });
        const { content } = calendarFile(meeting({ paper, presenter }));
        expect(content.endsWith("\r\n")).toBe(true);
        for (const line of content.slice(0, -2).split("\r\n")) {
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        }
        const { events, event } = read(content);
        expect(events).toHaveLength(1);
        expect(event.summary.trim()).toBe(`Journal club: ${readsAs(shownTitle(paper))}`.trim());
      }),
    );
  });
});
