import { composeDigest, type Digest } from "../../src/digest/compose.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import type { KnownPaper } from "../../src/papers/paper.ts";
import type { Listing } from "../../src/papers/store.ts";
import { rankCandidates } from "../../src/ranking/rank.ts";
import type { Day } from "../../src/time/day.ts";
import { makeSettings } from "../fixtures/listings.ts";
import { capturedDays } from "./data.ts";

const HOUR = 3_600_000;

/** A captured day as a channel would meet it at 08 UTC, with the captured list before it. */
export interface CapturedDay {
  readonly day: Day;
  readonly papers: readonly KnownPaper[];
  digest(count: number): Digest;
}

/** Every captured day with papers, oldest first. */
export async function readCapturedDays(): Promise<readonly CapturedDay[]> {
  const feed = createSavedDays({ folder: await capturedDays() });
  const days: CapturedDay[] = [];
  let earlier: Listing | undefined;
  for (const day of await feed.days()) {
    const now = Date.parse(`${day}T08:00:00Z`);
    const listed = (await feed.papersOn(day)).papers;
    if (listed.length === 0) continue;
    const papers = listed.map((paper) => ({ ...paper, firstSeenAt: now - HOUR }));
    const before = earlier;
    const today = { day, syncedAt: now, papers, absentAt: new Map() };
    days.push({
      day,
      papers,
      digest: (count) =>
        composeDigest(
          rankCandidates({
            now,
            today,
            earlier: before,
            older: [],
            posted: new Set(),
            upvotesBefore: new Map(
              before?.papers.map(({ id, upvotes }) => [
                id,
                { upvotes: Math.floor(upvotes / 2), at: now - 20 * HOUR },
              ]),
            ),
            settings: makeSettings({ count }),
          }),
          { day, now, today, earlier: before, older: [], settings: makeSettings({ count }) },
        ),
    });
    earlier = today;
  }
  return days;
}

/** Papers a digest may hold. */
export const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
