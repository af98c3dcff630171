import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choose } from "../../src/digest/choose.ts";
import { rankCandidates } from "../../src/ranking/rank.ts";
import { FRIDAY, FRIDAY_MORNING, makeListing, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const TUESDAY = "2026-06-09";

type Upvotes = Readonly<Record<string, number>>;

function papers(upvotes: Upvotes, firstSeenAt: number) {
  return Object.entries(upvotes).map(([id, n]) => makeKnownPaper({ id, upvotes: n, firstSeenAt }));
}

/** The ranking of some lists, each by ids and upvotes. */
function ranking(lists: { today?: Upvotes; earlier?: Upvotes; older?: Upvotes; posted?: readonly string[] }) {
  return rankCandidates({
    now: FRIDAY_MORNING,
    today: makeListing(FRIDAY, papers(lists.today ?? {}, FRIDAY_MORNING - HOUR)),
    earlier: makeListing(THURSDAY, papers(lists.earlier ?? {}, 0)),
    older: [makeListing(TUESDAY, papers(lists.older ?? {}, 0))],
    posted: new Set(lists.posted as never),
    upvotesBefore: new Map([["late" as never, { upvotes: 13, at: Date.parse(`${TUESDAY}T12:00:00Z`) }]]),
    settings: { minUpvotes: 0, include: [], exclude: [] },
  });
}
const shown = (lists: Parameters<typeof ranking>[0], count = 3) =>
  choose(ranking(lists), count).shown.map(({ paper }) => paper.id);

describe("a late bloomer", () => {
  const today = { a: 100, b: 50, c: 40, d: 30 };

  test("takes the last place where it has as many upvotes as any paper chosen", () => {
    expect(shown({ today, older: { late: 100 } })).toEqual(["a", "b", "late"]);
    expect(shown({ today, older: { late: 99 } })).toEqual(["a", "b", "c"]);
    // Of the first places, not of what they are expected to get: the number that readers see.
    expect(shown({ today: { a: 100 }, earlier: { y: 150 }, older: { late: 120 } })).toEqual(["a", "y"]);
  });

  test("takes one place a day, the best first, and none from a digest that has room", () => {
    expect(shown({ today, older: { late: 300, later: 400 } })).toEqual(["a", "b", "later"]);
    expect(shown({ today, older: { late: 300, later: 400 }, posted: ["later"] })).toEqual(["a", "b", "late"]);
    expect(shown({ today: { a: 1 }, older: { late: 300 } })).toEqual(["a", "late"]);
  });

  test("is none beside nothing, nor what stands on a newer list too", () => {
    expect(shown({ older: { late: 300 } })).toEqual([]);
    expect(shown({ today: { ...today, late: 1 }, older: { late: 300 } })).toEqual(["a", "b", "c"]);
  });

  test("says from when on it has climbed, and the paper that it displaced says so", () => {
    const { bloomer, beyond } = choose(ranking({ today, older: { late: 335 } }), 3);
    expect(bloomer).toMatchObject({ day: TUESDAY, upvotes: "climbed 13 → 335 since Tuesday" });
    expect(beyond[0]).toMatchObject({
      paper: { id: "c" },
      why: "number 3 of 4, and the digest has room for 2 besides a late bloomer",
    });
  });
});

test("any choice holds no more than asked, each once, falling within each list, and loses no suitable paper", () => {
  const votes = (letter: string) =>
    fc.dictionary(
      fc.integer({ min: 0, max: 9 }).map((n) => `${letter}${n}`),
      fc.nat(200),
    );
  fc.assert(
    fc.property(
      votes("t"),
      votes("e"),
      votes("o"),
      fc.integer({ min: 1, max: 10 }),
      (today, earlier, older, count) => {
        const ranked = ranking({ today, earlier, older });
        const { shown: chosen, beyond, bloomer } = choose(ranked, count);
        expect(chosen.length).toBeLessThanOrEqual(count);
        expect(chosen.filter(({ day }) => day === TUESDAY).length).toBe(bloomer ? 1 : 0);
        const ids = [...chosen, ...beyond].map(({ paper }) => paper.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(ranked.entries.length + (bloomer ? 1 : 0));
        for (const [index, { day, paper }] of chosen.entries()) {
          const next = chosen[index + 1];
          if (next)
            expect(next.day < day || (next.day === day && next.paper.upvotes <= paper.upvotes)).toBe(true);
        }
      },
    ),
  );
});
