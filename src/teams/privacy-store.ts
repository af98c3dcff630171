import type { Person } from "../chat/refs.ts";
import type { TeamId } from "./team-id.ts";

/** Rows under the names of what they are: `votes`, `subscriptions` … */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** How many rows of what. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * The part of the store that shows and deletes what is known of people and teams. What is deleted is gone, not only hidden;
 * in SQLite from the file and its write-ahead log, too.
 */
export interface PrivacyStore {
  /** Everything known of the person's accounts. */
  personalData(person: Person): Promise<Rows>;
  /**
   * Deletes it. A salted tombstone stays for a while: reactions on messages posted before `at` are not taken from these
   * accounts again, whether told or recounted. Returns what was deleted,
   * and the teams in which they had voted.
   */
  forgetPerson(
    person: Person,
    at: number,
  ): Promise<{ readonly rows: RowCounts; readonly teams: readonly TeamId[] }>;
  /** How much there is of the team's own (not of those it is linked with), and how many people have voted in it. */
  teamData(team: TeamId): Promise<{ readonly rows: RowCounts; readonly people: number }>;
  /** Deletes it all: subscriptions, deliveries, votes, links, settings. Returns what was deleted. */
  deleteTeam(team: TeamId): Promise<RowCounts>;
  /**
   * Deletes votes older than the team in which they were cast keeps them, and what is no longer needed. Those of linked
   * teams are only hidden, until the teams are unlinked. Returns how many votes were deleted.
   */
  deleteExpired(now: number): Promise<number>;
}
