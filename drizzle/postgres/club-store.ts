import { and, eq } from "drizzle-orm";
import type { ClubStore, Nomination } from "../../src/club/store.ts";
import type { KnownPaper } from "../../src/papers/paper.ts";
import { type MeetingRow, meetingOf, meetingRow } from "../shared/rows/meeting.ts";
import { columnsOf } from "./connection/columns.ts";
import type { Database } from "./connection/database.ts";
import { meetings } from "./schema.ts";
import { inTeam } from "./teams/team-scope.ts";

const NOMINATE = {
  name: "nominate",
  text: `insert into club_nominations (team, paper, by, at) select $1, $2, $3::json, $4
    where not exists (select 1 from club_nominations where ${inTeam("team", "$1")} and paper = $2)
    on conflict do nothing returning paper`,
};
const WITHDRAW = {
  name: "withdraw_nomination",
  text: "delete from club_nominations where team = $1 and paper = $2 returning paper",
};
const NOMINATIONS = {
  name: "nominations",
  text: `select n.team, n.by, n.at, p.facts as paper from club_nominations n join papers p on p.id = n.paper
    where ${inTeam("n.team", "$1")} and not exists (
      select 1 from club_meetings m where ${inTeam("m.team", "$1")} and m.paper = n.paper and not m.cancelled)
    order by n.at, n.paper`,
};
const MEETINGS = `select ${columnsOf(meetings, "m")}, p.facts
    from club_meetings m join papers p on p.id = m.paper where m.at >= $1 and m.at < $2 and not m.cancelled`;
const OF_TEAM = {
  name: "meetings_of_team",
  text: `${MEETINGS} and ${inTeam("m.team", "$3")} order by m.at, m.id`,
};
const TO_REMIND = { name: "meetings_to_remind", text: `${MEETINGS} order by m.at, m.id` };
const TELL = {
  name: "mark_told",
  text: `update club_meetings set told = told || $3::text
    where id = $1 and sequence = $2 and not $3 = any(told)`,
};
/** Reminders still in the outbox describe an outdated state of the meeting. */
const TAKE_BACK = {
  name: "take_back_reminders",
  text: `update deliveries set state = 'skipped', note = 'The meeting was changed before this could be posted.'
    where kind like 'club:' || $1 || ':%' and state = 'planned'`,
};

type MeetingWithPaper = MeetingRow & { readonly facts: KnownPaper };

export function createClub({ ask, write }: Database): ClubStore {
  return {
    nominate: ({ team, paper, by, at }) =>
      write(
        async (session) => (await session.run(NOMINATE, [team, paper, JSON.stringify(by), at])).length > 0,
        "club",
      ),
    withdrawNomination: (team, paper) =>
      ask(async (session) => (await session.run(WITHDRAW, [team, paper])).length > 0),
    nominations: (team) => ask((session) => session.run<Nomination>(NOMINATIONS, [team])),
    saveMeeting: (meeting) =>
      write(async (session) => {
        const { id, sequence } = meeting;
        const row = meetingRow(meeting);
        const { rowCount } =
          sequence === 0
            ? await session.orm.insert(meetings).values(row).onConflictDoNothing()
            : await session.orm
                .update(meetings)
                .set(row)
                .where(and(eq(meetings.id, id), eq(meetings.sequence, sequence - 1)));
        if (!rowCount) return false;
        await session.run(TAKE_BACK, [id]);
        return true;
      }),
    meetings: (team, from, to) =>
      ask(async (session) => {
        const rows = await session.run<MeetingWithPaper>(OF_TEAM, [from, to, team]);
        return rows.map((row) => meetingOf(row, row.facts));
      }),
    meetingsToRemind: (from, to) =>
      ask(async (session) => {
        const rows = await session.run<MeetingWithPaper>(TO_REMIND, [from, to]);
        return rows.map((row) => ({ meeting: meetingOf(row, row.facts), told: row.told }));
      }),
    markTold: ({ id, sequence }, what) =>
      ask(async (session) => void (await session.run(TELL, [id, sequence, what]))),
  };
}
