import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Paper, PaperId } from "../paper.ts";
import type { Store } from "../store.ts";
import type { Hit, SearchQuery } from "./search.ts";

/** A search beside our own: Hugging Face's. Rejects where it cannot answer, its own rate limit included. */
export type RemoteSearch = (text: string, limit: number, signal: AbortSignal) => Promise<readonly Paper[]>;

/** Searches the library and, where there is one, a remote search. Never slower than the library plus `timeoutMs`. */
export type SearchEverywhere = (query: SearchQuery) => Promise<readonly Hit[]>;

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
  readonly store: Pick<Store, "search" | "savePapers" | "paper">;
  readonly remote?: RemoteSearch | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs?: number;
}): SearchEverywhere {
  const { store, remote, clock, log, timeoutMs = TIMEOUT_MS } = deps;

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
    const [local, far] = await Promise.all([store.search(query), ask(query)]);
    if (far.length === 0) return local;
    await store.savePapers(far, clock.now());
    const scores = new Map<PaperId, number>();
    for (const ids of [local.map(({ paper }) => paper.id), far.map(({ id }) => id)]) {
      for (const [rank, id] of ids.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (RRF_K + rank + 1));
    }
    const known = new Map(local.map((hit) => [hit.paper.id, hit]));
    const merged: Hit[] = [];
    // Sorting is stable, so that of equals the library's own come first.
    for (const [id, score] of [...scores].sort((a, b) => b[1] - a[1]).slice(0, query.limit)) {
      const hit = known.get(id);
      const paper = hit?.paper ?? (await store.paper(id));
      if (paper) merged.push({ paper, score, snippet: hit?.snippet ?? [] });
    }
    return merged;
  };
}

function isSince(paper: Paper, { since }: SearchQuery): boolean {
  if (since === undefined) return true;
  const day =
    paper.listedOn ??
    (paper.publishedAt === undefined ? undefined : new Date(paper.publishedAt).toISOString());
  return day !== undefined && day >= since;
}
