import { describe, expect, it } from "vitest";
import { createLibrary } from "../../src/library/library.ts";
import { refreshLists } from "../../src/library/refresh-lists.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { Day } from "../../src/time/day.ts";
import { createFakeFeed, type ScriptedDay } from "../fakes/feed.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const MONDAY = "2025-06-09";
const FRIDAY = "2025-06-06";
const MINUTE = 60_000;
const down = () => new FeedError("unreachable", "the feed is down");

/** A library on Monday at eight, that has loaded nothing. */
async function monday(days: Readonly<Record<string, ScriptedDay>>) {
  const { store, clock } = await buildHouse({ at: `${MONDAY}T08:00:00Z` });
  const feed = createFakeFeed(days);
  const library = createLibrary({ feed, lookups: [], store, clock, log: silentLog });
  const refresh = () => refreshLists({ library, store, clock });
  const papersOn = async (day: string) => (await store.listing(day as Day))?.papers.length;
  return { clock, feed, library, refresh, papersOn };
}

const WEEK = ["09", "08", "07", "06", "05", "04", "03"].map((day) => `2025-06-${day}`);

describe("refreshing the lists", () => {
  it("loads the week, today's first", async () => {
    const { refresh, feed, papersOn } = await monday({ [MONDAY]: makePapers(2), [FRIDAY]: makePapers(3) });
    await refresh();
    expect(feed.asked).toEqual(WEEK);
    expect([await papersOn(MONDAY), await papersOn("2025-06-08"), await papersOn(FRIDAY)]).toEqual([2, 0, 3]);
  });

  it("looks further back only where the week before today has no papers", async () => {
    const { refresh, feed, papersOn } = await monday({
      [MONDAY]: makePapers(2),
      "2025-06-01": makePapers(3),
    });
    await refresh();
    expect(feed.asked).toEqual([...WEEK, "2025-06-02", "2025-06-01", "2025-05-31", "2025-05-30"]);
    expect(await papersOn("2025-06-01")).toBe(3);
  });

  it("asks for each list again once it is older than ten minutes, and not before", async () => {
    const { refresh, feed, clock } = await monday({ [MONDAY]: makePapers(2), [FRIDAY]: makePapers(3) });
    await refresh();
    clock.jump(clock.now() + 10 * MINUTE);
    await refresh();
    expect(feed.asked).toEqual(WEEK);
    clock.jump(clock.now() + 1);
    await refresh();
    expect(feed.asked).toEqual([...WEEK, ...WEEK]);
  });

  it("lets no older day that fails stop the others, and tries it again the next time", async () => {
    const { refresh, feed, library, papersOn } = await monday({
      [MONDAY]: makePapers(2),
      "2025-06-08": down(),
      [FRIDAY]: makePapers(3),
    });
    await refresh();
    expect(await papersOn(FRIDAY)).toBe(3);
    expect(library.lastFailure("2025-06-08" as Day)?.error).toMatchObject({ kind: "unreachable" });
    await refresh();
    expect(feed.asked).toEqual([...WEEK, "2025-06-08"]);
  });

  it("throws today's failure when the others are loaded", async () => {
    const { refresh, papersOn } = await monday({ [MONDAY]: down(), [FRIDAY]: makePapers(3) });
    await expect(refresh()).rejects.toThrow("the feed is down");
    expect(await papersOn(FRIDAY)).toBe(3);
  });

  it("waits two minutes for today's list, and for one that hangs before it twenty seconds", async () => {
    const { refresh, feed, clock, papersOn } = await monday({
      [MONDAY]: makePapers(2),
      [FRIDAY]: makePapers(3),
    });
    const { papersOn: answer } = feed;
    const hanging = new Set([FRIDAY]);
    feed.papersOn = (day, signal) => (hanging.has(day) ? new Promise(() => {}) : answer(day, signal));
    const first = refresh();
    await clock.advance(20_000);
    await first;
    expect([await papersOn(MONDAY), await papersOn(FRIDAY)]).toEqual([2, undefined]);
    hanging.add(MONDAY);
    clock.jump(clock.now() + 11 * MINUTE);
    const second = refresh();
    second.catch(() => {});
    await clock.advance(2 * MINUTE);
    await expect(second).rejects.toThrow("The feed did not answer.");
  });
});
