import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainTyping, typedValue } from "../../src/text/typed-text.ts";
import { growthExponent, LINEAR } from "../growth.ts";

describe("plain typing", () => {
  it.each([
    ["mon–fri", "mon-fri"],
    ["mon‑fri", "mon-fri"],
    ["mon−fri", "mon-fri"],
    ["mon—fri", "mon-fri"],
    ["a — b", "a -- b"],
    ["—survey", "--survey"],
    ["„a“ “b” «c» »d« 「e」 『f』 ”g”", '"a" "b" "c" "d" "e" "f" "g"'],
    ["O’Brien, ‘x’ ‚y‘ `z`", "O'Brien, 'x' 'y' 'z'"],
    ["count：５", "count:5"],
    ["to\u00a0 me\u200b\u2009now\u3000 then", "to me now then"],
    ["\ufeffhelp\u200e", "help"],
    ["日本語 für Ada", "日本語 für Ada"],
    ["a\u202eb\u2066c\u0000d\u3164e\u206af\u0085g\u{e0100}h", "abcdefgh"],
    ["👩\u200d🔬 a\nb\tc", "👩\u200d🔬 a\nb c"],
  ])("of %j is %j", (typed, plain) => expect(plainTyping(typed)).toBe(plain));

  it("stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = plainTyping(text);
        expect(plainTyping(plain)).toBe(plain);
      }),
    );
  });
});

describe("a typed value", () => {
  it.each([
    ["„language“", "language"],
    ["“9 am”", "9 am"],
    ["« deux mots »", "deux mots"],
    ["'x'", "x"],
    ["'O'Brien'", "O'Brien"],
    ["“9am", "9am"],
    ["9am”", "9am"],
    ["9am…", "9am"],
    ["“9am.”", "9am"],
    ["Ada Lovelace. ", "Ada Lovelace"],
    ['"a" and "b"', '"a" and "b"'],
    ["O'Brien", "O'Brien"],
    ["authors'", "authors'"],
    ['"', ""],
    ["…", ""],
    ["what is attention?", "what is attention?"],
  ])("%j is %j", (typed, value) => expect(typedValue(typed)).toBe(value));

  it.each([".", " ", '"', "'", "—", "a'", " —"])("takes linear time for a run of %j", (piece) => {
    expect(growthExponent((text) => typedValue(`${text}x`), piece)).toBeLessThan(LINEAR);
  });
});
