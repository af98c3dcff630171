import type { Database } from "better-sqlite3";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import type { Hit, Ranking, SearchQuery, TitleMatch } from "../../src/search/search-index.ts";
import { snippetOf } from "../../src/search/snippet.ts";
import { stem } from "../../src/search/stem.ts";
import { readWords } from "../../src/search/words.ts";
import { createVersion } from "../shared/data-version.ts";
import { createAnswers } from "./answers.ts";
import { type Answer, createSearchEngine, type SearchEngine } from "./engine.ts";
import {
  activeSet,
  createSet,
  dropSet,
  type IndexSet,
  prepareTables,
  readMeta,
  writeMeta,
} from "./segments/tables.ts";
import { createSearchWriter, type SearchWriter } from "./segments/writer.ts";
import { answer, createSearchThread, type Question } from "./thread.ts";

/** How the index reads the library; the store hands it in. */
export interface PaperSource {
  /** The papers with these ids, in any order; unknown ids are left out. */
  load(ids: readonly PaperId[]): readonly KnownPaper[];
  /** Up to `limit` papers with an id after `after` (all where undefined), in ascending order of id. */
  page(after: PaperId | undefined, limit: number): readonly KnownPaper[];
  count(): number;
}

/** Full-text search over the library, kept in `search_…` tables of the library's own database. */
export interface SearchIndex {
  /** Takes in papers that were added or changed. Call it inside the transaction that writes them. */
  put(papers: readonly KnownPaper[]): void;
  /** Best first. Any text is answered; none raises an error. */
  search(query: SearchQuery): Promise<Ranking>;
  /** The papers of a ranking, or of a part of one, in its order, each with why it matched. */
  hits(ranking: Ranking): Promise<readonly Hit[]>;
  /** Papers like this one, best first, without itself and its near-duplicates. Empty where it is unknown. */
  similar(id: PaperId, limit: number): Promise<readonly Hit[]>;
  /** Up to `limit` (at most 25) papers whose title holds the words typed so far, the last one perhaps unfinished. */
  titles(prefix: string, limit: number): Promise<readonly TitleMatch[]>;
  /**
   * Builds the index anew beside the old one, which answers until the new one is whole; interrupted, nothing has
   * changed. Throws where another process builds it at the same time.
   */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Stops the index's own thread. The database stays open: it is the store's. */
  close(): void;
}

let rebuilds = 0;

/** Papers read at a time while building anew. */
const PAGE = 500;
/** New papers that are worth a segment of their own at the start, when nobody waits. */
const MERGE_AT_START = 1024;
/** Answers whose papers are read in one turn of the event loop, a few milliseconds. */
const IN_A_TURN = 8;
/** Changes that a reading thread may be behind and still follow without starting anew. */
const KEPT_CHANGES = 20_000;

/**
 * The search index of a library: `createSearchIndex(db, { load, page, count })`. `db` is the store's own connection;
 * the tables are created here, are derived data with their own version, and need no migration. Where they lack papers
 * (a new version, a copied library), they are built anew in the background.
 */
