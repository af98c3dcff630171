import fc from "fast-check";
import { utcDay } from "../../src/time/day.ts";
import { makePaper } from "../fixtures/papers.ts";

/** Pieces that trip up one format or another. */
const TRAPS = [
  "%", "&", "_", "#", "{", "}", "~", "^", "<", ">", "|", "`", "``", "''", "--", "---", ",,", "?`", "!`", '"', "'",
  ";", ",", ":", "=", "+", "-", "@", "\t", "\r\n", "\u00a0", "TY  - JOUR", "ER  - ", "@misc{x,", " and ", "and", "é",
  "Ö", "ß", "ł", "Đ", "ế", "e\u0301", "π", "Ω", "→", "×", "°", "漢字", "한국", "🤗", "👩‍🔬", "\ud800", "\u0000", "\u200b",
  "LLM", "GPT-4o", "iPhone", "VILA^2", "3D", "<eos>", "S*", "of the", "A", "van der", "Jr.", "III",
] as const; // biome-ignore format: one table

const words = fc.array(
  fc.oneof(
    fc.constantFrom(...TRAPS),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: "grapheme", maxLength: 4 }),
    fc.constantFrom(" ", " ", "-"),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Text without the two characters by which a title may hold TeX. */
export const literalText = words.map((parts) => parts.join("").replace(/[\\$]/g, "") || "x");

/** Any text at all. */
export const anyText = fc.oneof(
  words.map((parts) => parts.join("")),
  fc
    .array(fc.oneof(fc.constantFrom("\\", "$", "{", "}", "\\&", "\\'e", "$\\alpha$", "$x_{i}$"), literalText))
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);

/** A paper of which everything is arbitrary, on arXiv or not. */
export const anyPaper = fc
  .record({
    id: fc.oneof(
      fc.integer({ min: 1, max: 400 }).map((n) => `2506.${String(n).padStart(5, "0")}`),
      fc.stringMatching(/^[\w.:/-]{1,20}$/),
    ),
    title: anyText,
    abstract: anyText,
    authors: fc.array(anyText, { maxLength: 4 }),
    keywords: fc.array(anyText, { maxLength: 3 }),
    projectUrl: fc.option(fc.webUrl(), { nil: undefined }),
    publishedAt: fc.option(fc.integer({ min: 0, max: Date.parse("2099-12-31") }), { nil: undefined }),
    listedOn: fc.option(fc.integer({ min: 0, max: Date.parse("2099-12-31") }).map(utcDay), {
      nil: undefined,
    }),
  })
  .map(({ publishedAt, listedOn, projectUrl, ...paper }) =>
    makePaper({
      ...paper,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(listedOn === undefined ? {} : { listedOn }),
      ...(projectUrl === undefined ? {} : { projectUrl }),
    } as never),
  );

/** How literal text reads where white space is folded and what no file should hold is left out. */
export function readsAs(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .split(/[\s\p{Cc}]+/u)
    .filter(Boolean)
    .join(" ");
}
