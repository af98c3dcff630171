import { describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { CHAT_ONLY } from "../../src/digest/small-print.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { composeRecap, type RecapInput } from "../../src/recap/recap.ts";
import type { Day } from "../../src/time/day.ts";
import { FRIDAY, FRIDAY_MORNING, ids, makeListing, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const paper = (id: string, upvotes: number) => makeKnownPaper({ id, upvotes, title: `Paper ${id}` });
const papers = "abcdefghijkl".split("").map((id, index) => paper(id, 120 - 10 * index));
const favourite = (id: string, votes: number) => ({
  paper: papers.find((one) => one.id === id) ?? paper(id, 1),
  votes,
  lastVoteAt: FRIDAY_MORNING,
});

function compose(parts: Partial<RecapInput> = {}) {
  const made = composeRecap({
    from: "2026-06-06" as Day,
    to: FRIDAY,
    now: FRIDAY_MORNING,
    lists: [makeListing(THURSDAY, papers.slice(0, 6)), makeListing(FRIDAY, papers.slice(6))],
    favourites: [favourite("c", 4), favourite("z", 2)],
    shared: [],
    seen: new Set(ids("a", "c", "d", "z")),
    ...parts,
  });
  if (typeof made === "string") throw new Error(made);
  return made;
}

const lines = ({ blocks }: Message) =>
  blocks.flatMap((block) => {
    if (block.kind === "heading") return [block.text];
    if (block.kind === "entry") return [`[${block.ballot}] ${block.title}: ${block.reason}`];
    if (block.kind !== "paragraph" && block.kind !== "note") return [];
    return [
      block.text
        .map((span) => (typeof span === "string" ? span : "text" in span ? span.text : `<${span.kind}>`))
        .join(""),
    ];
  });

describe("a look back on the week", () => {
  test("sets the team's favourites beside Hugging Face's, and tells what was missed", () => {
    const { message, papers: ballots, note } = compose();
    expect(lines(message)).toEqual([
      "The week in papers · 6–12 June 2026",
      "This team’s favourites",
      "1. Paper c – 4 votes · 100 ▲",
      "2. Paper z – 2 votes · 1 ▲",
      "Hugging Face’s favourites",
      "1. Paper a – 120 ▲",
      "2. Paper b – 110 ▲ · missed here",
      "3. Paper c – 100 ▲ · 4 votes here",
      "4. Paper d – 90 ▲",
      "5. Paper e – 80 ▲ · missed here",
      "Missed here",
      "[1] Paper b: 110 ▲ · number 2 of the week",
      "[2] Paper e: 80 ▲ · number 5 of the week",
      "[3] Paper f: 70 ▲ · number 6 of the week",
      "Vote: react with a paper’s number, or press Vote. Votes of the last 7 days · upvotes as of <time>",
    ]);
    expect(ballots).toEqual(ids("b", "e", "f"));
    const print = message.blocks.at(-1);
    expect(print?.kind === "note" && print.text.some((span) => CHAT_ONLY.has(String(span)))).toBe(true);
    expect(message.summary).toBe("The week of 6–12 June 2026, this team’s favourites: Paper c; Paper z");
    expect(note).toBe("2 papers with votes, 7 of 10 missed");
  });

  test("plots upvotes against votes, and says in words what the plot shows", () => {
    const chart = compose().message.blocks.find((block) => block.kind === "chart");
    if (chart?.kind !== "chart") throw new Error("a chart was expected");
    expect(chart.labels).toEqual(["a", "b", "c", "d", "e", "f", "g", "z"].map((id) => `Paper ${id}`));
    expect(chart.series).toEqual([
      { name: "Hugging Face upvotes", values: [120, 110, 100, 90, 80, 70, 60, 1] },
      { name: "This team’s votes", values: [0, 0, 4, 0, 0, 0, 0, 2] },
    ]);
    expect(chart.alt).toMatch(
      /^Bars for 8 papers.*“Paper c”: 100 upvotes, 4 votes;.*“Paper z”: 1 upvote, 2 votes\.$/,
    );
  });

  test("of a week without votes says how to vote, and plots nothing", () => {
    const { message } = compose({ favourites: [] });
    expect(lines(message)[2]).toMatch(/^No votes this week\. React/);
    expect(message.blocks.some((block) => block.kind === "chart")).toBe(false);
    expect(message.summary).toMatch(/Hugging Face’s favourites: Paper a/);
  });

  test("in which nothing was missed says so, and nothing can be voted for by number", () => {
    const { message, papers: ballots } = compose({ seen: new Set(papers.map(({ id }) => id as PaperId)) });
    expect(lines(message).at(-2)).toBe(
      "Nothing: all of Hugging Face’s 10 most upvoted were posted here or voted on.",
    );
    expect(lines(message).at(-1)).not.toContain("Vote:");
    expect(ballots).toEqual([]);
  });

  test("says that it is late, and that the papers are samples", () => {
    const sample = { from: "2026-06-08" as Day, to: FRIDAY };
    const { message } = compose({ late: { dueAt: 0 }, sample });
    expect(lines(message).at(-1)).toMatch(/^Sample: papers .* 8–12 June 2026.*Late: this was due <time>\./);
  });

  test("is none where nothing was listed or shared and nobody voted", () => {
    const empty = {
      lists: [],
      favourites: [],
      shared: [],
      seen: new Set<PaperId>(),
      from: FRIDAY,
      to: FRIDAY,
      now: 0,
    };
    expect(composeRecap(empty)).toBe("Hugging Face listed no papers this week, and nobody voted.");
    expect(lines(compose({ lists: [] }).message)).toContain("1. Paper c – 4 votes · 100 ▲");
  });
});
