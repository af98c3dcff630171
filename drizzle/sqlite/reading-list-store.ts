import { and, asc, count, desc, eq, isNotNull, isNull, max, sql } from "drizzle-orm";
import type { Person } from "../../src/chat/refs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { ReadingListStore } from "../../src/reading-list/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import type { Database } from "./connection/database.ts";
import { fromRow } from "./papers/paper-rows.ts";
import { papers, savedPapers } from "./schema.ts";
import { ofPerson } from "./teams/team-scope.ts";

/** The reading lists' part of the store. */
export function createReadingList({ orm, read, write }: Database): ReadingListStore {
  const mine = (person: Person) => ofPerson(savedPapers.person, accountOf(person));

  /** The person's list. If two accounts saved a paper before they were linked, the later entry counts. */
  const listOf = (person: Person) =>
    orm
      .select({
        paper: savedPapers.paper,
        savedAt: max(savedPapers.savedAt).as("newest"),
        // SQLite takes it from the row that max() found.
        doneAt: savedPapers.doneAt,
      })
      .from(savedPapers)
      .where(mine(person))
      .groupBy(savedPapers.paper)
      .as("list");

  const standing = (person: Person, paper: PaperId) => {
    const list = listOf(person);
    return orm.select().from(list).where(eq(list.paper, paper)).get();
  };

  /**
   * Sets the paper's state on the person's list, for each account that has it, so that each keeps it after unlinking.
   */
  function put(person: Person, paper: PaperId, savedAt: number, doneAt: number | undefined): void {
    const state = { savedAt, doneAt: doneAt ?? null };
    const { changes } = orm
      .update(savedPapers)
      .set(state)
      .where(and(mine(person), eq(savedPapers.paper, paper)))
      .run();
    if (changes > 0) return;
    orm
      .insert(savedPapers)
      .values({ person: accountOf(person), paper, ...state })
      .run();
  }

  return {
    saveForLater: (person, paper, at) =>
      write(() => {
        const known = standing(person, paper);
        if (!known || known.doneAt !== null) put(person, paper, at, undefined);
        return { before: known && (known.doneAt === null ? "open" : "done") };
      }),
    setDone: (person, paper, doneAt, at) =>
      write(() => put(person, paper, standing(person, paper)?.savedAt ?? at, doneAt)),
    takeOff: (person, paper) =>
      write(
        () =>
          orm
            .delete(savedPapers)
            .where(and(mine(person), eq(savedPapers.paper, paper)))
            .run().changes > 0,
      ),
    readingList: (person, which, limit) =>
      read(() => {
        const list = listOf(person);
        return orm
          .select({ paper: papers, savedAt: list.savedAt, doneAt: list.doneAt })
          .from(list)
          .innerJoin(papers, eq(papers.id, list.paper))
          .where(
            which === "all" ? undefined : which === "open" ? isNull(list.doneAt) : isNotNull(list.doneAt),
          )
          .orderBy(
            asc(isNotNull(list.doneAt)),
            desc(sql`coalesce(${list.doneAt}, ${list.savedAt})`),
            asc(papers.id),
          )
          .limit(limit)
          .all()
          .map(({ paper, savedAt, doneAt }) => ({
            paper: fromRow(paper),
            savedAt: savedAt ?? 0,
            doneAt: doneAt ?? undefined,
          }));
      }),
    readingCounts: (person) =>
      read(() => {
        const list = listOf(person);
        const row = orm
          .select({ all: count(), done: count(list.doneAt) })
          .from(list)
          .innerJoin(papers, eq(papers.id, list.paper))
          .get();
        return { open: (row?.all ?? 0) - (row?.done ?? 0), done: row?.done ?? 0 };
      }),
  };
}
