import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ballotEmoji, toMark } from "../../../../adapters/slack/in/reactions.ts";
import { escapeWithin, webUrl } from "../../../../adapters/slack/render/text.ts";

describe("escapeWithin", () => {
  it("bounds the bytes of the escaped text, cuts no entity and no character in two, and says when it cut", () => {
    const unit = fc.oneof(
      fc.constantFrom("<", "&", ">", "a", " ", "模", "é", "👩‍🔬"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), fc.integer({ min: 20, max: 300 }), (text, max) => {
        const escaped = escapeWithin(text, max);
        expect(Buffer.byteLength(escaped)).toBeLessThanOrEqual(max);
        expect(escaped.replace(/&(amp|lt|gt);/g, "")).not.toMatch(/[&<>]/);
        const whole = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
        if (Buffer.byteLength(whole) <= max) expect(escaped).toBe(whole);
        else expect(escaped === "" || escaped.endsWith("…")).toBe(true);
      }),
    );
  });

  it.each([
    ["a", 4_000],
    ["&", 800],
    ["模", 1_333],
    ["👩‍🔬", 363],
  ])("takes %j %i times in 4,000 bytes, and one more is one too many", (unit, times) => {
    const whole = escapeWithin(unit.repeat(times), 4_000);
    expect(whole).toBe(unit.repeat(times).replaceAll("&", "&amp;"));
    const cut = escapeWithin(unit.repeat(times + 1), 4_000);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(4_000);
    expect(cut.replaceAll("&amp;", "&").split(unit).join("")).toBe("…");
  });
});

describe("webUrl", () => {
  it.each([
    ["https://example.com/a b", "https://example.com/a%20b"],
    ["http://example.com", "http://example.com/"],
    ["javascript:alert(1)", undefined],
    ["slack://open", undefined],
    ["example.com", undefined],
    [`https://example.com/${"x".repeat(3_000)}`, undefined],
  ])("takes %s as %s", (href, url) => {
    expect(webUrl(href, 3_000)).toBe(url);
  });
});

describe("ballots", () => {
  it("are the ten keycaps, there and back", () => {
    for (let ballot = 1; ballot <= 10; ballot++)
      expect(toMark(ballotEmoji(ballot) ?? "")).toEqual({ kind: "ballot", ballot });
    expect([ballotEmoji(1), ballotEmoji(10)]).toEqual(["one", "keycap_ten"]);
  });
  it.each(["zero", "eleven", "ten", "1", "one::skin-tone-3", "thumbsup", "constructor", ""])(
    "are not %j",
    (name) => {
      expect(toMark(name)).toMatchObject({ kind: "emoji" });
    },
  );
  it.each([
    ["+1", "👍", ""],
    ["thumbsup::skin-tone-3", "👍", "skin-tone-3"],
    ["heart", "❤", ""],
    ["sauropod", ":sauropod:", ""],
    ["constructor", ":constructor:", ""],
  ])("take %s for the emoji %s", (name, emoji, variant) => {
    expect(toMark(name)).toEqual({ kind: "emoji", emoji, variant });
  });
  it.each([0, 11, -1, 1.5, Number.NaN])("have no emoji for %d", (ballot) => {
    expect(ballotEmoji(ballot)).toBeUndefined();
  });
});
