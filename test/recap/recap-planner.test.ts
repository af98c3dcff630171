import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import { deliveryKey } from "../../src/delivery/delivery-key.ts";
import { BATCH } from "../../src/delivery/due.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { createRecapPlanner } from "../../src/recap/recap-planner.ts";
import { FeedError, StoreError } from "../../src/runtime/errors.ts";
import { nextWrapAt } from "../../src/subscriptions/schedule.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import type { Day } from "../../src/time/day.ts";
import { channel, ids, subscription, team } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";
import { buildHouse, settings as plain } from "../fakes/house.ts";
import { createLogRecorder, planned } from "../fakes/planning.ts";
import { makeKnownPaper, makePapers } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const FRIDAY = "2025-06-06";
const at = (text: string) => Date.parse(`${text}:00Z`);
const settings: SubscriptionSettings = { ...plain, wrap: 5 };

/** A channel that looks back on Fridays at nine, on Thursday evening, with a list on every day. */
async function open() {
  const house = await buildHouse({ at: "2025-06-05T20:00:00Z" });
  for (const day of ["2025-06-03", "2025-06-05", FRIDAY, "2025-06-12", "2025-06-13"]) {
    house.feed.days.set(
      day,
      makePapers(12, (index) => ({ id: `${day.slice(5).replace("-", "")}.${10000 + index}` })),
    );
  }
  const general = house.channel("general");
  await house.store.saveSubscription({
    channel: general,
    team: "discord:W1" as never,
    settings,
    nextDueAt: at(`${FRIDAY}T09:00`),
    nextWrapAt: nextWrapAt(settings, house.clock.now()),
    createdBy: house.person("owner"),
    createdAt: house.clock.now(),
  });
  const process = house.boot();
  await process.bot.start();
  const until = (time: number) => house.clock.advance(Math.max(0, time - house.clock.now()));
  const shown = () => (house.worlds.get("discord")?.posts ?? []).map(({ message }) => message.summary);
  const wraps = async () =>
    (await house.store.deliveries(general, 50, "wrap")).map(({ day, state }) => `${day} ${state}`);
  return { ...house, ...process, general, until, shown, wraps };
}

test("comes after the digest on its day, as a delivery of its own, once", async () => {
  const house = await open();
  await house.until(at(`${FRIDAY}T08:59`));
  await house.bot.tick();
  expect(await house.wraps()).toEqual([]);
  await house.until(at(`${FRIDAY}T09:00`));
  await house.bot.tick();
  await house.bot.tick();
  expect(await house.wraps()).toEqual([`${FRIDAY} sent`]);
  const [wrap, digest] = await house.store.deliveries(house.general, 5);
  expect([wrap?.kind, digest?.kind]).toEqual(["wrap", "digest"]);
  expect(wrap?.key).not.toBe(digest?.key);
  // What the digest has just shown was not missed.
  expect(wrap?.papers.some((paper) => digest?.papers.includes(paper))).toBe(false);
  expect(wrap?.papers).toHaveLength(3);
  expect((await house.store.subscription(house.general))?.nextWrapAt).toBe(at("2025-06-13T09:00"));
  await house.bot.stop();
});

test("its papers can be voted for by number, and are not posted again", async () => {
  const house = await open();
  await house.until(at(`${FRIDAY}T09:00`));
  await house.bot.tick();
  const [wrap] = await house.store.deliveries(house.general, 1, "wrap");
  if (!wrap?.posted) throw new Error("a look back was expected");
  expect((await house.store.openMessage(wrap.posted))?.papers).toEqual(wrap.papers);
  const posted = await house.posted(house.general);
  for (const paper of wrap.papers) expect(posted).toContain(paper);
  await house.bot.stop();
});

test("is made up for late on its day, and says so; a day that is over is written down as missed", async () => {
  const house = await open();
  await house.until(at(`${FRIDAY}T21:00`));
  await house.bot.tick();
  expect(await house.wraps()).toEqual([`${FRIDAY} sent`]);
  const [late] = await house.store.deliveries(house.general, 1, "wrap");
  expect(JSON.stringify(late?.message)).toContain("Late: this was due ");
  await house.until(at("2025-06-14T02:00"));
  await house.bot.tick();
  expect(await house.wraps()).toEqual(["2025-06-13 skipped", `${FRIDAY} sent`]);
  expect((await house.store.subscription(house.general))?.nextWrapAt).toBe(at("2025-06-20T09:00"));
  await house.bot.stop();
});

test("goes out on what is known where the feed is down", async () => {
  const house = await open();
  await house.library.syncRecent(3);
  house.feed.down = true;
  await house.until(at(`${FRIDAY}T09:00`));
  await house.bot.tick();
  expect(await house.wraps()).toEqual([`${FRIDAY} sent`]);
  await house.bot.stop();
});