export function createSearchIndex(db: Database, papers: PaperSource): SearchIndex {
  prepareTables(db);
  const writers = new Map<IndexSet, SearchWriter>();
  const thread = db.memory ? undefined : createSearchThread(db.name);
  let engine: SearchEngine | undefined;
  let closed = false;

  function writerOf(set: IndexSet): SearchWriter {
    const writer = writers.get(set) ?? createSearchWriter(db, set);
    writers.set(set, writer);
    return writer;
  }

  async function ask(question: Question): Promise<Answer> {
    if (thread) {
      try {
        return await thread.ask(question);
      } catch {
        if (closed) return { found: [], stems: [] };
        // The thread may have died of memory or a damaged file; the answer matters more than the wait.
      }
    }
    engine ??= createSearchEngine(db);
    return answer(engine, question);
  }

  const version = createVersion(db);
  const answers = createAnswers(ask, version.now);

  const waiting: (() => void)[] = [];

  /** A few a turn of the event loop: answers that come at once must not hold up all else, nor all else them. */
  function takeTurn(): void {
    const now = waiting.splice(0, IN_A_TURN);
    if (waiting.length > 0) setImmediate(takeTurn);
    for (const go of now) go();
  }

  function inTurn<T>(work: () => T): Promise<T> {
    return new Promise<void>((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(takeTurn);
    }).then(work);
  }

  function hitsOf({ found, stems }: Ranking): Hit[] {
    const byId = new Map(papers.load(found.map(({ id }) => id)).map((paper) => [paper.id, paper]));
    const wanted = new Set(stems);
    // Abstracts share most of their words.
    const judged = new Map<string, boolean>();
    const isMatch = (word: string) => {
      const before = judged.get(word);
      if (before !== undefined) return before;
      // A run of Chinese is no word, but holds some.
      const matches = wanted.has(stem(word)) || readWords(word).words.some((part) => wanted.has(stem(part)));
      judged.set(word, matches);
      return matches;
    };
    return found.flatMap(({ id, score }) => {
      const paper = byId.get(id);
      return paper ? [{ paper, score, snippet: snippetOf(paper.title, paper.abstract, isMatch) }] : [];
    });
  }

  async function rebuild(onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
    const target: IndexSet = activeSet(db) === "a" ? "b" : "a";
    const ours = `${target}:${process.pid}:${++rebuilds}`;
    db.transaction(() => {
      dropSet(db, target);
      createSet(db, target);
      writeMeta(db, "building", ours);
    }).immediate();
    writers.delete(target);
    const total = papers.count();
    let done = 0;
    let after: PaperId | undefined;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (closed) return;
      if (readMeta(db, "building") !== ours) {
        throw new Error("The search index is being built by another process; wait for it or stop it.");
      }
      const page = papers.page(after, PAGE);
      if (page.length === 0) break;
      db.transaction(() => writerOf(target).put(page)).immediate();
      after = page.at(-1)?.id;
      done += page.length;
      onProgress(done, Math.max(total, done));
    }
    db.transaction(() => {
      writerOf(target).merge(MERGE_AT_START);
      writeMeta(db, "active", target);
      writeMeta(db, "building", "");
      const old: IndexSet = target === "a" ? "b" : "a";
      dropSet(db, old);
      createSet(db, old);
    }).immediate();
    writers.clear();
    version.changed();
  }

  function start(): void {
    // Most starts find nothing to do, and then must not wait for another process that writes.
    const set = activeSet(db);
    const [building, pid] = (readMeta(db, "building") ?? "").split(":");
    if (building && !isRunning(Number(pid))) db.transaction(() => writeMeta(db, "building", "")).immediate();
    if (writerOf(set).unmerged() >= MERGE_AT_START) {
      db.transaction(() => {
        writerOf(set).merge(MERGE_AT_START);
        db.exec(`DELETE FROM search_change_${set}
          WHERE stamp <= (SELECT max(stamp) FROM search_change_${set}) - ${KEPT_CHANGES}`);
      }).immediate();
    }
    const indexed = db.prepare(`SELECT count(*) FROM search_paper_${set}`).pluck().get();
    // Failing here leaves the old index in place, and the next start tries again.
    if (indexed !== papers.count()) rebuild().catch(() => {});
  }

  start();
  return {
    put(changed) {
      version.changed();
      writerOf(activeSet(db)).put(changed);
      const building = readMeta(db, "building")?.[0];
      if (building === "a" || building === "b") writerOf(building).put(changed);
    },
    search: async (query) => (await answers({ kind: "search", query })) as Ranking,
    hits: (ranking) => inTurn(() => hitsOf(ranking)),
    async similar(id, limit) {
      const ranking = await answers({ kind: "similar", id, limit });
      return inTurn(() => hitsOf(ranking as Ranking));
    },
    async titles(prefix, limit) {
      const { found } = await answers({ kind: "titles", prefix, limit: Math.min(25, limit) });
      return inTurn(() => {
        const known = papers.load(found.map(({ id }) => id as PaperId));
        const byId = new Map(known.map(({ id, title }) => [id as string, { id, title }]));
        return found.flatMap(({ id }) => byId.get(id) ?? []);
      });
    },
    rebuild,
    close() {
      closed = true;
      thread?.stop();
    },
  };
}

/** Whether the process that began to build is still at it; ours is not, or it would not be starting. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
