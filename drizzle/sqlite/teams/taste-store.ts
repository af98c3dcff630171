import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { TasteStore } from "../../../src/taste/store.ts";
import type { Database } from "../connection/database.ts";
import { tastePapers } from "../schema.ts";
import { inTeam } from "./team-scope.ts";

/** The part of the store that holds the papers a team added to its taste. */
export function createTaste({ orm, read, write }: Database): TasteStore {
  const named = orm
    .select({ paper: tastePapers.paper })
    .from(tastePapers)
    .where(inTeam(tastePapers.team, sql.placeholder("team")))
    .groupBy(tastePapers.paper)
    .orderBy(desc(sql`max(${tastePapers.addedAt})`), asc(tastePapers.paper))
    .limit(sql.placeholder("limit"))
    .prepare();
  return {
    addTaste: (team, papers, addedAt) =>
      write(() =>
        papers.reduce(
          (sum, paper) =>
            sum +
            orm.insert(tastePapers).values({ team, paper, addedAt }).onConflictDoNothing().run().changes,
          0,
        ),
      ),
    tasteOf: (teams, limit) =>
      read(() => teams.map((team) => named.all({ team, limit }).map(({ paper }) => paper))),
    dropTaste: (team, papers) =>
      write(
        () =>
          orm
            .delete(tastePapers)
            .where(and(eq(tastePapers.team, team), papers && inArray(tastePapers.paper, [...papers])))
            .run().changes,
      ),
  };
}