test("starts and stops with the setting, and can be looked at at any time", async () => {
  const house = await open();
  const run = async (name: string, options = {}) =>
    asMessage(
      await house.adapter.run({
        person: house.person("owner"),
        channel: house.general,
        name,
        options,
        canManage: true,
      }),
    ).message;
  await house.library.syncRecent(3);
  expect((await run("wrap")).summary).toMatch(/^The week of 30 May – 5 June 2025, Hugging Face’s favourites/);
  expect(JSON.stringify(await run("settings"))).toContain("Next weekly recap");
  await run("subscribe", { wrap: "off" });
  expect((await house.store.subscription(house.general))?.nextWrapAt).toBeUndefined();
  await house.until(at(`${FRIDAY}T09:00`));
  await house.bot.tick();
  expect(await house.wraps()).toEqual([]);
  await run("subscribe", { wrap: "saturday", time: "10:00" });
  expect((await house.store.subscription(house.general))?.nextWrapAt).toBe(at("2025-06-07T10:00"));
  await house.bot.stop();
});

test("comes once a week, whenever the bot happens to run, and its clock be set back or forward", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 40 }) }) },
          { weight: 1, arbitrary: fc.record({ jump: fc.integer({ min: -30, max: 30 }) }) },
          { weight: 1, arbitrary: fc.constant({ restart: true }) },
        ),
        { maxLength: 25 },
      ),
      async (steps) => {
        const house = await open();
        let { bot } = house;
        for (const step of steps) {
          if ("wait" in step) await house.clock.advance(step.wait * HOUR);
          else if ("jump" in step) house.clock.jump(house.clock.now() + step.jump * HOUR);
          else {
            await bot.stop();
            ({ bot } = house.boot());
            await bot.start();
          }
          await bot.tick();
        }
        const messages = house.shown().filter((summary) => summary.startsWith("The week of"));
        expect(new Set(messages).size).toBe(messages.length);
        const days = (await house.store.deliveries(house.general, 99, "wrap")).map(({ day }) => day);
        expect(new Set(days).size).toBe(days.length);
        for (const day of days) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(5);
        await bot.stop();
        await house.store.close();
      },
    ),
    { numRuns: 15 },
  );
});

