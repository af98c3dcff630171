import { paperList } from "../cards/paper-list.ts";
import type { CommandContext } from "../chat/command.ts";
import { runAction } from "../chat/command-button.ts";
import type { Message } from "../chat/message.ts";
import type { Clock } from "../runtime/clock.ts";
import { teamOf } from "../teams/team-id.ts";
import { counted } from "../text/format.ts";
import { fullDate } from "../time/format-date.ts";
import { localDay } from "../time/zone.ts";
import type { VoteStore } from "../votes/store.ts";
import { meetingBlocks } from "./meeting-message.ts";
import { comingMeetings } from "./meetings.ts";
import type { ClubStore } from "./store.ts";

/** Each meeting takes as much space as two papers. */
const MEETINGS_SHOWN = 3;
const SHOWN = 5;

interface Needed {
  readonly store: ClubStore & Pick<VoteStore, "tallies">;
  readonly clock: Clock;
}

/** Shows coming meetings, then nominations by votes. */
export async function clubOverview(
  services: Needed,
  context: CommandContext,
  page: number,
): Promise<Message> {
  const team = teamOf(context.channel);
  const { store } = services;
  const [coming, nominated] = await Promise.all([comingMeetings(services, context), store.nominations(team)]);
  const votes = await store.tallies(
    team,
    nominated.map(({ paper }) => paper.id),
  );
  const items = nominated
    .map(({ paper }) => ({ paper, votes: votes.get(paper.id) ?? 0 }))
    // The sort is stable, so ties go to the earlier nomination.
    .sort((a, b) => b.votes - a.votes)
    .map(({ paper, votes: count }) => ({
      paper,
      reason: counted(count, "vote"),
      actions: [
        runAction("Schedule …", "club", { verb: "schedule", paper: paper.id }),
        runAction("Withdraw", "club", { verb: "withdraw", paper: paper.id }),
      ].filter((action) => action !== undefined),
    }));
  const list = paperList("Nominated for the journal club", items, {
    votes,
    empty: "Nothing nominated yet. Add a paper with “/papers club nominate 2506.01234”.",
    pages: { command: "club", options: { verb: "list" }, page, size: SHOWN },
    actions: [runAction("Past meetings", "club", { verb: "history" }, true)].filter(
      (action) => action !== undefined,
    ),
  });
  if (page > 1 || coming.length === 0) return list;
  return {
    ...list,
    blocks: [
      { kind: "heading", text: "Journal club" },
      ...coming.slice(0, MEETINGS_SHOWN).flatMap(meetingBlocks),
      ...list.blocks,
    ],
  };
}

/** Shows past meetings, newest first. */
export async function clubPast(services: Needed, context: CommandContext, page: number): Promise<Message> {
  const { store, clock } = services;
  const past = await store.meetings(teamOf(context.channel), 0, clock.now());
  const items = [...past].reverse().map(({ paper, presenter, at, zone }) => ({
    paper,
    reason: [fullDate(localDay(zone, at)), ...(presenter ? [`presented by ${presenter.name}`] : [])].join(
      " · ",
    ),
  }));
  return paperList("Past meetings of the journal club", items, {
    empty: "The journal club has not met yet. Plan a meeting with “/papers club schedule 2506.01234”.",
    pages: { command: "club", options: { verb: "history" }, page, size: SHOWN },
    actions: [runAction("Journal club", "club", {}, true)].filter((action) => action !== undefined),
  });
}
