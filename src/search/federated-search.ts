import type { Paper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { MeaningIndex } from "./meaning.ts";
import type { Hit, Ranking, SearchIndex, SearchQuery } from "./search-index.ts";

/** A second search engine: Hugging Face's. Rejects if it cannot answer, for example because of its own rate limit. */
export type RemoteSearch = (text: string, limit: number, signal: AbortSignal) => Promise<readonly Paper[]>;

/** The result of a search; pages of it are read on demand. */
export interface Findings {
  readonly total: number;
  /** As in Ranking. */
  readonly corrected?: string | undefined;
  readonly translated?: string | undefined;
  /** Reads up to `count` results starting at the zero-based index `from`. */
  read(from: number, count: number): Promise<readonly Hit[]>;
}

/** Searches the library and other engines. Takes at most as long as the library's search plus twice `timeoutMs`. */
export type SearchEverywhere = (query: SearchQuery) => Promise<Findings>;

/** The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): it reduces the lead of the top ranks. */
const RRF_K = 60;
/** Weight of a rank in the search by meaning, where one in the library's or Hugging Face's search weighs 1. */
const BY_MEANING = 0.5;
/** Results requested from each other engine: enough to lift papers that the library also found. */
const BESIDE = 30;
/** Longer waits are noticeable, so the library's results are then used alone. */
const TIMEOUT_MS = 1_200;

/** Queries that only the library understands: ids, links and operators mean nothing to a semantic search. */
const OPERATORS = /["“”]|(?:^|\s)-\S|\b(?:author|org|after|min):|\d{4}\.\d{4,5}|https?:/i;

/** At most `LIFTED` of the `FIRST` results may be papers that the library itself ranks lower or does not find. */
const FIRST = 10;
const LIFTED = 3;

/**
 * Returns the library's results, followed by those that only the remote search finds. Questions in plain words are also
 * searched remotely and by meaning, and merged by reciprocal rank fusion within the limit of `LIFTED`; for names,
 * titles and keywords the library is better. Papers unknown to the library are saved first, so that its own ranking
 * judges them too, and they can be shown, voted for and found again. Failures and late answers are silently dropped.
 */
export function createSearchEverywhere(deps: {
  readonly store: Pick<PaperStore, "savePapers" | "papers">;
  readonly index: Pick<SearchIndex, "search" | "hits" | "catchUp">;
  readonly remote?: RemoteSearch | undefined;
  readonly meaning?: Pick<MeaningIndex, "nearest"> | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs?: number;
}): SearchEverywhere {
  const { store, index, remote, meaning, clock, log, timeoutMs = TIMEOUT_MS } = deps;

  /** Returns the results of `search`, or none if it fails or is late. */
  async function inTime<T>(
    name: string,
    search: (signal: AbortSignal) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    const timer = new AbortController();
    const late = clock.sleep(timeoutMs, timer.signal).then(
      () => timer.abort(new Error(`the search by ${name} was too slow`)),
      () => {},
    );
    try {
      const found = search(timer.signal);
      found.catch(() => {});
      // Stop waiting even for a search that ignores the signal.
      return (await Promise.race([found, late.then(() => undefined)])) ?? [];
    } catch (error) {
      log.debug("additional search failed; using only local results", { by: name, error });
      return [];
    } finally {
      timer.abort();
    }
  }

  async function remotely(query: SearchQuery): Promise<readonly Paper[]> {
    if (!remote || OPERATORS.test(query.text) || query.text.trim() === "") return [];
    const found = await inTime("the remote", (signal) => remote(query.text, BESIDE, signal));
    return found.filter((paper) => isAllowed(paper, query));
  }

  async function byMeaning(query: SearchQuery): Promise<readonly PaperId[]> {
    if (!meaning || OPERATORS.test(query.text)) return [];
    const near = await inTime("meaning", (signal) => meaning.nearest(query.text, BESIDE, signal));
    if (near.length === 0 || (query.since === undefined && query.minUpvotes === undefined)) return near;
    const papers = await store.papers(near);
    return near.filter((id) => {
      const paper = papers.get(id);
      return paper !== undefined && isAllowed(paper, query);
    });
  }

  /** Searches again after saving the remote papers. */
  async function knowing(far: readonly Paper[], query: SearchQuery): Promise<Ranking> {
    await store.savePapers(far, clock.now());
    await index.catchUp();
    return index.search(query);
  }

  return async (query) => {
    const [first, far] = await Promise.all([index.search(query), remotely(query)]);
    const local = far.length === 0 ? first : await knowing(far, query);
    const theirs = far.map(({ id }) => id);
    const found = local.isQuestion
      ? fuse(local.found, [
          { ids: theirs, weight: 1 },
          { ids: await byMeaning(query), weight: BY_MEANING },
        ])
      : append(local.found, theirs);
    const merged = { ...local, found: found.slice(0, query.limit) };
    return {
      total: merged.found.length,
      corrected: merged.corrected,
      translated: merged.translated,
      read: (from, count) => index.hits({ ...merged, found: merged.found.slice(from, from + count) }),
    };
  };
}

/**
 * Merges all lists by reciprocal rank fusion. Of the first results, at most `LIFTED` may be ones that the library ranks
 * lower.
 */
function fuse(
  local: Ranking["found"],
  others: readonly { readonly ids: readonly PaperId[]; readonly weight: number }[],
): Ranking["found"] {
  if (others.every(({ ids }) => ids.length === 0)) return local;
  const scores = new Map<PaperId, number>();
  for (const { ids, weight } of [{ ids: local.map(({ id }) => id), weight: 1 }, ...others]) {
    for (const [rank, id] of ids.entries())
      scores.set(id, (scores.get(id) ?? 0) + weight / (RRF_K + rank + 1));
  }
  // Sorting is stable, so on ties the library's results come first.
  const fused = [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
  const own = new Set(local.slice(0, FIRST).map(({ id }) => id));
  const lifted = new Set(fused.filter(({ id }) => !own.has(id)).slice(0, LIFTED));
  const first = fused.filter((each) => own.has(each.id) || lifted.has(each)).slice(0, FIRST);
  return [...first, ...fused.filter((each) => !first.includes(each))];
}

/** Returns the library's results in its own order, then the remote results not among them. */
function append(local: Ranking["found"], far: readonly PaperId[]): Ranking["found"] {
  const own = new Set(local.map(({ id }) => id));
  return [...local, ...far.filter((id) => !own.has(id)).map((id) => ({ id, score: 0 }))];
}

function isAllowed(paper: Paper, { since, minUpvotes = 0 }: SearchQuery): boolean {
  if (paper.upvotes < minUpvotes) return false;
  if (since === undefined) return true;
  const day =
    paper.listedOn ??
    (paper.publishedAt === undefined ? undefined : new Date(paper.publishedAt).toISOString());
  return day !== undefined && day >= since;
}
