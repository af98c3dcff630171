import { paperList } from "../src/cards/paper-list.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { Span, Text } from "../src/chat/message.ts";
import { choice, integer } from "../src/chat/option.ts";
import { pinnedMeeting } from "../src/club/meeting-message.ts";
import { comingMeetings } from "../src/club/meetings.ts";
import type { Services } from "../src/services.ts";
import { type AccountId, personOf } from "../src/teams/account-id.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import { PERIODS, since } from "../src/time/period.ts";

const SHOWN = 10;
/** Nobody pages further than this. */
const RANKED = 100;
const NAMES = 5;

export const favourites = defineCommand({
  name: "favourites",
  description: "The papers this team has voted for, most votes first",
  options: {
    period: choice("week, month or all (default month)", ["week", "month", "all"]),
    scope: choice("Votes of the whole team, or those given in this channel (default team)", [
      "team",
      "channel",
    ]),
    page: integer("Which page", { min: 1, max: 100, hidden: true }),
  },
  reply: "private",
  async run(services: Services, context, { period = "month", scope = "team", page = 1 }) {
    const { store, clock } = services;
    const { channel } = context;
    const title = `Favourites ${PERIODS[period].words}`;
    const team = teamOf(channel);
    const [all = []] = await store.favourites([team], since(period, clock.now()), RANKED + 1, {
      channel: scope === "channel" ? channel : undefined,
    });
    const found = all.slice(0, RANKED);
    const papers = found.map(({ paper }) => paper.id);
    const { names } = await store.teamSettings(team);
    const voters = names ? await store.voters(team, papers) : new Map<string, readonly AccountId[]>();
    const items = found.map(({ paper, votes }) => ({
      paper,
      reason: counted(votes, "vote"),
      facts: namesOf(voters.get(paper.id) ?? []),
    }));
    const list = paperList(scope === "channel" ? `${title} in this channel` : title, items, {
      numbering: true,
      votes: await store.tallies(team, papers),
      empty: "No votes yet. React to a digest with a paper's number, or press its Vote button.",
      pages: { command: "favourites", options: { period, scope }, page, size: SHOWN },
      capped: all.length > RANKED,
    });
    const [pick] = page === 1 ? await comingMeetings(services, context) : [];
    return pick ? { ...list, blocks: [pinnedMeeting(pick), ...list.blocks] } : list;
  },
});

/** Returns `voted by @Ada, @Ben and 3 more`. Says "voted by" because the authors are shown above it. */
function namesOf(accounts: readonly AccountId[]): readonly Text[] {
  if (accounts.length === 0) return [];
  const shown = accounts.slice(0, NAMES).flatMap((account, index): Span[] => {
    const person = { kind: "person", person: personOf(account) } as const;
    return index === 0 ? [person] : [", ", person];
  });
  const more = accounts.length - NAMES;
  return [["voted by ", ...shown, ...(more > 0 ? [` and ${more} more`] : [])]];
}
