import type { Paper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Hit, Ranking, SearchIndex, SearchQuery } from "./search-index.ts";

/** A search beside our own: Hugging Face's. Rejects where it cannot answer, its own rate limit included. */
export type RemoteSearch = (text: string, limit: number, signal: AbortSignal) => Promise<readonly Paper[]>;

/** What was found, to be read as far as it is shown. */
export interface Findings {
  readonly total: number;
  /** See Ranking. */
  readonly corrected?: string | undefined;
  readonly translated?: string | undefined;
  /** Up to `count` of them from the place `from` on, which begins at 0. */
  read(from: number, count: number): Promise<readonly Hit[]>;
}

/** Searches the library and, where there is one, a remote search. Never slower than the library plus `timeoutMs`. */
export type SearchEverywhere = (query: SearchQuery) => Promise<Findings>;

/** Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher 2009): flattens the lead of the first places. */
const RRF_K = 60;
/** Remote hits asked for: enough to lift a paper both know. */
const REMOTE_LIMIT = 30;
/** Beyond this people feel the wait; the library's answer then stands alone. */
const TIMEOUT_MS = 1_200;

/** Queries that only the library understands: ids, links and operators are no text for a semantic search. */
const OPERATORS = /["“”]|(?:^|\s)-\S|\b(?:author|org|after|min):|\d{4}\.\d{4,5}|https?:/i;

/**
 * Local hits first, merged with the remote ones by reciprocal rank fusion. What the remote knows and we do not enters
 * the library, so that it can be shown, voted for and found again. A remote that fails or is late goes unmentioned.
 */
export function createSearchEverywhere(deps: {
  readonly store: Pick<PaperStore, "savePapers">;
  readonly index: Pick<SearchIndex, "search" | "hits">;
  readonly remote?: RemoteSearch | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs?: number;
}): SearchEverywhere {
  const { store, index, remote, clock, log, timeoutMs = TIMEOUT_MS } = deps;

  async function ask(query: SearchQuery): Promise<readonly Paper[]> {
    if (!remote || OPERATORS.test(query.text) || query.text.trim() === "") return [];
    const timer = new AbortController();
    const late = clock.sleep(timeoutMs, timer.signal).then(
      () => timer.abort(new Error("the remote search was too slow")),
      () => {},
    );
    try {
      const found = remote(query.text, REMOTE_LIMIT, timer.signal);
      // A search that does not heed the signal is left behind all the same.
      const first = await Promise.race([found, late.then(() => undefined)]);
      found.catch(() => {});
      return (first ?? []).filter(
        (paper) => paper.upvotes >= (query.minUpvotes ?? 0) && isSince(paper, query),
      );
    } catch (error) {
      log.debug("the remote search did not answer; the library's answer stands alone", { error });
      return [];
    } finally {
      timer.abort();
    }
  }

  return async (query) => {
    const [local, far] = await Promise.all([index.search(query), ask(query)]);
    const merged = far.length === 0 ? local : { ...local, found: merge(local.found, far, query.limit) };
    if (far.length > 0) await store.savePapers(far, clock.now());
    return {
      total: merged.found.length,
      corrected: merged.corrected,
      translated: merged.translated,
      read: (from, count) => index.hits({ ...merged, found: merged.found.slice(from, from + count) }),
    };
  };
}

function merge(local: Ranking["found"], far: readonly Paper[], limit: number): Ranking["found"] {
  const scores = new Map<PaperId, number>();
  for (const list of [local, far]) {
    for (const [rank, { id }] of list.entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RRF_K + rank + 1));
  }
  // Sorting is stable, so that of equals the library's own come first.
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function isSince(paper: Paper, { since }: SearchQuery): boolean {
  if (since === undefined) return true;
  const day =
    paper.listedOn ??
    (paper.publishedAt === undefined ? undefined : new Date(paper.publishedAt).toISOString());
  return day !== undefined && day >= since;
}
