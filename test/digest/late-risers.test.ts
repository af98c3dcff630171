import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lists } from "../../src/digest/candidate-lists.ts";
import { findRisers } from "../../src/digest/late-risers.ts";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import type { Day } from "../../src/time/day.ts";
import { buildHouse } from "../fakes/house.ts";
import { ids, makeSettings } from "../fixtures/listings.ts";
import { makePaper } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06" as Day;
const THURSDAY = "2025-06-05" as Day;
const HOUR = 3_600_000;
const NINE = Date.parse(`${FRIDAY}T09:00:00Z`);

const paper = (id: string, upvotes: number) => ({ ...makePaper({ id, upvotes }), firstSeenAt: 0 });

describe("late risers", () => {
  /** Papers of yesterday's list by id and upvotes; today has none, so that upvotes alone order them. */
  function lists(upvotes: Readonly<Record<string, number>>): Lists {
    const papers = Object.entries(upvotes).map(([id, votes]) => ({
      ...paper(id, votes),
      listedOn: THURSDAY,
    }));
    return {
      now: NINE,
      today: undefined,
      earlier: { day: THURSDAY, syncedAt: NINE, papers: papers as never, absentAt: new Map() },
      older: [],
      upvotesBefore: new Map(),
    };
  }
  const [A, B, C, D, E] = ids("2506.00001", "2506.00002", "2506.00003", "2506.00004", "2506.00005") as [
    PaperId,
    PaperId,
    PaperId,
    PaperId,
    PaperId,
  ];
  const found = (
    upvotes: Readonly<Record<string, number>>,
    digest: readonly PaperId[],
    changes: Partial<SubscriptionSettings> = {},
    posted: readonly PaperId[] = digest,
  ) =>
    findRisers({
      lists: lists(upvotes),
      settings: makeSettings({ count: 2, ...changes }),
      digest,
      posted: new Set(posted),
    }).map((riser) => riser.paper.id);

  it("are what stands above a paper of the digest, and were not in it", () => {
    expect(found({ [A]: 50, [B]: 20, [C]: 30 }, [A, B])).toEqual([C]);
    expect(found({ [A]: 50, [B]: 40, [C]: 30 }, [A, B])).toEqual([]);
    expect(found({ [A]: 1, [B]: 2, [C]: 30, [D]: 20, [E]: 10 }, [A, B])).toEqual([C, D]);
  });

  it("fill the room that a short digest left", () => {
    expect(found({ [A]: 50, [B]: 20, [C]: 10 }, [A])).toEqual([B]);
    expect(found({ [A]: 50 }, [A])).toEqual([]);
  });

  it("never number more than three", () => {
    expect(found({ [A]: 1, [B]: 20, [C]: 30, [D]: 40, [E]: 50 }, [A], { count: 10 })).toEqual([E, D, C]);
  });

  it("are none that the channel has had, or does not want", () => {
    expect(found({ [A]: 50, [B]: 20, [C]: 30 }, [A, B], {}, [A, B, C])).toEqual([]);
    expect(found({ [A]: 50, [B]: 20, [C]: 30 }, [A, B], { minUpvotes: 31 })).toEqual([]);
  });

  it("are not measured by papers that have left the lists", () => {
    expect(found({ [C]: 30, [D]: 10 }, [A, B])).toEqual([]);
    expect(found({ [B]: 20, [C]: 30, [D]: 10 }, [A, B])).toEqual([C]);
  });

  it("would each have been in a digest made now", () => {
    const votes = fc.dictionary(
      fc.integer({ min: 1, max: 40 }).map((n) => `2506.${String(n).padStart(5, "0")}`),
      fc.integer({ min: 0, max: 99 }),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(votes, fc.integer({ min: 1, max: 10 }), fc.nat(), (upvotes, count, pick) => {
        const all = Object.keys(upvotes) as PaperId[];
        const digest = all.filter((_, index) => (index + pick) % 3 === 0).slice(0, count);
        const risers = found(upvotes, digest, { count });
        const byUpvotes = [...all].sort((a, b) => (upvotes[b] ?? 0) - (upvotes[a] ?? 0) || (a < b ? -1 : 1));
        const first = byUpvotes.slice(0, count);
        expect(risers.length).toBeLessThanOrEqual(3);
        for (const riser of risers) {
          expect(first).toContain(riser);
          expect(digest).not.toContain(riser);
        }
      }),
    );
  });
});

