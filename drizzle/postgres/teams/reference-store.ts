import { and, asc, count, eq, isNull, lt, lte, ne, sql } from "drizzle-orm";
import type { ReferenceStore } from "../../../src/references/store.ts";
import { countsOf, libraryOf, libraryRow, sendOf, sendRow } from "../../shared/rows/reference.ts";
import type { Database } from "../connection/database.ts";
import { referenceLibraries, referenceSends } from "../schema.ts";

/** Creates the store of reference libraries. */
export function createReferences({ ask, write }: Database): ReferenceStore {
  return {
    saveReferenceLibrary: (library) =>
      ask(async ({ orm }) => {
        const row = libraryRow(library);
        await orm
          .insert(referenceLibraries)
          .values(row)
          .onConflictDoUpdate({ target: referenceLibraries.team, set: row });
      }),
    referenceLibrary: (team) =>
      ask(async ({ orm }) => {
        const [row] = await orm.select().from(referenceLibraries).where(eq(referenceLibraries.team, team));
        return row && libraryOf(row);
      }),
    referenceLibraries: () =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select()
          .from(referenceLibraries)
          .where(isNull(referenceLibraries.problem))
          .orderBy(asc(referenceLibraries.team));
        return rows.map(libraryOf);
      }),
    deleteReferenceLibrary: (team) =>
      write(async ({ orm }) => {
        await orm.delete(referenceSends).where(eq(referenceSends.team, team));
        const { rowCount } = await orm.delete(referenceLibraries).where(eq(referenceLibraries.team, team));
        return rowCount === 1;
      }),
    changeReferenceLibrary: ({ team, connectedAt }, change) =>
      ask(async ({ orm }) => {
        const same = and(eq(referenceLibraries.team, team), eq(referenceLibraries.connectedAt, connectedAt));
        const { rowCount } = await orm.update(referenceLibraries).set(change).where(same);
        return rowCount === 1;
      }),
    queueReferences: (team, papers, by, at) =>
      ask(async ({ orm }) => {
        const rows = [...new Set(papers)].map((paper) => sendRow(team, paper, by, at));
        const [first] = rows;
        if (!first) return 0;
        const insert = orm.insert(referenceSends).values(rows);
        const { rowCount } = await (by === undefined
          ? insert.onConflictDoNothing()
          : insert.onConflictDoUpdate({
              target: [referenceSends.team, referenceSends.paper],
              set: { ...first, paper: sql`excluded.paper` },
              setWhere: ne(referenceSends.state, "waiting"),
            }));
        return rowCount ?? 0;
      }),
    dueReferences: (team, now, limit) =>
      ask(async ({ orm }) => {
        const rows = await orm
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
          .limit(limit);
        return rows.map(sendOf);
      }),
    referenceCounts: (team) =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select({ state: referenceSends.state, n: count() })
          .from(referenceSends)
          .where(eq(referenceSends.team, team))
          .groupBy(referenceSends.state);
        return countsOf(rows);
      }),
    settleReference: ({ team, paper, queuedAt }, { state, notBefore, error }) =>
      ask(async ({ orm }) => {
        await orm
          .update(referenceSends)
          .set({ state, notBefore, error: error ?? null, attempts: sql`${referenceSends.attempts} + 1` })
          .where(
            and(
              eq(referenceSends.team, team),
              eq(referenceSends.paper, paper),
              eq(referenceSends.queuedAt, queuedAt),
            ),
          );
      }),
    forgetReferences: (before) =>
      ask(async ({ orm }) => {
        await orm.delete(referenceSends).where(lt(referenceSends.queuedAt, before));
      }),
  };
}
