import { choice, defineCommand } from "../src/chat/command.ts";
import { paperList } from "../src/paper-list.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";
import { counted } from "../src/words.ts";

const SHOWN = 10;
const DAY = 86_400_000;
const PERIODS = {
  week: { ms: 7 * DAY, title: "Favourites of the last 7 days" },
  month: { ms: 30 * DAY, title: "Favourites of the last 30 days" },
  all: { ms: Number.POSITIVE_INFINITY, title: "Favourites of all time" },
} as const;

export const favourites = defineCommand({
  name: "favourites",
  description: "The papers this team has voted for, most votes first",
  options: { period: choice("week, month or all (default month)", ["week", "month", "all"]) },
  reply: "private",
  async run({ store, clock }: Services, { channel }, args) {
    const { ms, title } = PERIODS[args.period ?? "month"];
    const team = teamOf(channel);
    const found = await store.favourites(team, Math.max(0, clock.now() - ms), SHOWN);
    const votes = new Map(found.map((favourite) => [favourite.paper.id, favourite.votes]));
    const items = found.map((favourite) => ({
      paper: favourite.paper,
      reason: counted(favourite.votes, "vote"),
    }));
    return paperList(title, items, {
      numbering: true,
      votes,
      empty: "No votes yet. React to a digest with a paper's number, or press its Vote button.",
    });
  },
});
