import { LRUCache } from "lru-cache";
import type { BuiltOnIt, PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { FeedError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";

/** Somebody waits for the card; it is shown without answers that take longer than this. */
const ANSWER_MS = 1_000;
const FRESH_MS = 15 * 60_000;
const KEPT = 500;

/** Caches the answers of `ask` for a while. Resolves to undefined if it fails or takes too long; never rejects. */
export function rememberBuilt(
  ask: (id: PaperId, signal: AbortSignal) => Promise<BuiltOnIt | undefined>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): (id: PaperId) => Promise<BuiltOnIt | undefined> {
  const built = new LRUCache<
    PaperId,
    { readonly at: number; readonly found: Promise<BuiltOnIt | undefined> }
  >({ max: KEPT });
  return async (id) => {
    const known = built.get(id);
    if (known && clock.monotonic() - known.at < FRESH_MS) return known.found;
    const asked = new AbortController();
    const late = () => new FeedError("timeout", "Hugging Face did not answer in time.");
    const found = withDeadline(clock, ANSWER_MS, ask(id, asked.signal), late).catch((error) => {
      asked.abort(error);
      built.delete(id);
      log.debug("linked repositories not loaded", { id, error });
      return undefined;
    });
    built.set(id, { at: clock.monotonic(), found });
    return found;
  };
}
