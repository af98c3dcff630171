import type { KnownPaper, Paper } from "../../src/papers/paper.ts";
import type { Day } from "../../src/time/day.ts";

/**
 * Merges what a source reported (`told`, at `at`) into what is known of a paper. Newer values win; missing ones keep
 * the old. `listedOn` is the day of the list that reported it. A count of 0 is ignored, since sources report 0 for
 * unknown counts. Outside a list, counts only rise, since imports are often older. The version, the last listed day and
 * a withdrawal never go back.
 */
export function mergePaper(
  known: KnownPaper | undefined,
  told: Paper,
  at: number,
  listedOn: Day | undefined,
): KnownPaper {
  const days = [known?.listedOn, told.listedOn, listedOn].filter((day) => day !== undefined);
  const newestDay = days.sort().at(-1);
  const version = Math.max(known?.version ?? 0, told.version ?? 0);
  const counted = (count: "upvotes" | "comments") =>
    listedOn && told[count] > 0 ? told[count] : Math.max(known?.[count] ?? 0, told[count]);
  return {
    ...known,
    ...told,
    title: told.title || (known?.title ?? ""),
    abstract: told.abstract || (known?.abstract ?? ""),
    authors: fuller(told.authors, known?.authors),
    keywords: fuller(told.keywords, known?.keywords),
    categories: fuller(told.categories, known?.categories),
    upvotes: counted("upvotes"),
    comments: counted("comments"),
    withdrawn: told.withdrawn || (known?.withdrawn ?? false),
    firstSeenAt: Math.min(known?.firstSeenAt ?? at, at),
    ...(version > 0 ? { version } : {}),
    ...(newestDay ? { listedOn: newestDay } : {}),
  };
}

function fuller(told: readonly string[], known: readonly string[] | undefined): readonly string[] {
  return told.length > 0 ? told : (known ?? []);
}
