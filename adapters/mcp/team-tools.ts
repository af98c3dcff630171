import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { ChannelRef, Person } from "../../src/chat/refs.ts";
import { explainAbout, readAbout } from "../../src/digest/explain.ts";
import { findPaper } from "../../src/library/paper-option.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { counted } from "../../src/text/format.ts";
import { since } from "../../src/time/period.ts";
import { castVote, STANCES } from "../../src/votes/cast-vote.ts";
import { pageInput, pageOf } from "./paging.ts";
import { paperInput, papersOutput, RANKED, tellPapers } from "./paper-tools.ts";
import { addTool, type Desk } from "./tool.ts";

/** Longer lists are for exporting, not reading. */
const LISTED_AT_MOST = 500;

/** Tools about what a channel's team likes and was sent. */
export function addTeamTools(server: McpServer, { services, log, render }: Desk, channel: ChannelRef): void {
  const { store, clock } = services;

  addTool(server, log, "team_favourites", {
    title: "The team's favourites",
    description: "The papers that the team has voted for, most votes first.",
    input: {
      period: z
        .enum(["week", "month", "all"])
        .default("month")
        .describe("Votes of the last 7 or 30 days, or all"),
      ...pageInput,
    },
    output: papersOutput,
    async run({ period, ...asked }) {
      const [found = []] = await store.favourites([teamOf(channel)], since(period, clock.now()), RANKED);
      const page = pageOf(found.length, asked);
      const papers = found.slice(page.from, page.to).map(({ paper }) => paper);
      return tellPapers(services, channel, papers, page);
    },
  });

  addTool(server, log, "why", {
    title: "Why a paper was posted or not",
    description: "What happened to the channel's digest of a day, or why a paper was in it or not.",
    input: {
      about: z.string().max(200).optional().describe("A day like 2026-06-12, or an arXiv id; default: today"),
    },
    output: { explanation: z.string() },
    async run({ about }) {
      const message = await explainAbout(
        services,
        channel,
        about === undefined ? undefined : readAbout(about),
      );
      const explanation = render(message);
      return { facts: { explanation }, text: explanation };
    },
  });
}

/** Tools about a person's own votes and reading list. */
export function addPersonTools(
  server: McpServer,
  { services, log }: Desk,
  by: { readonly channel: ChannelRef; readonly person: Person },
): void {
  const { store, clock } = services;
  const { channel, person } = by;

  addTool(server, log, "reading_list", {
    title: "Your reading list",
    description: "The papers you have saved, last saved first.",
    input: {
      which: z.enum(["open", "done", "all"]).default("open").describe("Unread, read, or all"),
      ...pageInput,
    },
    output: papersOutput,
    async run({ which, ...asked }) {
      const saved = await store.readingList(person, which, LISTED_AT_MOST);
      const page = pageOf(saved.length, asked);
      const papers = saved.slice(page.from, page.to).map(({ paper }) => paper);
      return tellPapers(services, channel, papers, page);
    },
  });

  addTool(server, log, "vote", {
    title: "Vote",
    description:
      "Votes in your name for a paper or against it, marks it as read, or takes that back. Ask before you vote.",
    input: { paper: paperInput, as: z.enum(STANCES).default("up") },
    output: {
      id: z.string(),
      votes: z.int().describe("Team members who voted for it"),
      left: z.array(z.string()).describe("Votes from your own reactions, which only you can remove"),
    },
    writes: true,
    async run({ paper: named, as }) {
      const paper = await findPaper(named, services);
      const { votes, left } = await castVote(services, by, paper.id, as);
      const still = left.length > 0 ? ` Your reaction still says ${left.join(" and ")}.` : "";
      return {
        facts: { id: paper.id, votes, left: [...left] },
        text: `${SAID[as]} “${shownTitle(paper)}”. It has ${counted(votes, "vote")}.${still}`,
      };
    },
  });

  addTool(server, log, "save", {
    title: "Save to your reading list",
    description: "Puts a paper on your own reading list, which nobody else sees.",
    input: { paper: paperInput },
    output: {
      id: z.string(),
      before: z.enum(["open", "done"]).optional().describe("Its state if it was on the list already"),
      open: z.int().describe("Unread papers on the list"),
    },
    writes: true,
    async run({ paper: named }) {
      const paper = await findPaper(named, services);
      const { before } = await store.saveForLater(person, paper.id, clock.now());
      const { open } = await store.readingCounts(person);
      return {
        facts: { id: paper.id, ...(before ? { before } : {}), open },
        text: `Saved: “${shownTitle(paper)}”. ${counted(open, "paper")} to read.`,
      };
    },
  });
}

const SAID: Readonly<Record<(typeof STANCES)[number], string>> = {
  up: "Voted for",
  down: "Voted against",
  read: "Marked as read:",
  none: "Taken back:",
};
