import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { richText, richTextBlock } from "../../../../adapters/slack/render/rich-text.ts";
import type { Span } from "../../../../src/chat/message.ts";
import { readBlocks } from "../reader.ts";

const read = (max: number, ...spans: Span[]) => readBlocks([richTextBlock(richText(spans, max))]);
const strong = (text: string): Span => ({ kind: "strong", text });
const link = (text: string): Span => ({ kind: "link", text, href: "https://example.com/" });

describe("a text that is too long", () => {
  it.each([
    ["within a run", 9, ["one two three"], "one two…"],
    ["within the second run", 10, ["one ", strong("two three"), " four"], "one two…"],
    ["between two runs", 8, ["one two ", strong("three")], "one two…"],
    ["after a link", 7, [link("one two"), " three"], "one two…"],
    ["where a run ends with an ellipsis", 8, ["one two…", strong("three")], "one two…"],
    ["where one unit is left", 8, ["one two", strong("three")], "one two…"],
    ["not where only blanks are left", 7, ["one two", "  "], "one two"],
    ["not where it fits", 12, ["one two ", strong("four")], "one two four"],
  ] as const)("is cut once and says so: %s", (_, max, spans, expected) => {
    expect(read(max, ...spans).trim()).toBe(expected);
  });

  it("is never cut within a character, nor ends in two ellipses", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    const span = fc.oneof(words, words.map(strong), words.map(link));
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 2, max: 40 }),
        (spans, max) => {
          const whole = spans
            .map((each) => (typeof each === "string" ? each : (each as { text: string }).text))
            .join("");
          const parts = richText(spans, max);
          const shown = parts.map((part) => ("text" in part ? part.text : "")).join("");
          expect(Buffer.from(shown).toString()).toBe(shown);
          if (shown === whole) return;
          expect(shown.endsWith("…")).toBe(true);
          expect(shown.length).toBeLessThanOrEqual(max + 1);
        },
      ),
    );
  });
});
