import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visible } from "../../src/text/visible.ts";
import { growthExponent, LINEAR } from "../growth.ts";

const SCOTLAND = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";

describe("what is not seen goes", () => {
  test.each([
    ["direction overrides", "ab\u202edc\u202c", "abdc"],
    ["isolates", "\u2067ab\u2069", "ab"],
    ["zero-width characters", "a\u200bb\u2060c\ufeff", "abc"],
    ["soft hyphens", "a\u00adb", "ab"],
    ["joiners between Latin letters", "a\u200db\u200cc", "abc"],
    ["joiners beside a space", "a \u200d b", "a b"],
    ["fillers", "\u3164\u115f\uffa0\u2800", ""],
    ["selectors without a base", " \ufe0fa", "a"],
    ["tags without a flag", "a\u{e0067}", "a"],
    ["controls", "a\u0000b\u0085c", "a b c"],
    ["white space", "\n a\u00a0 b\t", "a b"],
  ])("%s", (_name, text, seen) => expect(visible(text)).toBe(seen));

  test("halves of characters are shown as such", () => expect(visible("a\ud83db")).toBe("a\u{fffd}b"));

  test("heaps of accents end", () => {
    expect(visible(`x${"\u0301".repeat(40)}y`)).toBe(`x${"\u0301".repeat(8)}y`);
  });
});

test.each([
  ["a family", "👩\u200d👩\u200d👧"],
  ["a coloured heart", "❤\ufe0f\u200d🔥"],
  ["skin tones", "👩🏽\u200d🚀"],
  ["a keycap", "1\ufe0f\u20e3"],
  ["a flag of tags", SCOTLAND],
  ["Persian", "می\u200cخواهم"],
  ["Hindi", "क्\u200dष"],
  ["Arabic number signs", "\u0600١"],
])("%s stays", (_name, text) => expect(visible(text)).toBe(text));

test("accents are put on their letters", () => expect(visible("tie\u0302\u0301ng")).toBe("tiếng"));

test("to look again changes nothing", () => {
  const character = fc.oneof(
    fc.constantFrom(
      ..."\u200b\u200c\u200d\ufe0f\u202e\u2066\u3164\u034f\u2800\u00ad \n\u0301क्aם\u0000\ud800",
      "👩",
      SCOTLAND,
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 14 }), (characters) => {
      const seen = visible(characters.join(""));
      expect(visible(seen)).toBe(seen);
    }),
    { numRuns: 2_000 },
  );
});

test.each(["\u200b", "\u0301", "\u200d", "👩\u200d", "\u{e0067}", "\ufe0f", " "])(
  "a long run of %j takes linear time",
  (piece) => expect(growthExponent((text) => visible(`a${text}a`), piece)).toBeLessThan(LINEAR),
);
