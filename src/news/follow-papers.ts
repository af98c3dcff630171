import type { Library } from "../library/library.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import { allSigns, newsOf } from "./signs.ts";
import type { Check, NewsStore } from "./store.ts";

const DAY_MS = 86_400_000;
/** Code comes within weeks or never. */
const FOLLOWED_MS = 90 * DAY_MS;
/** Often enough for a daily digest. */
const AGAIN_MS = DAY_MS / 2;
/** A share, per quarter of an hour, of Hugging Face's 500 calls per 5 minutes. Lists and people need most of them. */
const AT_ONCE = 100;

/** Checks papers that people voted for or saved for news. */
export interface PaperFollowing {
  /** Checks the papers that are due. */
  check(signal: AbortSignal): Promise<void>;
  /** Number of checks that found news. Code that reports news re-reads it when it has grown. */
  readonly finds: number;
}

/** Follows the papers in `store`, using `library` to refresh them. */
export function createPaperFollowing(deps: {
  readonly store: Pick<NewsStore, "followedPapers" | "saveChecks">;
  readonly library: Pick<Library, "refresh">;
  readonly clock: Clock;
  readonly log: Log;
}): PaperFollowing {
  const { store, library, clock, log } = deps;
  let finds = 0;
  return {
    get finds() {
      return finds;
    },

    async check(signal) {
      const now = clock.now();
      const due = await store.followedPapers({
        seenSince: now - FOLLOWED_MS,
        checkedBefore: now - AGAIN_MS,
        now,
        limit: AT_ONCE,
      });
      if (due.length === 0) return;
      const found = await library.refresh(
        due.map(({ id }) => id),
        signal,
      );
      const latest = new Map(found.map((one) => [one.paper.id, one]));
      const at = clock.now();
      const checks = due.flatMap(({ id, signs }, index): readonly Check[] => {
        const one = latest.get(id);
        if (one) return [{ id, signs: allSigns(signs, one), news: newsOf(one, signs, at) }];
        // A paper that could not be requested goes to the end of the queue, or it would block the others.
        return index === found.length ? [{ id, signs, news: [] }] : [];
      });
      await store.saveChecks(checks, at);
      const news = checks.reduce((sum, check) => sum + check.news.length, 0);
      if (news === 0) return;
      finds += 1;
      log.info("news of liked papers", { papers: checks.length, news });
    },
  };
}
