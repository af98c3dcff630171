import { choice, defineCommand } from "../src/chat/command.ts";
import { paperList } from "../src/paper-list.ts";
import { PERIODS, since } from "../src/period.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";
import { counted } from "../src/words.ts";

const SHOWN = 10;

export const favourites = defineCommand({
  name: "favourites",
  description: "The papers this team has voted for, most votes first",
  options: { period: choice("week, month or all (default month)", ["week", "month", "all"]) },
  reply: "private",
  async run({ store, clock }: Services, { channel }, args) {
    const { period = "month" } = args;
    const team = teamOf(channel);
    const found = await store.favourites(team, since(period, clock.now()), SHOWN);
    const votes = new Map(found.map((favourite) => [favourite.paper.id, favourite.votes]));
    const items = found.map((favourite) => ({
      paper: favourite.paper,
      reason: counted(favourite.votes, "vote"),
    }));
    return paperList(`Favourites ${PERIODS[period].words}`, items, {
      numbering: true,
      votes,
      empty: "No votes yet. React to a digest with a paper's number, or press its Vote button.",
    });
  },
});
