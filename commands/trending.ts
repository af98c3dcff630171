import { type Pages, paperList } from "../src/cards/paper-list.ts";
import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import type { Message, Text } from "../src/chat/message.ts";
import { choice, integer } from "../src/chat/option.ts";
import { LIST_DAYS, recentLists } from "../src/library/recent-lists.ts";
import type { Listing } from "../src/papers/store.ts";
import { trending as rankTrending } from "../src/ranking/trending.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { utcDay } from "../src/time/day.ts";
import { dateSpan, fullDate } from "../src/time/format-date.ts";

const SHOWN = 10;
/** Nobody pages further than this; a month has a thousand papers. */
const RANKED = 100;

export const trending = defineCommand({
  name: "trending",
  description: "The most upvoted papers of the day, the last 7 days or the last 30 days",
  options: {
    period: choice("day, week or month (default week)", ["day", "week", "month"]),
    page: integer("Which page", { min: 1, max: 100, hidden: true }),
  },
  reply: "private",
  anywhere: true,
  run: (services: Services, context, { period, page }) =>
    listTrending(services, context, "trending", period ?? "week", page),
});

/** Returns the top papers of a period, as the answer to `command`. */
export async function listTrending(
  services: Services,
  context: CommandContext,
  command: "today" | "trending",
  period: keyof typeof LIST_DAYS,
  page = 1,
): Promise<Message> {
  const lists = await recentLists(services, period);
  const title =
    period === "day"
      ? `Trending on ${fullDate(lists.at(-1)?.day ?? utcDay(services.clock.now()))}`
      : `Trending in the last ${LIST_DAYS[period]} days`;
  return listed(services, context, {
    title,
    lists,
    pages: { command, options: command === "today" ? {} : { period }, page },
    empty: "No papers are known yet. Paperboy loads them every few minutes; please try again shortly.",
  });
}

/** Returns the papers of some lists by upvotes, in pages, with the team's votes. */
export async function listed(
  { store, clock, sample }: Services,
  { channel }: CommandContext,
  wanted: {
    readonly title: string;
    readonly lists: readonly Listing[];
    readonly pages: Omit<Pages, "size">;
    readonly empty: string;
  },
): Promise<Message> {
  const { title, lists, pages, empty } = wanted;
  const all = rankTrending(lists, clock.now(), RANKED + 1);
  const ranked = all.slice(0, RANKED);
  const papers = ranked.map(({ paper }) => paper.id);
  const notes: Text[] =
    lists.length > 0
      ? [
          [
            "Hugging Face Daily Papers · upvotes as of ",
            { kind: "time", at: Math.max(...lists.map((listing) => listing.syncedAt)), style: "datetime" },
          ],
        ]
      : [];
  if (sample) {
    notes.push([
      `These are sample papers, listed ${dateSpan(sample.from, sample.to)}, bundled with Paperboy.`,
    ]);
  }
  return paperList(title, ranked, {
    numbering: true,
    votes: await store.tallies(teamOf(channel), papers),
    empty,
    pages: { ...pages, size: SHOWN },
    capped: all.length > RANKED,
    notes,
  });
}
