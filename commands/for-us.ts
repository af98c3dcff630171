import { paperList } from "../src/cards/paper-list.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { integer } from "../src/chat/option.ts";
import { recentlyPosted } from "../src/delivery/no-repeat.ts";
import { recommended } from "../src/ranking/trending.ts";
import type { Services } from "../src/services.ts";
import { VOTES_NEEDED } from "../src/taste/team-taste.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import { addDays, utcDay } from "../src/time/day.ts";
import { TEAM } from "./parts/groups.ts";

const SHOWN = 8;
const DAYS = 30;
const HOW_TO_VOTE = "To vote, react to a digest with a paper's number, or press a Vote button.";

export const forUs = defineCommand({
  name: "for-us",
  group: TEAM,
  description: "Papers of the last 30 days that suit what this team has voted for, not yet posted here",
  options: { page: integer("Which page", { min: 1, max: 100, hidden: true }) },
  reply: "private",
  async run({ store, tastes, clock }: Services, { channel }, { page = 1 }): Promise<Message> {
    const now = clock.now();
    const team = teamOf(channel);
    const title = "For this team";
    const { votes = 0, named = 0, rated = [], judge } = (await tastes.of([team])).get(team) ?? {};
    const told = votes + named;
    if (told < VOTES_NEEDED) {
      const missing = counted(VOTES_NEEDED - told, told === 0 ? "vote" : "more vote");
      return paperList(title, [], {
        empty: `Nothing yet: Paperboy needs ${missing}. React to a digest with a paper's number, press Vote, or name papers you like with “/papers team taste”.`,
      });
    }
    if (!judge) {
      return paperList(title, [], {
        empty:
          "The library knows too few recent papers to choose from. It grows every day; try again tomorrow.",
      });
    }
    const today = utcDay(now);
    const lists = await store.listings(addDays(today, 1 - DAYS), today);
    const [posted = []] = await recentlyPosted(store, [{ channel, day: today }]);
    const found = recommended(lists, judge, new Set([...posted, ...rated]), now);
    return paperList(title, found, {
      numbering: true,
      votes: await store.tallies(
        team,
        found.map(({ paper }) => paper.id),
      ),
      pages: { command: "for-us", options: {}, page, size: SHOWN },
      empty: `Of the papers of the last ${DAYS} days not posted here, none matches what this team has voted for. ${HOW_TO_VOTE}`,
      notes: [
        [
          `Learned from this team's ${counted(votes, "vote")}${named > 0 ? ` and ${counted(named, "paper")} that it named` : ""}, compared with all papers of the last ${DAYS} days.`,
        ],
      ],
    });
  },
});
