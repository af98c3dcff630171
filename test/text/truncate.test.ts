import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenOff, clip } from "../../src/text/truncate.ts";
import { growthExponent, LINEAR } from "../growth.ts";

const FAMILY = "👩\u200d👩\u200d👧";

describe("clip", () => {
  test.each([
    ["one two", 7, "one two"],
    ["one two three", 8, "one two…"],
    ["one two three", 9, "one two…"],
    ["one two three", 12, "one two…"],
    ["one two  three", 12, "one two…"],
    ["123456 890", 9, "123456…"],
    ["12345 7890", 10, "12345 7890"],
    ["12345 78901", 10, "12345…"],
    ["one two, three", 10, "one two…"],
    ["one two – three", 11, "one two…"],
    ["one two. three", 10, "one two…"],
    ["one two… three", 10, "one two…"],
    ["one two... three", 11, "one two…"],
    ["one two…", 8, "one two…"],
    ["a incomprehensibilities", 12, "a incompreh…"],
    ["incomprehensibilities", 6, "incom…"],
    ["ab😀😀😀", 4, "ab…"],
    ["ab😀😀😀", 5, "ab😀…"],
    [`ab${FAMILY}${FAMILY}`, 10, "ab…"],
    [`ab${FAMILY}${FAMILY}`, 11, `ab${FAMILY}…`],
    ["cafe\u0301 cafe\u0301s", 5, "caf…"],
    ["🇨🇭🇨🇭🇨🇭", 7, "🇨🇭…"],
    [FAMILY, 4, "…"],
    ["anything", 1, "…"],
    ["anything", 0, ""],
  ])("%j to %i is %j", (text, max, expected) => expect(clip(text, max)).toBe(expected));

  test("never passes the limit, shows the cut, keeps a beginning and cuts between characters", () => {
    const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
    const unit = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      fc.constantFrom(FAMILY, "🇨🇭", "e\u0301\u0302", "각", " ", "…", ", "),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (units, max) => {
        const text = units.join("");
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(clip(clipped, max)).toBe(clipped);
        if (text.length <= max) {
          expect(clipped).toBe(text);
          return;
        }
        expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
        expect(clipped).toMatch(/(?<!…)…$/);
        const starts = Array.from(graphemes.segment(text), ({ index }) => index);
        expect(starts).toContain(clipped.length - 1);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([" ", ", ", "a ", "…", "a", "👩\u200d", "e\u0301"])(
    "takes linear time for a run of %j",
    (piece) => {
      expect(growthExponent((text) => clip(`${text}x`, text.length), piece)).toBeLessThan(LINEAR);
    },
  );
});

test.each([
  ["one, ", "one…"],
  ["one (", "one…"],
  ["one.", "one…"],
  ["one?", "one?…"],
  ["", "…"],
])("%j broken off is %j", (text, expected) => expect(brokenOff(text)).toBe(expected));
