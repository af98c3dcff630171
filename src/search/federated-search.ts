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

/** Of the first so many papers, at most `LIFTED` may stand there by the remote's order alone. */
const FIRST = 10;
const LIFTED = 3;

/**
 * The library's answer, and behind it what only the remote search finds. A question in plain words is answered by both,
 * merged by reciprocal rank fusion as far as `LIFTED` allows; of names, titles and keywords the library knows more. What
 * the remote knows and we do not enters the library first, so that the library's own order judges it too, and it can be
 * shown, voted for and found again. A remote that fails or is late goes unmentioned.
 */
export function createSearchEverywhere(deps: {
  readonly store: Pick<PaperStore, "savePapers">;
  readonly index: Pick<SearchIndex, "search" | "hits" | "catchUp">;
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
      log.debug("remote search failed; using local results alone", { error });
      return [];
    } finally {
      timer.abort();
    }
  }

  async function withRemote(query: SearchQuery, far: readonly Paper[]): Promise<Ranking> {
    await store.savePapers(far, clock.now());
    await index.catchUp();
    const local = await index.search(query);
    const found = local.isQuestion ? fuse(local.found, far) : append(local.found, far);
    return { ...local, found: found.slice(0, query.limit) };
  }

  return async (query) => {
    const [before, far] = await Promise.all([index.search(query), ask(query)]);
    const merged = far.length === 0 ? before : await withRemote(query, far);
    return {
      total: merged.found.length,
      corrected: merged.corrected,
      translated: merged.translated,
      read: (from, count) => index.hits({ ...merged, found: merged.found.slice(from, from + count) }),
    };
  };
}

/** Both lists' papers by reciprocal rank fusion, but no more than `LIFTED` among the first that the library ranks below. */
function fuse(local: Ranking["found"], far: readonly Paper[]): Ranking["found"] {
  const scores = new Map<PaperId, number>();
  for (const list of [local, far]) {
    for (const [rank, { id }] of list.entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RRF_K + rank + 1));
  }
  // Sorting is stable, so that of equals the library's own come first.
  const fused = [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
  const own = new Set(local.slice(0, FIRST).map(({ id }) => id));
  const lifted = new Set(fused.filter(({ id }) => !own.has(id)).slice(0, LIFTED));
  const first = fused.filter((each) => own.has(each.id) || lifted.has(each)).slice(0, FIRST);
  return [...first, ...fused.filter((each) => !first.includes(each))];
}

/** The library's papers in its own order, then those of the remote's that are not among them. */
function append(local: Ranking["found"], far: readonly Paper[]): Ranking["found"] {
  const own = new Set(local.map(({ id }) => id));
  return [...local, ...far.filter(({ id }) => !own.has(id)).map(({ id }) => ({ id, score: 0 }))];
}

function isSince(paper: Paper, { since }: SearchQuery): boolean {
  if (since === undefined) return true;
  const day =
    paper.listedOn ??
    (paper.publishedAt === undefined ? undefined : new Date(paper.publishedAt).toISOString());
  return day !== undefined && day >= since;
}
