import { expect, test } from "vitest";
import { createPaperFollowing } from "../../src/news/follow-papers.ts";
import type { Check, DueChecks, FollowedPaper } from "../../src/news/store.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createTestClock } from "../fakes/clock.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const DAY = 86_400_000;
const id = (text: string) => text as PaperId;

/** What is saved after one check, where the library answers for these alone. */
async function check(due: readonly FollowedPaper[], answered: Readonly<Record<string, object>>) {
  const clock = createTestClock("2025-06-06T09:00:00Z");
  const saved: Check[] = [];
  const asked: DueChecks[] = [];
  const following = createPaperFollowing({
    store: {
      async followedPapers(terms) {
        asked.push(terms);
        return due;
      },
      saveChecks: async (checks) => void saved.push(...checks),
    },
    library: {
      refresh: async (ids) =>
        ids.flatMap((one) =>
          answered[one] ? [{ paper: makeKnownPaper({ id: one, ...answered[one] }), built: undefined }] : [],
        ),
    },
    clock,
    log: silentLog,
  });
  await following.check(new AbortController().signal);
  return { saved, asked, finds: following.finds, now: clock.now() };
}

test("looks at what is of the last 90 days and was not looked at for half a day, a hundred at once", async () => {
  const { asked, saved, now } = await check([], {});
  expect(asked).toEqual([{ seenSince: now - 90 * DAY, checkedBefore: now - DAY / 2, now, limit: 100 }]);
  expect(saved).toEqual([]);
});

test("notes what is new, and counts that there was something", async () => {
  const { saved, finds, now } = await check(
    [
      { id: id("a"), signs: undefined },
      { id: id("b"), signs: ["demo"] },
    ],
    { a: { codeUrl: "https://a.example" }, b: { codeUrl: "https://a.example" } },
  );
  expect(saved).toEqual([
    { id: "a", signs: ["code"], news: [] },
    { id: "b", signs: ["code", "demo"], news: [{ sign: "code", at: now, name: undefined }] },
  ]);
  expect(finds).toBe(1);
});

test("finds nothing where nothing is new", async () => {
  expect((await check([{ id: id("a"), signs: [] }], { a: {} })).finds).toBe(0);
});

test("lets the first that cannot be asked for wait for its next turn, and those after it stay due", async () => {
  const due = ["a", "b", "c"].map((one): FollowedPaper => ({ id: id(one), signs: ["code"] }));
  expect((await check(due, { a: {} })).saved.map((one) => one.id)).toEqual(["a", "b"]);
  expect((await check(due, {})).saved).toEqual([{ id: "a", signs: ["code"], news: [] }]);
});
