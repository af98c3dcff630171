import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { FeedError } from "../runtime/errors.ts";
import type { Library } from "./library.ts";

/** A feed that has not answered by then counts as down. */
const FEED_MS = 2 * 60_000;

/** Loads the lists of the last `days` UTC days. Throws FeedError where today's fails, or it takes too long. */
export async function refreshLists(
  { library, clock }: { readonly library: Pick<Library, "syncRecent">; readonly clock: Clock },
  days: number,
  signal?: AbortSignal,
): Promise<void> {
  const late = () => new FeedError("timeout", "The feed did not answer.");
  await withDeadline(clock, FEED_MS, library.syncRecent(days, signal), late);
}
