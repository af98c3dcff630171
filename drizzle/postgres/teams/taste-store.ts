import { and, eq, inArray } from "drizzle-orm";
import type { PaperId } from "../../../src/papers/paper.ts";
import type { TasteStore } from "../../../src/taste/store.ts";
import type { Database } from "../connection/database.ts";
import { tastePapers } from "../schema.ts";
import { inTeam } from "./team-scope.ts";

const TASTE = {
  name: "taste_of",
  text: `select asked.n, found.paper from unnest($1::text[]) with ordinality as asked (team, n)
    cross join lateral (
      select t.paper, max(t.added_at) as newest from taste_papers t where ${inTeam("t.team", "asked.team")}
      group by t.paper order by newest desc, t.paper limit $2) found
    order by asked.n, found.newest desc, found.paper`,
};

/** The part of the store that holds the papers a team added to its taste. */
export function createTaste({ ask }: Database): TasteStore {
  return {
    addTaste: (team, papers, addedAt) =>
      ask(async ({ orm }) => {
        if (papers.length === 0) return 0;
        const rows = papers.map((paper) => ({ team, paper, addedAt }));
        const { rowCount } = await orm.insert(tastePapers).values(rows).onConflictDoNothing();
        return rowCount ?? 0;
      }),
    tasteOf: (teams, limit) =>
      ask(async (session) => {
        const answers = teams.map(() => [] as PaperId[]);
        for (const { n, paper } of await session.run<{ n: number; paper: PaperId }>(TASTE, [teams, limit]))
          answers[n - 1]?.push(paper);
        return answers;
      }),
    dropTaste: (team, papers) =>
      ask(async ({ orm }) => {
        const { rowCount } = await orm
          .delete(tastePapers)
          .where(and(eq(tastePapers.team, team), papers && inArray(tastePapers.paper, [...papers])));
        return rowCount ?? 0;
      }),
  };
}
