import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Paper, PaperId } from "../../../src/papers/paper.ts";
import type { PaperStore, Saved, Sighting } from "../../../src/papers/store.ts";
import type { SavedPapers } from "../../../src/search/search-index.ts";
import type { Day } from "../../../src/time/day.ts";
import { mergePaper } from "../../shared/merge-paper.ts";
import type { Database, Session } from "../connection/database.ts";
import { imports } from "../schema.ts";
import { createListings } from "./listings.ts";
import { loadPapers, newestChange, putPapers } from "./paper-rows.ts";

/**
 * A third equal sighting in a row replaces the second, so an unchanging paper takes two rows rather than one per sync.
 */
const DROP_RESTING = {
  name: "drop_resting_snapshots",
  text: `delete from upvote_snapshots s
    using unnest($1::text[], $2::bigint[]) as told (paper, upvotes)
    cross join lateral (
      select at, upvotes from upvote_snapshots where paper = told.paper and at <= $3 order by at desc limit 1) last
    cross join lateral (
      select upvotes from upvote_snapshots where paper = told.paper and at < last.at order by at desc limit 1) before
    where last.upvotes = told.upvotes and before.upvotes = told.upvotes and s.paper = told.paper and s.at = last.at`,
};
const ADD_SNAPSHOTS = {
  name: "add_snapshots",
  text: `insert into upvote_snapshots (paper, at, upvotes)
    select paper, $3, upvotes from unnest($1::text[], $2::bigint[]) as told (paper, upvotes)
    on conflict (paper, at) do update set upvotes = excluded.upvotes`,
};
const UPVOTES_AT = {
  name: "upvotes_at",
  text: `select asked.n, asked.paper, newest.upvotes, newest.at
    from unnest($1::int[], $2::text[], $3::bigint[]) as asked (n, paper, at)
    cross join lateral (
      select upvotes, at from upvote_snapshots s where s.paper = asked.paper and s.at <= asked.at
      order by s.at desc limit 1) newest`,
};
const SYNCED_AT = { name: "synced_at", text: `select synced_at as "syncedAt" from listings where day = $1` };
const SYNC = {
  name: "sync_day",
  text: `insert into listings (day, synced_at) values ($1, $2)
    on conflict (day) do update set synced_at = excluded.synced_at`,
};
const ON_DAY = { name: "papers_on_day", text: "select paper from listed_papers where day = $1" };
const UNLIST = { name: "unlist", text: "delete from listed_papers where day = $1 and paper = any($2)" };
const LIST = {
  name: "list",
  text: "insert into listed_papers (day, paper, absent_at) select $1, paper, $3 from unnest($2::text[]) as fresh (paper)",
};
const LAST_SYNC = { name: "last_sync", text: "select max(synced_at) as at from listings" };
const SIZE = {
  name: "library_size",
  text: `select (select count(*) from papers) as papers, (select max(day) from listed_papers) as "newestDay"`,
};

/** The library's part of the store. `onSave` is called, after the commit, for papers added or changed. */
export function createLibrary(database: Database, onSave: (saved: SavedPapers) => void): PaperStore {
  const { ask, write } = database;
  const days = createListings(database);

  interface Told extends Saved {
    readonly ids: readonly PaperId[];
    readonly saved: SavedPapers | undefined;
  }

  async function save(session: Session, told: readonly Paper[], at: number, day?: Day): Promise<Told> {
    const ids = [...new Set(told.map((paper) => paper.id))];
    const known = await loadPapers(session, ids);
    const merged = new Map(known);
    for (const paper of told) merged.set(paper.id, mergePaper(merged.get(paper.id), paper, at, day));
    const touched = [...merged.values()].filter((paper) => !isDeepStrictEqual(paper, known.get(paper.id)));
    let saved: SavedPapers | undefined;
    if (touched.length > 0) {
      const after = await newestChange(session);
      saved = { after, changes: touched.map((paper, index) => ({ change: after + index + 1, paper })) };
      await putPapers(session, saved.changes);
    }
    if (day && ids.length > 0) {
      const values = [ids, ids.map((id) => merged.get(id)?.upvotes ?? 0), at];
      await session.run(DROP_RESTING, values);
      await session.run(ADD_SNAPSHOTS, values);
    }
    const added = merged.size - known.size;
    return { added, changed: touched.length - added, ids, saved };
  }

  /**
   * Removes papers no longer listed on the day, unless the new list is incomplete or less than half of what was known:
   * a failing source returns short or empty lists, which must not wipe a day.
   */
  async function relist(
    session: Session,
    day: Day,
    ids: readonly PaperId[],
    absentAt: number | undefined,
    whole: boolean,
  ): Promise<void> {
    const before = (await session.run<{ paper: PaperId }>(ON_DAY, [day])).map(({ paper }) => paper);
    const [now, had] = [new Set(ids), new Set(before)];
    const gone = whole && ids.length * 2 >= before.length ? before.filter((id) => !now.has(id)) : [];
    const fresh = ids.filter((id) => !had.has(id));
    if (gone.length > 0) await session.run(UNLIST, [day, gone]);
    if (fresh.length > 0) await session.run(LIST, [day, fresh, absentAt ?? null]);
  }

  async function told(work: (session: Session) => Promise<Told>): Promise<Saved> {
    const { added, changed, saved } = await write(work, "library");
    if (saved) onSave(saved);
    return { added, changed };
  }

  return {
    saveListing: (day, papers, at, whole = true) =>
      told(async (session) => {
        const result = await save(session, papers, at, day);
        const [before] = await session.run<{ syncedAt: number }>(SYNCED_AT, [day]);
        await session.run(SYNC, [day, at]);
        await relist(session, day, result.ids, before?.syncedAt, whole);
        return result;
      }),
    savePapers: (papers, at, reached) =>
      told(async (session) => {
        const result = await save(session, papers, at);
        if (reached)
          await session.orm
            .insert(imports)
            .values(reached)
            .onConflictDoUpdate({ target: imports.source, set: reached });
        return result;
      }),
    importMark: (source) =>
      ask(async ({ orm }) => (await orm.select().from(imports).where(eq(imports.source, source)))[0]),
    finishImport: (source) =>
      ask(async ({ orm }) => void (await orm.delete(imports).where(eq(imports.source, source)))),
    paper: (id) => ask(async (session) => (await loadPapers(session, [id])).get(id)),
    papers: (ids) => ask((session) => loadPapers(session, ids)),
    listing: async (day) => (await days(day, day))[0],
    listings: days,
    upvotesAt: (asked) =>
      ask(async (session) => {
        const flat = asked.flatMap(({ papers, at }, n) => papers.map((paper) => ({ n, paper, at })));
        const rows = await session.run<Sighting & { n: number; paper: PaperId }>(UPVOTES_AT, [
          flat.map(({ n }) => n),
          flat.map(({ paper }) => paper),
          flat.map(({ at }) => at),
        ]);
        const answers = asked.map(() => new Map<PaperId, Sighting>());
        for (const { n, paper, upvotes, at } of rows) answers[n]?.set(paper, { upvotes, at });
        return answers;
      }),
    lastSyncedAt: () =>
      ask(async (session) => (await session.run<{ at: number | null }>(LAST_SYNC))[0]?.at ?? undefined),
    librarySize: () =>
      ask(async (session) => {
        const [row] = await session.run<{ papers: number; newestDay: Day | null }>(SIZE);
        return { papers: row?.papers ?? 0, newestDay: row?.newestDay ?? undefined };
      }),
  };
}
