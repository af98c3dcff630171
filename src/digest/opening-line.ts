import type { Paper } from "../papers/paper.ts";
import type { Listing } from "../papers/store.ts";
import { themesOf } from "../ranking/themes.ts";
import { number } from "../text/format.ts";
import { utcDay } from "../time/day.ts";

/** Characters: roughly what a phone's notification shows. */
const AT_MOST = 140;
const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The facts stated in the line. */
export interface OpeningFacts {
  readonly papers: readonly Pick<Paper, "title" | "keywords">[];
  /** How many of them are new today. */
  readonly fresh: number;
  /** The theme that the team has voted for recently; absent if there is none. */
  readonly liked?: string | undefined;
  readonly today: Listing | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Sums up the day in up to three sentences, as a colleague would, from facts only: `Five papers: three on agents, one
 * on video. Your team has liked agents lately. 31 on today’s list so far.` At most 140 characters; the least important
 * part is dropped first.
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
