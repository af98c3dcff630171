import { describe, expect, it } from "vitest";
import type { Day } from "../../src/time/day.ts";
import { dayMeant, readDate } from "../../src/time/parse-date.ts";

/** A Wednesday. */
const TODAY = "2026-11-25" as Day;
const past = (text: string) => dayMeant(readDate(text), TODAY, "past");
const future = (text: string) => dayMeant(readDate(text), TODAY, "future");

describe("a date", () => {
  it.each([
    ...[
      "2026-06-12",
      "2026–06–12",
      "2026‑06‑12",
      "2026/6/12",
      "2026.06.12",
      "20260612",
      "12.6.2026",
      "12.06.2026",
    ],
    ...[
      "12 June 2026",
      "June 12, 2026",
      "Jun 12th 2026",
      "the 12th of June 2026",
      "Friday 12 June 2026",
      "Fri, 12 Jun 2026",
    ],
    ...[
      "12. Juni 2026",
      "12 juin 2026",
      "12 de junio de 2026",
      "2026年6月12日",
      "2026년 6월 12일",
      "“12 June 2026”",
      "12 June 2026.",
    ],
  ])("may be written %j", (text) => expect(past(text)).toBe("2026-06-12"));

  it("13/6/2026 and 6/13/2026 can mean only one", () => {
    expect(past("13/6/2026")).toBe("2026-06-13");
    expect(past("6/13/2026")).toBe("2026-06-13");
    expect(past("6-6-2026")).toBe("2026-06-06");
  });

  it("without a year is the nearest in the direction that one looks", () => {
    expect([past("12 June"), future("12 June")]).toEqual(["2026-06-12", "2027-06-12"]);
    expect([past("3. Dezember"), future("3. Dezember")]).toEqual(["2025-12-03", "2026-12-03"]);
    expect([past("6月12日"), past("25 November"), future("25 November")]).toEqual([
      "2026-06-12",
      TODAY,
      TODAY,
    ]);
  });

  it("may be a weekday, today's own being the last and not the next", () => {
    expect([past("friday"), future("Freitag")]).toEqual(["2026-11-20", "2026-11-27"]);
    expect([past("wed"), future("wednesday")]).toEqual([TODAY, "2026-12-02"]);
  });

  it.each([
    ["yesterday", "2026-11-24"],
    ["Yesterday.", "2026-11-24"],
    ["today", TODAY],
    ["tomorrow", "2026-11-26"],
    ["gestern", "2026-11-24"],
    ["aujourd’hui", TODAY],
    ["mañana", "2026-11-26"],
    ["昨日", "2026-11-24"],
  ])("%j is %s", (text, day) => expect(past(text)).toBe(day));

  it.each([
    ...[
      "",
      "12",
      "june",
      "sunny",
      "may",
      "31 June",
      "2026-13-03",
      "13月45日",
      "next friday",
      "12 June 15",
      "2026-06-12 15:00",
    ],
    ...["12 Juny", "2026-06", "क ल"],
  ])("%j is refused", (text) => {
    expect(() => readDate(text)).toThrow(
      /is not a date\. Write it like 2026-06-12, 12 June, friday or yesterday\./,
    );
  });

  it.each(["12/6/2026", "06-12-2026", "5 lis"])("%j could be two, so it is refused", (text) => {
    expect(() => readDate(text)).toThrow(/could be more than one date\. Write it like 2026-06-12\./);
  });

  it("that is another weekday than was said is refused", () => {
    expect(() => past("Monday 12 June 2026")).toThrow(/That date is a Friday 12 June 2026/);
  });

  it("that no year nearby has is refused", () => {
    expect(() => past("29 February")).toThrow(/Write it like 2026-06-12/);
  });
});
