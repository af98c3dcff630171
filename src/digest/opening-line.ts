import type { Paper } from "../papers/paper.ts";
import type { Listing } from "../papers/store.ts";
import { themesOf } from "../ranking/themes.ts";
import { number } from "../text/format.ts";
import { utcDay } from "../time/day.ts";

/** What a phone's notification shows of it, more or less. */
const AT_MOST = 140;
const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The facts that the line is made of. */
export interface OpeningFacts {
  readonly papers: readonly Pick<Paper, "title" | "keywords">[];
  /** How many of them are new today. */
  readonly fresh: number;
  /** What the team has voted for lately; absent where that says nothing. */
  readonly liked?: string | undefined;
  readonly today: Listing | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The day in a sentence or three, as a colleague would say it, from facts alone: `Five papers: three on agents, one on
 * video. Your team has liked agents lately. 31 on today’s list so far.` In 140 characters; what is least goes first.
 */
export function openingLine(facts: OpeningFacts): string {
  const papers = papersTold(facts);
  const liked = facts.liked ? ` Your team has liked ${facts.liked} lately.` : "";
  const listed = listedTold(facts);
  const whole = [`${papers}${liked}${listed}`, `${papers}${listed}`, papers];
  return whole.find((line) => line.length <= AT_MOST) ?? papers;
}

function papersTold({ papers, fresh }: OpeningFacts): string {
  const count = papers.length;
  const head = `${capitalized(inWords(count))} ${count === 1 ? "paper" : "papers"}`;
  const [first, second] = themesOf(papers);
  if (first && first.papers === count) return `${head}, ${count === 2 ? "both" : "all"} on ${first.name}.`;
  if (first) {
    const also = second ? `, ${inWords(second.papers)} on ${second.name}` : "";
    return `${head}: ${inWords(first.papers)} on ${first.name}${also}.`;
  }
  if (fresh === count) return `${head}, ${count === 1 ? "new" : count === 2 ? "both new" : "all new"} today.`;
  return fresh === 0 ? `${head}.` : `${head}, ${inWords(fresh)} of them new today.`;
}

function listedTold({ today, now }: OpeningFacts): string {
  const listed = today?.day === utcDay(now) ? today.papers.length : 0;
  return listed === 0 ? "" : ` ${number(listed)} on today’s list so far.`;
}

function inWords(n: number): string {
  return WORDS[n] ?? number(n);
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
