import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OpeningFacts, openingLine } from "../../src/digest/opening-line.ts";
import { themesIn } from "../../src/ranking/themes.ts";
import { FRIDAY_MORNING, makeListing } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const on = (...titles: readonly string[]) => titles.map((title) => ({ title, keywords: [] as string[] }));
const list = (papers: number, day = "2026-06-12") =>
  makeListing(
    day,
    Array.from({ length: papers }, () => makeKnownPaper()),
  );
const line = (parts: Partial<OpeningFacts>) =>
  openingLine({ papers: on("Rivers"), fresh: 0, today: undefined, now: FRIDAY_MORNING, ...parts });

describe("the opening line", () => {
  test("says how many papers, on what, what the team has liked, and how many are listed", () => {
    const papers = on("Agents", "An agent", "Agentic things", "A video", "Rivers");
    expect(line({ papers, liked: "agents", today: list(31) })).toBe(
      "Five papers: three on agents, one on video. Your team has liked agents lately. 31 on today’s list so far.",
    );
  });

  test.each([
    [on("Agents", "An agent"), 0, "Two papers, both on agents."],
    [on("Agents", "An agent", "Agentic"), 0, "Three papers, all on agents."],
    [on("Agents", "An agent", "Rivers"), 0, "Three papers: two on agents."],
    [on("Agent video", "Agents", "A video"), 0, "Three papers: two on agents."],
    [on("Agents", "A video", "Rivers"), 2, "Three papers, two of them new today."],
    [on("Rivers", "Seas"), 2, "Two papers, both new today."],
    [on("Rivers", "Seas", "Lakes"), 3, "Three papers, all new today."],
    [on("Rivers", "Seas"), 0, "Two papers."],
    [on("Rivers"), 1, "One paper, new today."],
    [on("Agents"), 0, "One paper."],
  ])("of %j with %d new", (papers, fresh, said) => expect(line({ papers, fresh })).toBe(said));

  test("tells today's list only where that is known, and of today", () => {
    expect(line({ today: list(1_204) })).toBe("One paper. 1,204 on today’s list so far.");
    for (const today of [undefined, list(0), list(9, "2026-06-11")])
      expect(line({ today })).toBe("One paper.");
  });

  const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  const words = [
    "agents",
    "video",
    "speech",
    "rivers",
    "reasoning",
    "reinforcement learning",
    "multimodal models",
  ];
  const paper = fc.record({
    title: fc.subarray(words, { maxLength: 3 }).map((parts) => parts.join(" and ")),
    keywords: fc.subarray(["world model", "safety", "quantization", "long context", "vlms"], {
      maxLength: 2,
    }),
  });

  test("is never wrong, and short enough for a phone, whatever the papers", () => {
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 10 }),
        fc.nat(10),
        fc.option(fc.constantFrom("reinforcement learning", "multimodal models", "agents"), {
          nil: undefined,
        }),
        fc.nat(2_000),
        (papers, drawn, liked, listed) => {
          const fresh = Math.min(drawn, papers.length);
          const said = line({ papers, fresh, liked, today: list(listed) });
          expect(said.length).toBeLessThanOrEqual(140);
          const [, count = "", rest = ""] = /^(\w+) papers?(?:[,:] ([^.]*))?\./.exec(said) ?? [];
          expect(NUMBERS.indexOf(count.toLowerCase())).toBe(papers.length);
          for (const [, n = "", theme = ""] of rest.matchAll(/(\w+) on ([^,]+)/g)) {
            const told = n === "all" || n === "both" ? papers.length : NUMBERS.indexOf(n);
            expect(papers.filter((one) => themesIn(one).includes(theme)).length, said).toBe(told);
          }
          const [, n] = /(\w+) (?:of them )?new today/.exec(rest) ?? [];
          if (n) expect(n === "all" || n === "both" ? papers.length : NUMBERS.indexOf(n), said).toBe(fresh);
          const [, onList] = /([\d,]+) on today’s list/.exec(said) ?? [];
          if (onList) expect(Number(onList.replace(",", ""))).toBe(listed);
          const [, told] = /Your team has liked ([^.]*) lately/.exec(said) ?? [];
          if (told) expect(told).toBe(liked);
        },
      ),
    );
  });
});
