import type { PaperId } from "../papers/paper.ts";
import type { TeamId } from "../teams/team-id.ts";

/** The part of the store that keeps papers which a team has named as its taste, without voting for them. */
export interface TasteStore {
  /** Adds papers at `at` (epoch ms); returns how many were not there. */
  addTaste(team: TeamId, papers: readonly PaperId[], at: number): Promise<number>;
  /** Those of each team and of those it is linked with, last added first, then by id. In the order asked. */
  tasteOf(teams: readonly TeamId[], limit: number): Promise<readonly (readonly PaperId[])[]>;
  /** Takes out these papers, or all of the team's where undefined; returns how many there were. */
  dropTaste(team: TeamId, papers?: readonly PaperId[]): Promise<number>;
}
