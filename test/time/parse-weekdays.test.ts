import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/runtime/errors.ts";
import type { Weekday } from "../../src/time/day.ts";
import { readWeekday, readWeekdays, WEEKDAYS } from "../../src/time/parse-weekdays.ts";

const WORKING = [1, 2, 3, 4, 5];
const ALL = [1, 2, 3, 4, 5, 6, 7];

describe("a range of weekdays", () => {
  it.each([
    "-",
    "--",
    "–",
    "—",
    "―",
    "‑",
    "‒",
    "−",
    "﹣",
    "－",
    " - ",
    " – ",
    " to ",
    " through ",
    " thru ",
    " till ",
  ])("may be written with %j", (dash) => expect(readWeekdays(`mon${dash}fri`)).toEqual(WORKING));
  it.each(["~", "～", "〜", "…", "..", "...", " → ", " -> ", " bis ", " until "])(
    "may be written with %j too",
    (dash) => expect(readWeekdays(`Mon${dash}Fri`)).toEqual(WORKING),
  );

  it("is the days one meets on the way from its first to its last", () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (from, steps) => {
        const met = Array.from({ length: steps + 1 }, (_, step) => ((from + step) % 7) + 1);
        const range = `${WEEKDAYS[from]?.short}-${WEEKDAYS[(from + steps) % 7]?.short}`;
        expect(readWeekdays(range)).toEqual(met.sort());
      }),
    );
  });
});

describe("weekdays", () => {
  it.each([
    ["Mon–Wed", [1, 2, 3]],
    ["mon,wed,fri", [1, 3, 5]],
    ["mon/wed/fri", [1, 3, 5]],
    ["sat/sun", [6, 7]],
    ["Fri; tue + MON & tuesday", [1, 2, 5]],
    ["mon, wed and fri.", [1, 3, 5]],
    ["“mon-fri”", WORKING],
    ["from Monday to Friday", WORKING],
    ["Tuesdays thursdays", [2, 4]],
    ["every Monday", [1]],
    ["sat-mon", [1, 6, 7]],
    ["mo-fr", WORKING],
    ["tues, thurs", [2, 4]],
    ["sun", [7]],
    ["wed-wed", [3]],
    [" weekdays ", WORKING],
    ["weekends", [6, 7]],
    ["daily", ALL],
    [" Daily", ALL],
    ["every day", ALL],
    ["everyday", ALL],
    ["all", ALL],
  ])("%j are %j", (text, days) => expect(readWeekdays(text)).toEqual(days));

  it.each([
    ["freitag", [5]],
    ["Mo.–Fr.", WORKING],
    ["Montag bis Freitag", WORKING],
    ["Montag und Mittwoch", [1, 3]],
    ["mo-so", ALL],
    ["sa-so", [6, 7]],
    ["lun.-ven.", WORKING],
    ["du lundi au vendredi", WORKING],
    ["lunes a viernes", WORKING],
    ["miercoles", [3]],
    ["segunda-feira a sexta-feira", WORKING],
    ["ma-vr", WORKING],
    ["пн-пт", WORKING],
    ["月～金", WORKING],
    ["月曜日から金曜日まで", WORKING],
    ["周一至周五", WORKING],
    ["월요일부터 금요일까지", WORKING],
  ])("%j, as people write elsewhere, are %j", (text, days) => expect(readWeekdays(text)).toEqual(days));

  it.each([
    ...[
      "sunny",
      "funday",
      "money",
      "m-f",
      "1-5",
      "mon,bad",
      "mon-bad",
      "bad-mon",
      "mon-",
      "-mon",
      "mon-wed-fri",
    ],
    ...["not daily", "daily news", "mon-fri except wed", "mon to", "lundi,freitag"],
  ])("%j is refused, with how to write them", (text) => {
    expect(() => readWeekdays(text)).toThrow(
      new UserError(`“${text}” is not a list of days. Write days like mon-fri, or mon,wed,fri, or daily.`),
    );
  });

  it("with one slash are refused where list and range differ", () => {
    expect(() => readWeekdays("mon/fri")).toThrow(/could be two days or all from one to the other/);
  });

  it("are refused where languages disagree: Sunday in German, Saturday in Czech", () => {
    expect(() => readWeekdays("so")).toThrow(/different days in different languages/);
  });

  it.each(["", " , ", "…"])("none at all (%j) are refused with the command that stops the papers", (text) => {
    expect(() => readWeekdays(text)).toThrow(/Name at least one day.*“\/papers unsubscribe”/);
  });

  it("are never fewer than were named: any text is read as days alone, or refused", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "mon",
        "tue",
        "freitag",
        "lundi",
        "sunny",
        "to",
        "bis",
        "-",
        "–",
        "/",
        ",",
        "and",
        "every",
        "x",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        let days: readonly Weekday[];
        try {
          days = readWeekdays(words.join(" "));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        expect(days.length).toBeGreaterThan(0);
        expect([...new Set(days)].sort()).toEqual(days);
      }),
    );
  });
});

describe("one weekday", () => {
  it("is one", () => {
    expect(readWeekday("Friday.")).toBe(5);
    expect(() => readWeekday("mon,tue")).toThrow(/more than one day/);
    expect(() => readWeekday("sunny")).toThrow(/not a list of days/);
  });
});
