import { expect, test } from "vitest";
import { compactNumber, counted, number, quotedList } from "../../src/text/format.ts";
import type { Day } from "../../src/time/day.ts";
import { dateSpan, dayAndMonth, fullDate, weekdayName } from "../../src/time/format-date.ts";

const day = (text: string) => text as Day;

test("dates are spelled so that nobody can misread them", () => {
  expect(fullDate(day("2026-06-12"))).toBe("Friday 12 June 2026");
  expect(dayAndMonth(day("2026-01-02"))).toBe("2 January");
  const week = ["08", "09", "10", "11", "12", "13", "14"].map((date) => weekdayName(day(`2026-06-${date}`)));
  expect(week).toEqual(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
  const months = Array.from({ length: 12 }, (_, n) =>
    dayAndMonth(day(`2026-${String(n + 1).padStart(2, "0")}-01`)),
  );
  const intl = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  expect(months).toEqual(Array.from({ length: 12 }, (_, n) => intl.format(Date.UTC(2026, n, 1))));
});

test.each([
  ["2026-06-12", "2026-06-12", "12 June 2026"],
  ["2026-06-08", "2026-06-12", "8–12 June 2026"],
  ["2026-05-29", "2026-06-02", "29 May – 2 June 2026"],
  ["2025-12-29", "2026-01-02", "29 December 2025 – 2 January 2026"],
  ["2025-06-12", "2026-06-12", "12 June 2025 – 12 June 2026"],
])("the span from %s to %s is %s", (from, to, expected) => {
  expect(dateSpan(day(from), day(to))).toBe(expected);
});

test.each([
  [0, "0", "0"],
  [999, "999", "999"],
  [1_000, "1,000", "1k"],
  [1_049, "1,049", "1k"],
  [1_299, "1,299", "1.2k"],
  [9_999, "9,999", "9.9k"],
  [10_000, "10,000", "10k"],
  [12_900, "12,900", "12k"],
  [999_999, "999,999", "999k"],
  [1_000_000, "1,000,000", "1M"],
  [3_456_000, "3,456,000", "3.4M"],
  [12_345_678, "12,345,678", "12M"],
])("%i is written %s and %s", (n, full, compact) => {
  expect(number(n)).toBe(full);
  expect(compactNumber(n)).toBe(compact);
});

test("things are counted in words", () => {
  expect(counted(0, "paper")).toBe("0 papers");
  expect(counted(1, "paper")).toBe("1 paper");
  expect(counted(1_200, "reply", "replies")).toBe("1,200 replies");
});

test("words are listed in quotes", () => {
  expect(quotedList([], "or")).toBe("");
  expect(quotedList(["a"], "or")).toBe("“a”");
  expect(quotedList(["a", "b"], "or")).toBe("“a” or “b”");
  expect(quotedList(["a", "b", "c"], "and")).toBe("“a”, “b” and “c”");
});
