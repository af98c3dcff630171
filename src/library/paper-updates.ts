import { isArxivId } from "../papers/arxiv-id.ts";
import type { KnownPaper, LatestPaper, Paper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";

/** Updates of single papers. Slow because of arXiv's rules, so run them beside the main work. */
export interface PaperUpdates {
  /**
   * Adds missing categories and versions from arXiv; returns how many papers gained any. Digests never depend on this.
   */
  enrich(ids: readonly PaperId[], signal?: AbortSignal): Promise<number>;
  /** Returns the papers as stored, loading missing ones from arXiv. Throws FeedError if arXiv cannot be reached. */
  bring(ids: readonly PaperId[], signal?: AbortSignal): Promise<ReadonlyMap<PaperId, KnownPaper>>;
  /**
   * Updates papers from Hugging Face and arXiv, and returns them as then stored. Papers that could not be requested are
   * left out.
   */
  refresh(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly LatestPaper<KnownPaper>[]>;
}

/** A source that can look up many papers at once: arXiv. */
export interface PaperBatch {
  papers(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly Paper[]>;
}

export interface PaperUpdateSources {
  /** The source of categories and versions; without it they are not updated. */
  readonly categories?: PaperBatch;
  /** The source of everything else; without it, papers stay as their lists had them. */
  readonly latest?: (id: PaperId, signal?: AbortSignal) => Promise<LatestPaper | undefined>;
}

/** Creates updates for the papers in `store`. */
export function createPaperUpdates(
  deps: PaperUpdateSources & {
    readonly store: Pick<PaperStore, "savePapers" | "papers">;
    readonly clock: Clock;
    readonly log: Log;
  },
): PaperUpdates {
  const { store, clock, log } = deps;

  /** Loads what only arXiv knows; returns how many papers gained any. */
  async function askArxiv(ids: readonly PaperId[], signal?: AbortSignal): Promise<number> {
    if (deps.categories === undefined || ids.length === 0) return 0;
    const found = await deps.categories.papers(ids, signal);
    // Read again, to keep what a sync has learned in the meantime.
    const current = await store.papers(found.map(({ id }) => id));
    const gained: Paper[] = [];
    for (const fresh of found) {
      const paper = current.get(fresh.id);
      if (paper === undefined) continue;
      const { firstSeenAt: _, ...facts } = paper;
      const version = fresh.version ?? facts.version;
      gained.push({
        ...facts,
        categories: fresh.categories,
        withdrawn: facts.withdrawn || fresh.withdrawn,
        ...(version === undefined ? {} : { version }),
      });
    }
    if (gained.length > 0) await store.savePapers(gained, clock.now());
    return gained.length;
  }

  /** Loads each paper from Hugging Face, until that fails. */
  async function askHuggingFace(
    ids: readonly PaperId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<PaperId, LatestPaper | undefined>> {
    const latest = new Map<PaperId, LatestPaper | undefined>();
    for (const id of ids) {
      try {
        latest.set(id, await deps.latest?.(id, signal));
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof FeedError)) throw error;
        log.warn("paper not refreshed", { id, error });
        // Any other error would hit the next paper too.
        if (error.kind !== "unreadable" && error.kind !== "too-large") break;
        latest.set(id, undefined);
      }
    }
    return latest;
  }

  return {
    async bring(ids, signal) {
      const known = await store.papers(ids);
      const lacking = ids.filter((id) => isArxivId(id) && !known.has(id));
      if (deps.categories === undefined || lacking.length === 0) return known;
      const found = await deps.categories.papers(lacking, signal);
      if (found.length > 0) await store.savePapers(found, clock.now());
      return store.papers(ids);
    },

    async enrich(ids, signal) {
      const known = await store.papers([...new Set(ids.filter(isArxivId))]);
      const lacking = [...known.values()].filter(({ categories }) => categories.length === 0);
      return askArxiv(
        lacking.map(({ id }) => id),
        signal,
      );
    },

    async refresh(ids, signal) {
      const latest = await askHuggingFace(ids, signal);
      const told = [...latest.values()].flatMap((found) => found?.paper ?? []);
      if (told.length > 0) await store.savePapers(told, clock.now());
      const asked = [...latest.keys()];
      try {
        await askArxiv(asked.filter(isArxivId), signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof FeedError)) throw error;
        log.warn("versions not refreshed", { papers: asked.length, error });
      }
      const known = await store.papers(asked);
      return [...known.values()].map((paper) => ({ paper, built: latest.get(paper.id)?.built }));
    },
  };
}
