import { and, asc, eq, gte, inArray, like, lt, notExists, type Placeholder, sql } from "drizzle-orm";
import type { ClubStore, Reminder } from "../../src/club/store.ts";
import { meetingOf, meetingRow } from "../shared/rows/meeting.ts";
import type { Database } from "./connection/database.ts";
import { fromRow } from "./papers/paper-rows.ts";
import { deliveries, meetings, nominations, papers } from "./schema.ts";
import { inTeam } from "./teams/team-scope.ts";

export function createClub({ orm, read, write }: Database): ClubStore {
  const withPapers = () =>
    orm
      .select({ meeting: meetings, paper: papers })
      .from(meetings)
      .innerJoin(papers, eq(papers.id, meetings.paper));
  const between = (from: number | Placeholder, to: number | Placeholder) =>
    and(gte(meetings.at, from), lt(meetings.at, to), eq(meetings.cancelled, false));
  // Runs on every look at the favourites.
  const ofTeam = withPapers()
    .where(
      and(
        inTeam(meetings.team, sql.placeholder("team")),
        between(sql.placeholder("from"), sql.placeholder("to")),
      ),
    )
    .orderBy(asc(meetings.at), asc(meetings.id))
    .prepare();
  // Runs every minute.
  const toRemind = withPapers()
    .where(between(sql.placeholder("from"), sql.placeholder("to")))
    .orderBy(asc(meetings.at), asc(meetings.id))
    .prepare();

  return {
    nominate: ({ team, paper, by, at }) =>
      write(() => {
        const known = orm
          .select()
          .from(nominations)
          .where(and(inTeam(nominations.team, team), eq(nominations.paper, paper)))
          .get();
        if (!known) orm.insert(nominations).values({ team, paper, by, at }).run();
        return known === undefined;
      }),
    withdrawNomination: (team, paper) =>
      write(
        () =>
          orm
            .delete(nominations)
            .where(and(eq(nominations.team, team), eq(nominations.paper, paper)))
            .run().changes > 0,
      ),
    nominations: (team) =>
      read(() => {
        const met = orm
          .select({ one: sql`1` })
          .from(meetings)
          .where(
            and(
              inTeam(meetings.team, team),
              eq(meetings.paper, nominations.paper),
              eq(meetings.cancelled, false),
            ),
          );
        return orm
          .select({ team: nominations.team, by: nominations.by, at: nominations.at, paper: papers })
          .from(nominations)
          .innerJoin(papers, eq(papers.id, nominations.paper))
          .where(and(inTeam(nominations.team, team), notExists(met)))
          .orderBy(asc(nominations.at), asc(nominations.paper))
          .all()
          .map(({ paper, ...nomination }) => ({ ...nomination, paper: fromRow(paper) }));
      }),
    saveMeeting: (meeting) =>
      write(() => {
        const { id, sequence } = meeting;
        const values = meetingRow(meeting);
        const { changes } =
          sequence === 0
            ? orm.insert(meetings).values(values).onConflictDoNothing().run()
            : orm
                .update(meetings)
                .set(values)
                .where(and(eq(meetings.id, id), eq(meetings.sequence, sequence - 1)))
                .run();
        if (changes > 0) takeBack(id);
        return changes > 0;
      }),
    meetings: (team, from, to) =>
      read(() =>
        ofTeam.all({ team, from, to }).map(({ meeting, paper }) => meetingOf(meeting, fromRow(paper))),
      ),
    meetingsToRemind: (from, to) =>
      read(() =>
        toRemind.all({ from, to }).map(({ meeting, paper }) => ({
          meeting: meetingOf(meeting, fromRow(paper)),
          told: meeting.told,
        })),
      ),
    markTold: ({ id, sequence }, what) =>
      write(() => {
        const row = orm
          .select({ told: meetings.told })
          .from(meetings)
          .where(and(eq(meetings.id, id), eq(meetings.sequence, sequence)))
          .get();
        if (!row || row.told.includes(what)) return;
        const told: readonly Reminder[] = [...row.told, what];
        orm.update(meetings).set({ told }).where(eq(meetings.id, id)).run();
      }),
  };

  /** Reminders still in the outbox describe an outdated state of the meeting. */
  function takeBack(id: string): void {
    orm
      .update(deliveries)
      .set({ state: "skipped", note: "The meeting was changed before this could be posted." })
      .where(and(like(deliveries.kind, `club:${id}:%`), inArray(deliveries.state, ["planned"])))
      .run();
  }
}
