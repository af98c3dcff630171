import type { PaperId } from "../papers/paper.ts";
import type { TeamId } from "../teams/team-id.ts";

/** Papers that a team has named as its taste, without voting for them. */
export interface TasteStore {
  /** Adds papers at `at` (epoch ms). Returns how many were new. */
  addTaste(team: TeamId, papers: readonly PaperId[], at: number): Promise<number>;
  /** Returns the papers of each team and of those linked with it, last added first, then by id. In the order asked. */
  tasteOf(teams: readonly TeamId[], limit: number): Promise<readonly (readonly PaperId[])[]>;
  /** Removes these papers, or all of the team's if undefined. Returns how many were removed. */
  dropTaste(team: TeamId, papers?: readonly PaperId[]): Promise<number>;
}
