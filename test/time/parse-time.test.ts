import { describe, expect, it } from "vitest";
import { parseTime, readTime } from "../../src/time/parse-time.ts";

describe("a time of day", () => {
  it.each([
    ["9", "09:00"],
    ["9:00", "09:00"],
    ["09.05", "09:05"],
    ["0900", "09:00"],
    ["930", "09:30"],
    ["9h30", "09:30"],
    ["9h", "09:00"],
    ["9 h", "09:00"],
    [" 21:30 ", "21:30"],
    ["9am", "09:00"],
    ["9 PM", "21:00"],
    ["9:15 p.m.", "21:15"],
    ["9 p. m.", "21:00"],
    ["12am", "00:00"],
    ["12 pm", "12:00"],
    ["1pm", "13:00"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
    ["noon", "12:00"],
    ["Midnight", "00:00"],
    ["at 9", "09:00"],
    ["9 o’clock", "09:00"],
    ["“9 am”", "09:00"],
    ["9am.", "09:00"],
    ["９：３０", "09:30"],
    ["9\u00a0pm", "21:00"],
  ])("%j is %s", (text, expected) => expect(parseTime(text)).toBe(expected));

  it.each([
    ["9 Uhr", "09:00"],
    ["9 Uhr 30", "09:30"],
    ["21:30 Uhr", "21:30"],
    ["9時", "09:00"],
    ["午後9:30", "21:30"],
    ["9시", "09:00"],
    ["下午9:00", "21:00"],
    ["9 giờ", "09:00"],
  ])("%j, as people write elsewhere, is %s", (text, expected) => expect(parseTime(text)).toBe(expected));

  it.each([
    ...["", "24:00", "9:60", "13pm", "0am", "9:5", "x9", "9x", "2400", "12345", "-1", "9:00:00", "9 a"],
    ...["9 30", "9-10", "half past nine", "9 mon", "9 UTC", "10am pm"],
  ])("%j is refused", (text) => {
    expect(parseTime(text)).toBeUndefined();
    expect(() => readTime(text)).toThrow(
      `“${text}” is not a time of day. Write it like 09:00, 9am or 17:30.`,
    );
  });
});
