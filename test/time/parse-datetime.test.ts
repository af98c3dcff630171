import { describe, expect, it } from "vitest";
import { readDate } from "../../src/time/parse-date.ts";
import { instantMeant } from "../../src/time/parse-datetime.ts";

/** A Wednesday. */
const NOW = Date.parse("2026-11-25T12:00:00Z");
const iso = (date: string, time: string, zone = "Europe/Berlin", now = NOW) =>
  new Date(instantMeant(readDate(date), time, zone, now)).toISOString();

describe("a date and a time", () => {
  it.each([
    ["2026-12-03", "15:00", "2026-12-03T14:00:00.000Z"],
    ["3 December", "15:00", "2026-12-03T14:00:00.000Z"],
    ["today", "14:00", "2026-11-25T13:00:00.000Z"],
    ["Tomorrow", "09:00", "2026-11-26T08:00:00.000Z"],
    ["thursday", "15:00", "2026-11-26T14:00:00.000Z"],
    ["wed", "15:00", "2026-12-02T14:00:00.000Z"],
    // Summer time has come by then: the clock on the wall counts.
    ["2027-04-01", "15:00", "2027-04-01T13:00:00.000Z"],
    // 02:30 does not exist on that night, and comes twice on this one.
    ["2027-03-28", "02:30", "2027-03-28T01:30:00.000Z"],
    ["2027-10-31", "02:30", "2027-10-31T00:30:00.000Z"],
  ])("%s %s in Berlin is %s", (date, time, at) => {
    expect(iso(date, time)).toBe(at);
  });

  it("is read in the channel's zone, whose day may be another", () => {
    const late = Date.parse("2026-11-25T23:30:00Z");
    expect(iso("today", "23:00", "Asia/Tokyo", late)).toBe("2026-11-26T14:00:00.000Z");
  });

  it.each([
    ["2026-11-25", "12:59", /is in the past\. Pick a later time/],
    ["yesterday", "15:00", /in the past/],
    ["2025-12-03", "15:00", /in the past/],
    ["2062-12-03", "15:00", /Is the year right/],
  ])("%s %s is refused kindly", (date, time, why) => {
    expect(() => iso(date, time)).toThrow(why);
  });

  it("that the zone skipped is refused", () => {
    const before = Date.parse("2011-12-01T00:00:00Z");
    expect(() => iso("2011-12-30", "09:00", "Pacific/Apia", before)).toThrow(
      /does not exist in Pacific\/Apia/,
    );
  });
});
