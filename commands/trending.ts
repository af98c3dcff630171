import type { ChannelRef } from "../src/chat/adapter.ts";
import { choice, defineCommand } from "../src/chat/command.ts";
import type { Message, Text } from "../src/chat/message.ts";
import { addDays, utcDay } from "../src/paper.ts";
import { paperList } from "../src/paper-card.ts";
import { trending as rankTrending } from "../src/ranking/rank.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";
import { fullDate } from "../src/words.ts";

const SHOWN = 10;
const DAYS = { day: 1, week: 7, month: 30 } as const;
/** A day without a list (weekend, holiday, early morning) shows the last one there was, this far back. */
const LOOK_BACK_DAYS = 10;

export const trending = defineCommand({
  name: "trending",
  description: "The most upvoted papers of the day, the last 7 days or the last 30 days",
  options: { period: choice("day, week or month (default week)", ["day", "week", "month"]) },
  reply: "private",
  run: (services: Services, context, args) => listTrending(services, context.channel, args.period ?? "week"),
});

/** The top papers of a period with the team's votes on them. */
export async function listTrending(
  { store, clock, sample }: Services,
  channel: ChannelRef,
  period: keyof typeof DAYS,
): Promise<Message> {
  const now = clock.now();
  const day = utcDay(now);
  const span = period === "day" ? LOOK_BACK_DAYS : DAYS[period];
  const listed = (await store.listings(addDays(day, 1 - span), day)).filter(
    (listing) => listing.papers.length > 0,
  );
  const lists = period === "day" ? listed.slice(-1) : listed;
  const ranked = rankTrending(lists, now, SHOWN);
  const papers = ranked.map(({ paper }) => paper.id);
  const last = lists.at(-1);
  const title =
    period === "day"
      ? `Trending on ${fullDate(last?.day ?? day)}`
      : `Trending in the last ${DAYS[period]} days`;
  const notes: Text[] = last
    ? [
        [
          "Hugging Face Daily Papers · upvotes as of ",
          { kind: "time", at: Math.max(...lists.map((listing) => listing.syncedAt)), style: "datetime" },
        ],
      ]
    : [];
  if (sample)
    notes.push([`These are sample papers of ${sample.from} to ${sample.to}, bundled with Paperboy.`]);
  return paperList(title, ranked, {
    numbering: true,
    votes: await store.tallies(teamOf(channel), papers),
    empty: "No papers are known yet. Paperboy loads them every few minutes; please try again shortly.",
    notes,
  });
}
