import type { KnownPaper } from "../../src/papers/paper.ts";
import type { Reading, ReadingListStore } from "../../src/reading-list/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import type { Database, Session, Statement } from "./connection/database.ts";
import { ofPerson } from "./teams/team-scope.ts";

/**
 * A person's list, by one of their accounts. If two accounts saved a paper before they were linked, the later entry
 * counts.
 */
const LIST = `select distinct on (paper) paper, saved_at, done_at from saved_papers
    where ${ofPerson("person", "$1")} order by paper, saved_at desc, person`;

const ONE = {
  name: "saved_paper",
  text: `select saved_at as "savedAt", done_at as "doneAt" from (${LIST}) list where paper = $2`,
};
const TAKE_OFF = {
  name: "take_off",
  text: `delete from saved_papers where ${ofPerson("person", "$1")} and paper = $2 returning paper`,
};
const PUT = {
  name: "save_paper",
  text: `with known as (
      update saved_papers set saved_at = $3, done_at = $4
      where ${ofPerson("person", "$1")} and paper = $2 returning paper)
    insert into saved_papers (person, paper, saved_at, done_at)
    select $1, $2, $3, $4 where not exists (select 1 from known)`,
};
const read = (which: Reading, where: string): Statement => ({
  name: `reading_list_${which}`,
  text: `select p.facts as paper, list.saved_at as "savedAt", list.done_at as "doneAt"
    from (${LIST}) list join papers p on p.id = list.paper where ${where}
    order by list.done_at is not null, coalesce(list.done_at, list.saved_at) desc, p.id limit $2`,
});
const READ: Readonly<Record<Reading, Statement>> = {
  open: read("open", "list.done_at is null"),
  done: read("done", "list.done_at is not null"),
  all: read("all", "true"),
};
const COUNTS = {
  name: "reading_counts",
  text: `select count(*) as saved, count(list.done_at) as done from (${LIST}) list join papers p on p.id = list.paper`,
};

/** The reading lists' part of the store. */
export function createReadingList({ ask, write }: Database): ReadingListStore {
  type Standing = { savedAt: number; doneAt: number | null };

  async function standing(session: Session, person: string, paper: string): Promise<Standing | undefined> {
    return (await session.run<Standing>(ONE, [person, paper]))[0];
  }

  /**
   * Sets the paper's state on the person's list, for each account that has it, so that each keeps it after unlinking.
   */
  async function put(session: Session, person: string, paper: string, savedAt: number, doneAt?: number) {
    await session.run(PUT, [person, paper, savedAt, doneAt ?? null]);
  }

  return {
    saveForLater: (person, paper, at) =>
      write(async (session) => {
        const account = accountOf(person);
        const known = await standing(session, account, paper);
        if (!known || known.doneAt !== null) await put(session, account, paper, at);
        return { before: known && (known.doneAt === null ? "open" : "done") };
      }, "readingList"),
    setDone: (person, paper, doneAt, at) =>
      write(async (session) => {
        const account = accountOf(person);
        const known = await standing(session, account, paper);
        await put(session, account, paper, known?.savedAt ?? at, doneAt);
      }, "readingList"),
    takeOff: (person, paper) =>
      ask(async (session) => (await session.run(TAKE_OFF, [accountOf(person), paper])).length > 0),
    readingList: (person, which, limit) =>
      ask(async (session) => {
        type Row = { paper: KnownPaper; savedAt: number; doneAt: number | null };
        const rows = await session.run<Row>(READ[which], [accountOf(person), limit]);
        return rows.map(({ paper, savedAt, doneAt }) => ({ paper, savedAt, doneAt: doneAt ?? undefined }));
      }),
    readingCounts: (person) =>
      ask(async (session) => {
        const [row] = await session.run<{ saved: number; done: number }>(COUNTS, [accountOf(person)]);
        const { saved = 0, done = 0 } = row ?? {};
        return { open: saved - done, done };
      }),
  };
}
