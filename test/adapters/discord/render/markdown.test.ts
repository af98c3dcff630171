import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipLabel } from "../../../../adapters/discord/render/components.ts";
import { extract, link, literal, markdown, shorten } from "../../../../adapters/discord/render/markdown.ts";
import { growthExponent, LINEAR } from "../../../growth.ts";
import { read } from "../reader.ts";
import { LINE, TRAPS } from "../traps.ts";

const folded = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

describe("literal", () => {
  it.each(TRAPS)("reads as it is written: %s", (text) => {
    const reading = read(literal(text));
    expect(reading.text).toBe(folded(text));
    expect([...reading.effects]).toEqual([]);
  });

  it("reads as it is written, whatever the text", () => {
    fc.assert(
      fc.property(LINE, (text) => {
        const reading = read(literal(folded(text)));
        expect(reading.text).toBe(folded(text));
        expect([...reading.effects]).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("folds line breaks, which could begin a list", () => {
    expect(read(literal("a\n  - b\r\n# c"))).toMatchObject({ text: "a - b # c" });
  });

  it.each(["1", "1.", "a-", "*", "<@", " ", "a:/"])(
    "takes linear time, and so does a link, for a run of %j",
    (piece) => {
      expect(growthExponent(literal, piece)).toBeLessThan(LINEAR);
      expect(growthExponent((text) => link(text, "https://x.example/"), piece)).toBeLessThan(LINEAR);
    },
  );
});

describe("runs of text", () => {
  it.each(["strong", "em", "code"] as const)("keeps every character inside %s", (kind) => {
    fc.assert(
      fc.property(LINE, (text) => {
        fc.pre(folded(text) !== "");
        const reading = read(markdown([{ kind, text }], 4_000));
        expect(reading.text).toBe(folded(text));
        for (const found of reading.effects) expect(found).toBe(kind);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps neighbours apart", () => {
    const line = markdown(["a ", { kind: "em", text: "b" }, { kind: "strong", text: "c " }, "d"], 4_000);
    expect(read(line).text.replace("\u200b", "")).toBe("a bc d");
    expect([...read(line).effects].sort()).toEqual(["em", "strong"]);
  });

  it("shows times in the reader's zone", () => {
    const at = Date.UTC(2026, 5, 12, 9);
    expect(markdown([{ kind: "time", at, style: "relative" }], 100)).toBe(`<t:${at / 1000}:R>`);
  });
});

describe("an extract", () => {
  it("is cut once, at its end, however many runs it has", () => {
    const word = fc.stringMatching(/^[a-z]{1,8} $/);
    const run = fc.record({ strong: fc.boolean(), words: fc.array(word, { minLength: 1, maxLength: 8 }) });
    fc.assert(
      fc.property(
        fc.array(run, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 200 }),
        (runs, cap) => {
          const spans = runs.map(({ strong, words }) =>
            strong ? ({ kind: "strong", text: words.join("") } as const) : words.join(""),
          );
          const whole = runs.flatMap(({ words }) => words).join("");
          const shown = read(extract([...spans, "…"], cap)).text.replaceAll("\u200b", "");
          expect(shown.length).toBeLessThanOrEqual(cap + 1);
          expect(shown.endsWith("…")).toBe(true);
          expect(whole.startsWith(shown.slice(0, -1).trimEnd())).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("links", () => {
  it("shows the whole label and one working link, whatever the label", () => {
    fc.assert(
      fc.property(LINE, (text) => {
        fc.pre(folded(text) !== "");
        const reading = read(link(folded(text), "https://example.com/a_(b)?c=*d*"));
        expect(reading.links).toHaveLength(1);
        expect(reading.links[0]?.href).toBe("https://example.com/a_%28b%29?c=%2Ad%2A");
        expect(reading.text.replace(/ link$/, "")).toBe(folded(text).replace(/ link$/, ""));
        expect([...reading.effects]).toEqual(["link"]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("covers the longest stretch without brackets", () => {
    expect(link("[IDK] Models that abstain", "https://x.example/")).toBe(
      "\\[IDK\\] [Models that abstain](https://x.example/)",
    );
  });

  it("appends a link to a label that cannot be one", () => {
    expect(read(link("[]", "https://x.example/"))).toMatchObject({
      text: "[] link",
      links: [{ label: "link", href: "https://x.example/" }],
    });
  });

  it.each(["javascript:alert(1)", "not an address", ""])("shows the label alone for %j", (href) => {
    expect(link("Title", href)).toBe("Title");
  });
});

describe("shorten", () => {
  it("stays within the cap as it will be written, says that it cut, and keeps the beginning", () => {
    fc.assert(
      fc.property(LINE, fc.integer({ min: 1, max: 40 }), (text, cap) => {
        const short = shorten(text, cap);
        expect(literal(short).length).toBeLessThanOrEqual(cap);
        if (short === folded(text)) return;
        expect(short.endsWith("…")).toBe(true);
        expect(folded(text).startsWith(short.slice(0, -1))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves a text alone that just fits, and cuts one that is one too long", () => {
    expect(shorten("abcde", 5)).toBe("abcde");
    expect(shorten("abcdef", 5)).toBe("abcd…");
    expect(shorten("S*****", 6)).toBe("S**…");
  });

  it("never cuts inside a character", () => {
    expect(shorten("👩‍🔬👩‍🔬👩‍🔬", 8)).toBe("👩‍🔬…");
    expect(shorten("e\u0301e\u0301e\u0301", 4)).toBe("e\u0301…");
  });

  it("cuts at a word's end where one is near", () => {
    expect(shorten("sparse attention networks", 20)).toBe("sparse attention…");
  });
});

describe("characters as readers see them", () => {
  const CHARACTERS = ["👩🏽‍🔬", "🇩🇪", "e\u0301", "क्षि", "1️⃣", "👨‍👩‍👧", "*\u0301", "a", "_", "…", ".", " "];
  const text = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 30 });
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const seen = (words: string) => Array.from(segmenter.segment(words), ({ segment }) => segment);

  it.each([
    ["a text", (words: string, max: number) => shorten(words, max)],
    ["a label", (words: string, max: number) => clipLabel(words, max)],
  ])("are never cut in two in %s, nor followed by two ellipses", (_, cut) => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (parts, max) => {
        const whole = folded(parts.join(""));
        const short = cut(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        if (short === whole) return;
        const kept = seen(short.slice(0, -1));
        expect(seen(whole).slice(0, kept.length)).toEqual(kept);
        expect(short).not.toMatch(/[….]…$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are kept whole at the end of an extract too", () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        (runs, cap) => {
          const short = extract(
            runs.map((run) => run.join("")),
            cap,
          );
          const [all, shown] = [runs.flat().join(""), short].map((one) => one.replace(/[\s\\]/g, ""));
          if (!all?.includes(shown ?? "")) expect(short).not.toMatch(/[….]…$/);
          expect(short).not.toMatch(/(?<!\\)(?:\\\\)*\\…/);
          expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
