import { and, asc, count, eq, isNull, lt, lte, ne, sql } from "drizzle-orm";
import type { ReferenceStore } from "../../../src/references/store.ts";
import { countsOf, libraryOf, libraryRow, sendOf, sendRow } from "../../shared/rows/reference.ts";
import type { Database } from "../connection/database.ts";
import { referenceLibraries, referenceSends } from "../schema.ts";

/** Creates the store of reference libraries. */
export function createReferences({ orm, read, write }: Database): ReferenceStore {
  const ofTeam = eq(referenceLibraries.team, sql.placeholder("team"));
  const one = orm.select().from(referenceLibraries).where(ofTeam).prepare();
  return {
    saveReferenceLibrary: (library) =>
      write(() => {
        const row = libraryRow(library);
        orm
          .insert(referenceLibraries)
          .values(row)
          .onConflictDoUpdate({ target: referenceLibraries.team, set: row })
          .run();
      }),
    referenceLibrary: (team) =>
      read(() => {
        const row = one.get({ team });
        return row && libraryOf(row);
      }),
    referenceLibraries: () =>
      read(() =>
        orm
          .select()
          .from(referenceLibraries)
          .where(isNull(referenceLibraries.problem))
          .orderBy(asc(referenceLibraries.team))
          .all()
          .map(libraryOf),
      ),
    deleteReferenceLibrary: (team) =>
      write(() => {
        orm.delete(referenceSends).where(eq(referenceSends.team, team)).run();
        return orm.delete(referenceLibraries).where(eq(referenceLibraries.team, team)).run().changes > 0;
      }),
    changeReferenceLibrary: ({ team, connectedAt }, change) =>
      write(() => {
        const same = and(eq(referenceLibraries.team, team), eq(referenceLibraries.connectedAt, connectedAt));
        return orm.update(referenceLibraries).set(change).where(same).run().changes > 0;
      }),
    queueReferences: (team, papers, by, at) =>
      write(() =>
        papers.reduce((queued, paper) => {
          const row = sendRow(team, paper, by, at);
          const insert = orm.insert(referenceSends).values(row);
          const { changes } =
            by === undefined
              ? insert.onConflictDoNothing().run()
              : insert
                  .onConflictDoUpdate({
                    target: [referenceSends.team, referenceSends.paper],
                    set: row,
                    setWhere: ne(referenceSends.state, "waiting"),
                  })
                  .run();
          return queued + changes;
        }, 0),
      ),
    dueReferences: (team, now, limit) =>
      read(() =>
        orm
          .select()
          .from(referenceSends)
          .where(
            and(
              eq(referenceSends.team, team),
              eq(referenceSends.state, "waiting"),
              lte(referenceSends.notBefore, now),
            ),
          )
          .orderBy(asc(referenceSends.queuedAt), asc(referenceSends.paper))
          .limit(limit)
          .all()
          .map(sendOf),
      ),
    referenceCounts: (team) =>
      read(() =>
        countsOf(
          orm
            .select({ state: referenceSends.state, n: count() })
            .from(referenceSends)
            .where(eq(referenceSends.team, team))
            .groupBy(referenceSends.state)
            .all(),
        ),
      ),
    settleReference: ({ team, paper, queuedAt }, { state, notBefore, error }) =>
      write(() => {
        orm
          .update(referenceSends)
          .set({
            state,
            notBefore,
            error: error ?? null,
            attempts: sql`${referenceSends.attempts} + 1`,
          })
          .where(
            and(
              eq(referenceSends.team, team),
              eq(referenceSends.paper, paper),
              eq(referenceSends.queuedAt, queuedAt),
            ),
          )
          .run();
      }),
    forgetReferences: (before) =>
      write(() => {
        orm.delete(referenceSends).where(lt(referenceSends.queuedAt, before)).run();
      }),
  };
}