describe("the reply under a digest", () => {
  /** A channel that wants late risers in a thread and got its digest at nine, its fourth paper having five upvotes. */
  async function morning(changes: Partial<SubscriptionSettings> = { lateRisers: "thread" }) {
    const house = await buildHouse({ at: new Date(NINE).toISOString() });
    const listed = (fourth: number) => [
      paper("2506.00001", 40),
      paper("2506.00002", 30),
      paper("2506.00003", 20),
      paper("2506.00004", fourth),
      ...Array.from({ length: 6 }, (_, n) => paper(`2506.0001${n}`, 1)),
    ];
    house.feed.days.set(FRIDAY, listed(5));
    house.feed.days.set(THURSDAY, []);
    const { bot, adapter } = house.boot();
    await bot.start();
    const general = house.channel("C1");
    await house.subscribe(general, NINE, changes);
    await bot.tick();
    /** As much later, with so many upvotes for the fourth. */
    const later = async (hours: number, fourth = 5, more: readonly Paper[] = []) => {
      house.feed.days.set(FRIDAY, [...more, ...listed(fourth)]);
      await house.clock.advance(hours * HOUR);
      await bot.tick();
      await house.clock.advance(60_000);
      await bot.tick();
    };
    const posts = () => adapter.posts(general);
    return { ...house, bot, adapter, general, later, posts };
  }

  it("shows once what has climbed, with its climb and a ballot, and the paper counts as posted", async () => {
    const { later, posts, store, general, bot, clock, feed, posted } = await morning();
    expect(posts()).toHaveLength(1);
    await later(3, 90);
    expect(posts(), "not so soon").toHaveLength(1);
    await later(1.5, 90);
    const [digest, reply] = posts();
    expect(reply?.under).toEqual(digest?.ref);
    expect(reply?.key).not.toBe(digest?.key);
    const words = JSON.stringify(reply?.message);
    expect(words).toContain("climbed 5 → 90 since the digest");
    expect(words).toContain("vote:2506.00004");
    expect(words).not.toContain("2506.00001");
    expect(reply?.message.summary).toMatch(/^1 paper climbed since the digest/);
    expect(await store.openMessage(reply?.ref as never)).toMatchObject({ papers: ["2506.00004"] });

    feed.days.set(FRIDAY, [paper("2506.00019", 500), ...(feed.days.get(FRIDAY) ?? [])]);
    await clock.advance(2 * HOUR);
    await bot.tick();
    await clock.advance(60_000);
    await bot.tick();
    expect(posts(), "one a day").toHaveLength(2);
    const had = await posted(general);
    expect([...had]).toEqual(expect.arrayContaining(ids("2506.00004", "2506.00001")));
    await bot.stop();
  });

  it("is one, where a channel moved east has had two digests since the morning", async () => {
    const { later, posts, subscribe, general, bot } = await morning();
    await subscribe(general, NINE + 3 * HOUR, {
      lateRisers: "thread",
      zone: "Pacific/Auckland",
      time: "00:00",
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    await later(3);
    expect(posts()).toHaveLength(2);
    const climber = paper("2506.00019", 500);
    await later(4.5, 5, [climber]);
    await later(2, 5, [climber]);
    const replies = posts().filter(({ under }) => under !== undefined);
    expect(replies.filter(({ message }) => JSON.stringify(message).includes("2506.00019"))).toHaveLength(1);
    await bot.stop();
  });

  it("counts votes on it as on a digest", async () => {
    const { later, posts, store, adapter, person, bot } = await morning();
    await later(5, 90);
    const reply = posts()[1];
    await adapter.react(reply?.ref as never, person("ada"), 1);
    const tallies = await store.tallies("discord:W1" as never, ids("2506.00004"));
    expect(tallies.get("2506.00004" as PaperId)).toBe(1);
    await bot.stop();
  });

  it("comes only where the channel chose that", async () => {
    const { later, posts, bot } = await morning({ lateRisers: "next" });
    await later(5, 90);
    expect(posts()).toHaveLength(1);
    await bot.stop();
  });

  it("says nothing where nothing has climbed, though others fell", async () => {
    const { later, posts, bot, feed, clock } = await morning();
    await later(5);
    expect(posts()).toHaveLength(1);
    feed.days.set(FRIDAY, [paper("2506.00001", 2), paper("2506.00002", 1), paper("2506.00003", 0)]);
    await clock.advance(HOUR);
    await bot.tick();
    await clock.advance(60_000);
    await bot.tick();
    expect(posts()).toHaveLength(1);
    await bot.stop();
  });

  it("is not made any more when the day is over", async () => {
    const { later, posts, bot } = await morning();
    await later(16, 90);
    expect(posts()).toHaveLength(1);
    await bot.stop();
  });

  it("is looked for under the digest after a lost answer, and never doubled", async () => {
    const { later, posts, adapter, clock, bot, store, general, day } = await morning();
    adapter.fail("post", { error: "unknown", landsAfterMs: 0 });
    await later(5, 90);
    expect((await store.delivery(general, day(FRIDAY), "risers"))?.state).toBe("unknown");
    await clock.advance(2 * 60_000);
    await bot.tick();
    expect(posts()).toHaveLength(2);
    expect((await store.delivery(general, day(FRIDAY), "risers"))?.state).toBe("sent");
    await bot.stop();
  });

  it("that may not be posted is told in the settings, and leaves the channel its digests", async () => {
    const { later, posts, adapter, store, general, bot, day, person, clock } = await morning();
    adapter.failAlways("post", { error: "forbidden" });
    await later(5, 90);
    await clock.advance(5 * 60_000);
    await bot.tick();
    expect(posts()).toHaveLength(1);
    expect((await store.delivery(general, day(FRIDAY), "risers"))?.state).toBe("failed");
    expect((await store.subscription(general))?.disabled).toBeUndefined();
    const reply = await adapter.run({
      person: person("ada"),
      channel: general,
      name: "settings",
      options: {},
      canManage: true,
    });
    expect(JSON.stringify(reply)).toContain("could not be posted: scripted: forbidden");
    await bot.stop();
  });

  it("is explained with the day, and its paper by its place in it", async () => {
    const { later, adapter, general, bot, person } = await morning();
    await later(5, 90);
    const why = async (about: string) =>
      JSON.stringify(
        await adapter.run({
          person: person("ada"),
          channel: general,
          name: "why",
          options: { about },
          canManage: true,
        }),
      );
    expect(await why(FRIDAY)).toMatch(
      /The reply with papers that climbed later, .*Paper 2506\.00004.*was posted/,
    );
    expect(await why("2506.00004")).toMatch(/in the reply to the digest as number 1/);
    await bot.stop();
  });
});