describe("planned through its ports", () => {
  const NOW = at(`${FRIDAY}T09:00`);
  const WEEK = 7 * 24 * HOUR;
  const [SHOWN, VOTED, MISSED, SHARED] = ids("2506.00001", "2506.00002", "2506.00003", "2506.00004") as [
    Paper["id"],
    Paper["id"],
    Paper["id"],
    Paper["id"],
  ];

  /**
   * Channels, each of the team of the same letter, that look back on Friday at nine. A's people voted and shared, and
   * had a paper in A1; B has done nothing.
   */
  function stage(channels: readonly string[] = ["A1", "A2", "B1"]) {
    const clock = createTestClock(NOW);
    const { log, lines } = createLogRecorder();
    const papers = [SHOWN, VOTED, MISSED].map((id, n) => makeKnownPaper({ id, upvotes: 30 - n }));
    const list = { day: FRIDAY as Day, syncedAt: NOW, papers, absentAt: new Map() };
    const world = { listed: [list], loaded: [] as string[], feed: undefined as Error | undefined };
    const broken = new Map<string, Error>();
    const subscribed = channels.map((id) => ({
      ...subscription({ channel: channel(id), team: team(id[0]), settings, nextDueAt: undefined }),
      nextWrapAt: NOW,
      disabled: undefined,
    }));
    /** Of what happened at `when`, what a question since `since` finds. */
    const since = <T>(when: number, from: number, what: T) => (when >= from ? [what] : []);
    const week = { favourite: NOW - WEEK, shared: NOW - WEEK };
    const planner = createRecapPlanner({
      store: {
        dueSubscriptions: async (_kind, _now, limit, after) => {
          const from = after ? subscribed.findIndex((one) => one.channel.id === after.channel.id) + 1 : 0;
          return subscribed.slice(from, from + limit);
        },
        listings: async (from, to) => world.listed.filter(({ day }) => from <= day && day <= to),
        postedPapers: async (asked) =>
          asked.map(({ channel: { id } }) => {
            const error = broken.get(id);
            if (error) throw error;
            return new Set(id === "A1" ? [SHOWN] : []);
          }),
        favourites: async (teams, from) =>
          teams.map((one) =>
            one === team("A")
              ? since(week.favourite, from, {
                  paper: papers[1] as (typeof papers)[0],
                  votes: 2,
                  lastVoteAt: week.favourite,
                })
              : [],
          ),
        opinions: async (teams) =>
          teams.map((one) => (one === team("A") ? [{ paper: VOTED, up: 2, down: 0 }] : [])),
        sharedIn: async (asked, from) =>
          asked.map(({ id }) =>
            id === "A2"
              ? since(week.shared, from, {
                  id: SHARED,
                  paper: makeKnownPaper({ id: SHARED }),
                  at: week.shared,
                })
              : [],
          ),
      },
      library: {
        lastFailure: () => undefined,
        async syncDays(days) {
          world.loaded.push(...days);
          if (world.feed) throw world.feed;
          return [];
        },
      },
      clock,
      log,
    });
    return { clock, lines, world, broken, week, planner };
  }

  const missedIn = async (planner: ReturnType<typeof stage>["planner"]) =>
    (await planned(planner, NOW)).map(({ delivery }) => delivery.papers);

  test("leaves out what the channel had or its team voted on, and begins with what was shared there", async () => {
    const { planner, week } = stage();
    expect(await missedIn(planner)).toEqual([[MISSED], [SHARED, SHOWN, MISSED], [SHOWN, VOTED, MISSED]]);
    const [a1, , b1] = await planned(planner, NOW);
    expect(a1).toMatchObject({
      next: NOW + WEEK,
      delivery: {
        key: deliveryKey(channel("A1"), FRIDAY as Day, "wrap"),
        kind: "wrap",
        channel: channel("A1"),
        team: team("A"),
        day: FRIDAY,
        dueAt: NOW,
        note: "1 paper with votes, 1 of 3 missed",
        leftOut: [],
        message: {
          summary: expect.stringMatching(/^The week of 31 May – 6 June 2025, this team’s favourites: /),
        },
      },
    });
    expect(b1?.delivery.note).toBe("0 papers with votes, 3 of 3 missed");
    // Votes and shared papers of the week before do not count.
    week.favourite -= 1;
    week.shared -= 1;
    const [, a2] = await planned(planner, NOW);
    expect(a2?.delivery.note).toBe("0 papers with votes, 2 of 3 missed");
  });

  test("looks back on seven days of lists", async () => {
    const { planner, world } = stage(["B1"]);
    const of = (day: string, id: string) => ({
      day: day as Day,
      syncedAt: NOW,
      papers: [makeKnownPaper({ id })],
      absentAt: new Map(),
    });
    world.listed = [of("2025-05-30", "2505.1"), of("2025-05-31", "2505.2"), of(FRIDAY, "2505.3")];
    expect(await missedIn(planner)).toEqual([["2505.2", "2505.3"]]);
  });

  test("posts nothing after a week of nothing, and says why", async () => {
    const { planner, world } = stage(["B1"]);
    world.listed = [];
    expect(await planned(planner, NOW)).toEqual([
      {
        next: NOW + WEEK,
        delivery: expect.objectContaining({
          kind: "wrap",
          day: FRIDAY,
          message: undefined,
          papers: [],
          leftOut: [],
          note: "Hugging Face listed no papers this week, and nobody voted.",
        }),
      },
    ]);
    expect(await planner.preview(channel("B1"), "UTC")).toMatch(/nobody voted/);
  });

  test("loads stale lists once for all channels, and only if some are due", async () => {
    const idle = stage([]);
    await planned(idle.planner, NOW);
    expect(idle.world.loaded).toEqual([]);
    const { planner, world } = stage(Array.from({ length: BATCH + 1 }, (_, n) => `B${n}`));
    world.listed = [];
    expect(await planned(planner, NOW)).toHaveLength(BATCH + 1);
    expect(new Set(world.loaded).size).toBeGreaterThan(1);
    expect(new Set(world.loaded).size).toBe(world.loaded.length);
  });

  test("goes out on what is known if the lists cannot be loaded, unless it is stopped", async () => {
    const { planner, world, lines } = stage();
    world.feed = new FeedError("unreachable", "The feed is down.");
    world.listed = world.listed.map((list) => ({ ...list, syncedAt: NOW - HOUR }));
    expect(await missedIn(planner)).toHaveLength(3);
    expect(lines).toEqual([
      ["warn", "the week's lists not loaded; planning recaps with what is known", { error: world.feed }],
    ]);
    const stop = new AbortController();
    const batch = planner.plan(NOW, stop.signal)[Symbol.asyncIterator]().next();
    stop.abort();
    await expect(batch).rejects.toBe(world.feed);
    expect(lines).toHaveLength(1);
  });

  test("plans the others if a channel cannot be planned", async () => {
    const { planner, broken, lines } = stage();
    const error = new StoreError("other", "a bad row");
    broken.set("A2", error);
    expect(await missedIn(planner)).toEqual([[MISSED], [SHOWN, VOTED, MISSED]]);
    expect(lines).toEqual([["error", "recap not planned", { channel: channel("A2"), error }]]);
  });
});
