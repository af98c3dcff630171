import { LRUCache } from "lru-cache";
import type { PaperFeed, PaperLookup } from "../feed/feed.ts";
import type { BuiltOnIt, KnownPaper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { rememberBuilt } from "./built-on-it.ts";
import { createPaperUpdates, type PaperUpdateSources, type PaperUpdates } from "./paper-updates.ts";
import { sharing } from "./shared-runs.ts";
import { logSkipped } from "./skipped-rows.ts";

/** The result of syncing one UTC day. */
export interface SyncResult {
  readonly day: Day;
  /** Papers on the list after the sync. */
  readonly papers: number;
  readonly added: number;
  readonly changed: number;
  /** Rows that could not become papers; the log says why. */
  readonly skipped: number;
}

/** A day's last failed sync. */
export interface SyncFailure {
  readonly day: Day;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly error: unknown;
}

/** The local copy of papers and lists, kept current from the feed. */
export interface Library extends PaperUpdates {
  /**
   * Loads the list of a UTC day into the store, in full or not at all. Concurrent calls for the same day share one run,
   * which is aborted only once every caller has aborted. Throws FeedError or StoreError.
   */
  sync(day: Day, signal?: AbortSignal): Promise<SyncResult>;
  /**
   * Syncs UTC days in parallel, so that a hanging one does not delay the others. A failing day is logged and recorded
   * in `lastFailure`.
   */
  syncDays(days: readonly Day[], signal?: AbortSignal): Promise<readonly SyncResult[]>;
  /** Syncs the last `days` UTC days like `syncDays`; throws today's failure after trying the others. */
  syncRecent(days: number, signal?: AbortSignal): Promise<readonly SyncResult[]>;
  /** Number of lists loaded since the start. Code that depends on lists re-reads them when it has grown. */
  readonly loads: number;
  /** Returns the last sync's failure; undefined if it succeeded, or there was none since the start. */
  lastFailure(day: Day): SyncFailure | undefined;
  /** Whether `paper` also asks other sources; false if only saved days are read. */
  readonly looksUp: boolean;
  /**
   * Returns the paper from the store, else from the first source that has it. Throws FeedError if no source could tell.
   */
  paper(id: PaperId, signal?: AbortSignal): Promise<KnownPaper | undefined>;
  /**
   * Returns the repositories at Hugging Face that cite the paper, cached for a quarter of an hour. Undefined if there
   * are none, or there is no answer within a second or so; never rejects.
   */
  builtOnIt(id: PaperId): Promise<BuiltOnIt | undefined>;
}

interface LibraryDeps extends PaperUpdateSources {
  readonly feed: PaperFeed;
  /** Asked in this order for papers missing from the store. */
  readonly lookups: readonly PaperLookup[];
  /** Answers `builtOnIt`; without it, the answer is always undefined. */
  readonly built?: (id: PaperId, signal: AbortSignal) => Promise<BuiltOnIt | undefined>;
  readonly store: Pick<PaperStore, "saveListing" | "savePapers" | "paper" | "papers">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Cap on remembered failures, so that a process that runs for years does not grow. */
const FAILURES_KEPT = 100;

/** Creates a library in `store`, fed by `feed`. */
export function createLibrary(deps: LibraryDeps): Library {
  const { feed, lookups, store, clock, log } = deps;
  const failures = new LRUCache<Day, SyncFailure>({ max: FAILURES_KEPT });
  let loads = 0;
  const share = sharing<Day, SyncResult>();
  const built = deps.built && rememberBuilt(deps.built, deps);

  async function load(day: Day, signal: AbortSignal): Promise<SyncResult> {
    try {
      const listed = await feed.papersOn(day, signal);
      logSkipped(log, { day, source: feed.name }, listed.skipped);
      if (listed.papers.length === 0 && listed.skipped.length > 0) {
        throw new FeedError(
          "unreadable",
          `${feed.name}: none of the ${listed.skipped.length} rows of ${day} is a paper; ${listed.skipped[0]?.where}: ${listed.skipped[0]?.reason}`,
        );
      }
      signal.throwIfAborted();
      const whole = listed.skipped.length === 0;
      const saved = await store.saveListing(day, listed.papers, clock.now(), whole);
      failures.delete(day);
      loads += 1;
      const result = { day, papers: listed.papers.length, ...saved, skipped: listed.skipped.length };
      log.info("synced", result);
      return result;
    } catch (error) {
      if (signal.aborted) throw error;
      failures.delete(day);
      failures.set(day, { day, at: clock.now(), error });
      throw error;
    }
  }

  const library: Library = {
    sync: (day, signal) => share(day, (shared) => load(day, shared), signal),

    async syncDays(days, signal) {
      const attempts = days.map(async (day) => {
        try {
          return [await library.sync(day, signal)];
        } catch (error) {
          signal?.throwIfAborted();
          log.warn("sync failed", { day, error });
          return [];
        }
      });
      return (await Promise.all(attempts)).flat();
    },

    async syncRecent(days, signal) {
      const today = utcDay(clock.now());
      const recent = Array.from({ length: days }, (_, back) => addDays(today, -back));
      const results = await library.syncDays(recent, signal);
      const failed = failures.get(today);
      if (failed !== undefined) throw failed.error;
      return results;
    },

    get loads() {
      return loads;
    },

    lastFailure: (day) => failures.get(day),

    looksUp: lookups.length > 0,

    async paper(id, signal) {
      const here = await store.paper(id);
      if (here !== undefined) return here;
      let failure: unknown;
      for (const lookup of lookups) {
        try {
          const found = await lookup.paper(id, signal);
          if (found === undefined) continue;
          await store.savePapers([found], clock.now());
          return await store.paper(id);
        } catch (error) {
          signal?.throwIfAborted();
          if (!(error instanceof FeedError)) throw error;
          log.warn("look-up failed", { id, source: lookup.name, error });
          failure ??= error;
        }
      }
      if (failure !== undefined) throw failure;
      return undefined;
    },

    ...createPaperUpdates(deps),

    builtOnIt: async (id) => built?.(id),
  };
  return library;
}
