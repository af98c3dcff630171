import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { findPaper } from "../../src/library/paper-option.ts";
import { listOn, recentLists } from "../../src/library/recent-lists.ts";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import { trending } from "../../src/ranking/trending.ts";
import type { Services } from "../../src/services.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { counted } from "../../src/text/format.ts";
import { addDays, utcDay } from "../../src/time/day.ts";
import { fullDate } from "../../src/time/format-date.ts";
import { dayMeant, readDate } from "../../src/time/parse-date.ts";
import { type Page, pageInput, pageOf, pageOutput } from "./paging.ts";
import { line, listed, listedShape, paperShape, told } from "./paper-facts.ts";
import type { Permission } from "./permission.ts";
import { addTool, type Desk } from "./tool.ts";

/** Longer lists are for searching, not reading. */
export const RANKED = 100;
/** As in a channel: people who have not found it by then rephrase. */
const FOUND = 48;
const DAYS = { week: 7, month: 30, year: 365 } as const;

export const paperInput = z.string().min(1).max(500).describe("arXiv id, DOI or link, like 2506.01234");
export const papersOutput = { papers: z.array(z.object(listedShape)), ...pageOutput };

/** Tools about papers, which anyone may read. With a channel they include its team's votes. */
export function addPaperTools(
  server: McpServer,
  { services, log }: Desk,
  { channel, person }: Permission,
): void {
  const { store, clock } = services;
  const team = channel && teamOf(channel);

  addTool(server, log, "todays_papers", {
    title: "Today's papers",
    description:
      "The papers on a day's Hugging Face Daily Papers, most upvotes first. Without a day, the latest list.",
    input: { day: z.string().max(60).optional().describe("Like 2026-06-12 or yesterday"), ...pageInput },
    output: { day: z.string().optional().describe("The day of the list"), ...papersOutput },
    async run({ day, ...asked }) {
      const today = utcDay(clock.now());
      const list =
        day === undefined
          ? (await recentLists(services, "day")).at(-1)
          : await listOn(services, dayMeant(readDate(day), today, "past"));
      const ranked = list ? trending([list], clock.now(), RANKED) : [];
      const page = pageOf(ranked.length, asked);
      const papers = ranked.slice(page.from, page.to).map(({ paper }) => paper);
      const answer = await tellPapers(services, channel, papers, page);
      return {
        facts: { ...(list ? { day: list.day } : {}), ...answer.facts },
        text: list
          ? `Daily Papers of ${fullDate(list.day)}\n${answer.text}`
          : "No list of that day is known: there are none on weekends and some holidays.",
      };
    },
  });

  addTool(server, log, "search_papers", {
    title: "Search papers",
    description: "Finds papers by topic, title, author, organization, arXiv id or link, best match first.",
    input: {
      query: z.string().min(1).max(500),
      period: z.enum(["week", "month", "year"]).optional().describe("Only papers of the last …"),
      min_upvotes: z.int().min(0).max(10_000).optional(),
      ...pageInput,
    },
    output: {
      ...papersOutput,
      searched_for: z
        .string()
        .optional()
        .describe("The query searched for, if it was corrected or translated"),
    },
    async run({ query, period, min_upvotes: minUpvotes, ...asked }) {
      // Another process may have added papers.
      await services.index.catchUp();
      const { total, corrected, translated, read } = await services.search({
        text: query,
        limit: FOUND,
        ...(period ? { since: addDays(utcDay(clock.now()), -DAYS[period]) } : {}),
        ...(minUpvotes ? { minUpvotes } : {}),
      });
      const page = pageOf(total, asked);
      const hits = await read(page.from, page.to - page.from);
      const searched = translated ?? corrected;
      const answer = await tellPapers(
        services,
        channel,
        hits.map(({ paper }) => paper),
        page,
      );
      return { ...answer, facts: { ...answer.facts, ...(searched ? { searched_for: searched } : {}) } };
    },
  });

  addTool(server, log, "paper", {
    title: "One paper",
    description: "Everything known about one paper: abstract, authors, links, and what was built on it.",
    input: { paper: paperInput },
    output: paperShape,
    async run({ paper: named }) {
      const paper = await findPaper(named, services);
      const [builtOnIt, votes, posts, casts] = await Promise.all([
        services.library.builtOnIt(paper.id),
        votesOf(services, channel, [paper.id]),
        team ? store.openMessages({ about: { team, papers: [paper.id] } }, 0) : [],
        team && person ? store.castsOf(team, paper.id, person) : undefined,
      ]);
      const seen = votes && { votes: votes(paper.id), postedAt: posts.map(({ postedAt }) => postedAt) };
      const facts = {
        ...told(paper, builtOnIt, seen),
        ...(casts ? { my_votes: [...new Set(casts.map(({ kind }) => kind))] } : {}),
      };
      return { facts, text: `${facts.title} (${facts.id})\n\n${facts.abstract}` };
    },
  });
}

/** A page of papers, with the team's votes if there is one. */
export async function tellPapers(
  services: Services,
  channel: Permission["channel"],
  papers: readonly Paper[],
  { from, told }: Page,
) {
  const votes = await votesOf(
    services,
    channel,
    papers.map(({ id }) => id),
  );
  const facts = { papers: papers.map((paper) => listed(paper, votes?.(paper.id))), ...told };
  const lines = facts.papers.map((paper, index) => line(paper, from + index + 1));
  const more = told.next_cursor === undefined ? [] : [`${counted(told.total, "paper")} in all.`];
  return { facts, text: [...lines, ...more].join("\n") || "No papers." };
}

async function votesOf(
  { store }: Services,
  channel: Permission["channel"],
  papers: readonly PaperId[],
): Promise<((id: PaperId) => number) | undefined> {
  if (!channel) return undefined;
  const tallies = await store.tallies(teamOf(channel), papers);
  return (id) => tallies.get(id) ?? 0;
}
