import type { Database } from "better-sqlite3";
import { oneAtATime } from "../../src/runtime/one-at-a-time.ts";
import type { PaperSource, SavedPapers } from "../../src/search/search-index.ts";
import {
  activeSet,
  changeOf,
  createSet,
  dropChangesBefore,
  dropSet,
  type IndexSet,
  isPrepared,
  otherSet,
  paperCount,
  prepareTables,
  readMeta,
  setChange,
  writeMeta,
} from "./segments/tables.ts";
import { createSearchWriter, type SearchWriter } from "./segments/writer.ts";

/** Keeps the index's tables in sync with a source. */
export interface Indexer {
  /** Indexes what a transaction saves; call it inside that transaction. */
  take(saved: SavedPapers): void;
  /** Resolves once everything saved before the call is indexed. */
  catchUp(): Promise<void>;
  /** See SearchIndex. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Resolves once all writing has stopped. */
  close(): Promise<void>;
}

/** Papers indexed per transaction (about 30 ms). */
const PAGE = 100;
/** New papers that justify a segment of their own at start-up, when nobody is waiting. */
const MERGE_AT_START = 1024;
/** Changes a reading thread may lag behind before it must start over. */
const KEPT_CHANGES = 20_000;

let rebuilds = 0;

/**
 * An indexer for the tables in `db`. They hold derived data: if they are missing, in another format, or from another
 * library, they are filled from the source in the background. `onWrite` is called before every write; `onError` if
 * background work fails, which is retried at the next start.
 */
export async function createIndexer(options: {
  readonly db: Database;
  /** Runs `work` in a transaction on `db`. */
  readonly write: <T>(work: () => T) => Promise<T>;
  readonly source: PaperSource;
  readonly onWrite: () => void;
  readonly onError: (error: unknown) => void;
}): Promise<Indexer> {
  const { db, source, onWrite, onError } = options;
  if (!isPrepared(db)) await options.write(() => prepareTables(db));
  const writers = new Map<IndexSet, SearchWriter>();
  const background = new Set<Promise<unknown>>();
  let closed = false;

  function writerOf(set: IndexSet): SearchWriter {
    const writer = writers.get(set) ?? createSearchWriter(db, set);
    writers.set(set, writer);
    return writer;
  }

  function write<T>(work: () => T): Promise<T> {
    return options.write(() => {
      onWrite();
      return work();
    });
  }

  function inBackground(work: Promise<unknown>): void {
    const guarded = work
      .catch((error: unknown) => closed || onError(error))
      .finally(() => background.delete(guarded));
    background.add(guarded);
  }

  /** Adds the next page to a set if `stillWanted` says so; returns the number of papers added. */
  async function addPage(set: IndexSet, stillWanted: () => boolean): Promise<number> {
    await new Promise((resolve) => setImmediate(resolve));
    if (closed) return 0;
    const after = changeOf(db, set);
    const page = await source.changes(after, PAGE);
    const last = page.at(-1);
    if (closed || last === undefined) return 0;
    await write(() => {
      // Another process may have been faster.
      if (!stillWanted() || changeOf(db, set) !== after) return;
      writerOf(set).put(page.map(({ paper }) => paper));
      setChange(db, set, last.change);
    });
    return page.length;
  }

  async function follow(): Promise<void> {
    for (;;) {
      const set = activeSet(db);
      const added = await addPage(set, () => activeSet(db) === set);
      if (added === 0 && (closed || activeSet(db) === set)) return;
    }
  }

  const catchUp = oneAtATime(follow);

  async function rebuild(onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
    const target = otherSet(activeSet(db));
    const ours = `${target}:${process.pid}:${++rebuilds}`;
    const isOurs = () => {
      if (readMeta(db, "building") === ours) return true;
      throw new Error("The search index is being rebuilt by another process; wait for it or stop it.");
    };
    await write(() => {
      createSet(db, target);
      writeMeta(db, "building", ours);
    });
    writers.delete(target);
    const { papers: total } = await source.extent();
    for (let done = 0; ; ) {
      const added = await addPage(target, isOurs);
      if (closed) return;
      if (added === 0) break;
      done += added;
      onProgress(done, Math.max(total, done));
    }
    await write(() => {
      isOurs();
      writerOf(target).merge(MERGE_AT_START);
      writeMeta(db, "active", target);
      writeMeta(db, "building", "");
      dropSet(db, otherSet(target));
    });
    writers.clear();
    // Papers saved since the last page was read went into the old set.
    await catchUp();
  }

  async function start(): Promise<void> {
    // Most starts have nothing to do, and then must not wait for another process's writes.
    const set = activeSet(db);
    const [building, pid] = (readMeta(db, "building") ?? "").split(":");
    if (building && !isRunning(Number(pid))) await write(() => writeMeta(db, "building", ""));
    if (writerOf(set).unmerged() >= MERGE_AT_START) {
      await write(() => {
        writerOf(set).merge(MERGE_AT_START);
        dropChangesBefore(db, set, KEPT_CHANGES);
      });
    }
    const ours = { papers: paperCount(db, set), change: changeOf(db, set) };
    const theirs = await source.extent();
    const isSameLibrary =
      ours.change < theirs.change || (ours.change === theirs.change && ours.papers === theirs.papers);
    await (isSameLibrary ? catchUp() : rebuild());
  }

  const started = start();
  inBackground(started);
  return {
    take({ after, changes }) {
      onWrite();
      const set = activeSet(db);
      writerOf(set).put(changes.map(({ paper }) => paper));
      const last = changes.at(-1)?.change;
      if (last === undefined) return;
      if (changeOf(db, set) === after) setChange(db, set, last);
      // Earlier changes are missing from the set; re-adding these after them changes nothing.
      else inBackground(started.then(catchUp));
    },
    catchUp: () => started.then(catchUp),
    rebuild: (onProgress) => started.catch(() => {}).then(() => rebuild(onProgress)),
    async close() {
      closed = true;
      await Promise.allSettled(background);
    },
  };
}

/** Whether the process that started a rebuild is still running. It cannot be this one, which is only starting. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
