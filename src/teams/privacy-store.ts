import type { Person } from "../chat/refs.ts";
import type { TeamId } from "./team-id.ts";

/** Rows by what they are: `votes`, `subscriptions` … */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Numbers of rows by what they are. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Shows and deletes the data of people and teams. Deleting means erasing, not hiding; in SQLite from the file and its
 * write-ahead log too.
 */
export interface PrivacyStore {
  /** Returns everything known about the person's accounts. */
  personalData(person: Person): Promise<Rows>;
  /**
   * Erases the person's data. A salted tombstone stays for a while, so that these accounts' reactions on messages
   * posted before `at` are not counted again, by event or by recount. Returns what was deleted, and the teams in which
   * the person had voted.
   */
  forgetPerson(
    person: Person,
    at: number,
  ): Promise<{ readonly rows: RowCounts; readonly teams: readonly TeamId[] }>;
  /** Counts the team's own rows (without linked teams), and the people who have voted in it. */
  teamData(team: TeamId): Promise<{ readonly rows: RowCounts; readonly people: number }>;
  /** Erases the team's data: subscriptions, deliveries, votes, links, settings. Returns what was deleted. */
  deleteTeam(team: TeamId): Promise<RowCounts>;
  /**
   * Deletes votes older than the retention of the team in which they were cast, and other expired data. Linked teams'
   * votes are only hidden, until the teams are unlinked. Returns how many votes were deleted.
   */
  deleteExpired(now: number): Promise<number>;
}
