import type { Paper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { MeaningIndex } from "./meaning.ts";
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

/** Searches the library and what stands beside it. Never slower than the library plus twice `timeoutMs`. */
export type SearchEverywhere = (query: SearchQuery) => Promise<Findings>;

/** Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher 2009): flattens the lead of the first places. */
const RRF_K = 60;
/** What a place in the order of meaning counts, where one in the library's or in Hugging Face's counts 1. */
const BY_MEANING = 0.5;
/** Hits asked for beside the library's: enough to lift a paper both know. */
const BESIDE = 30;
/** Beyond this people feel the wait; the library's answer then stands alone. */
const TIMEOUT_MS = 1_200;

/** Queries that only the library understands: ids, links and operators are no text for a semantic search. */
const OPERATORS = /["“”]|(?:^|\s)-\S|\b(?:author|org|after|min):|\d{4}\.\d{4,5}|https?:/i;

/** Of the first so many papers, at most `LIFTED` may stand there without the library's own order. */
const FIRST = 10;
const LIFTED = 3;

/**
 * The library's answer, and behind it what only the remote search finds. A question in plain words is also answered by the
 * remote and by meaning, merged by reciprocal rank fusion as far as `LIFTED` allows; of names, titles and keywords the
 * library knows more. What the remote knows and we do not enters the library first, so that the library's own order judges
 * it too, and it can be shown, voted for and found again. What fails or is late goes unmentioned.
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

  /** What `search` finds, and nothing where it fails or is late. */
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
      // A search that does not heed the signal is left behind all the same.
      return (await Promise.race([found, late.then(() => undefined)])) ?? [];
    } catch (error) {
      log.debug("search beside the library's failed; using local results alone", { by: name, error });
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

  /** The library's answer once it knows those papers too. */
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

/** All lists' papers by reciprocal rank fusion, but no more than `LIFTED` among the first that the library ranks below. */
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
  // Sorting is stable, so that of equals the library's own come first.
  const fused = [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
  const own = new Set(local.slice(0, FIRST).map(({ id }) => id));
  const lifted = new Set(fused.filter(({ id }) => !own.has(id)).slice(0, LIFTED));
  const first = fused.filter((each) => own.has(each.id) || lifted.has(each)).slice(0, FIRST);
  return [...first, ...fused.filter((each) => !first.includes(each))];
}

/** The library's papers in its own order, then those of the remote's that are not among them. */
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
