import { expect, it } from "vitest";
import type { Store } from "../src/store.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { buildHouse } from "./fakes/house.ts";
import { makePaper, makePapers } from "./fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A house on Friday 09:00 UTC with twelve papers on the list, and a started bot. */
async function friday() {
  const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z` });
  house.feed.days.set(FRIDAY, makePapers(12));
  const process = house.boot();
  await process.bot.start();
  const general = house.channel("general");
  const close = async () => {
    await process.bot.stop();
    await house.store.close();
  };
  return { ...house, ...process, general, close };
}

/** Lists the calls of these methods, by name, as they come. */
function watchCalls(store: Store, ...names: readonly (keyof Store)[]): string[] {
  const calls: string[] = [];
  for (const name of names) {
    const method = store[name] as (...args: unknown[]) => unknown;
    Object.assign(store, {
      [name]: (...args: unknown[]) => {
        calls.push(name);
        return method(...args);
      },
    });
  }
  return calls;
}

/** Makes a method fail until it is mended. */
function breakMethod(store: Store, name: keyof Store): () => void {
  const method = store[name];
  Object.assign(store, { [name]: async () => Promise.reject(new Error(`${name} is broken`)) });
  return () => void Object.assign(store, { [name]: method });
}

it("posts digests though lists of the days before never come, and then what else is due", async () => {
  const { bot, adapter, store, feed, clock, subscribe, general, close } = await friday();
  const wants = { wrap: 5, lateRisers: "thread" } as const;
  await subscribe(general, clock.now(), wants);
  const subscription = await store.subscription(general);
  await store.saveSubscription({ ...(subscription as never as object), nextWrapAt: clock.now() } as never);
  const { papersOn } = feed;
  feed.papersOn = (day, signal) =>
    day < "2025-06-05" ? new Promise(() => {}) : papersOn.call(feed, day, signal);
  const ticking = bot.tick();
  for (let turn = 0; turn < 20 && adapter.posts(general).length === 0; turn += 1) await clock.advance(1_000);
  expect(adapter.posts(general).map(({ message }) => message.blocks[0])).toEqual([
    { kind: "heading", text: "Friday 6 June" },
  ]);
  await clock.advance(3 * MINUTE);
  await ticking;
  expect(adapter.posts(general)).toHaveLength(2);
  await close();
});

it("asks its planners in one order, and posts after each", async () => {
  const { bot, store, library, clock, close } = await friday();
  await library.syncRecent(1);
  const calls = watchCalls(
    store,
    "subscriptions",
    "dueSubscriptions",
    "awaitingRisers",
    "subscribedToNews",
    "watchesApart",
    "meetingsToRemind",
    "expireLeases",
  );
  await bot.tick();
  expect(calls).toEqual([
    "subscriptions",
    "dueSubscriptions",
    "expireLeases",
    "dueSubscriptions",
    "expireLeases",
    "awaitingRisers",
    "expireLeases",
    "subscribedToNews",
    "expireLeases",
    "watchesApart",
    "expireLeases",
    "meetingsToRemind",
    "expireLeases",
  ]);
  await clock.advance(0);
  await close();
});

it.each([
  "subscriptions",
  "dueSubscriptions",
  "awaitingRisers",
  "subscribedToNews",
  "watchesApart",
  "expireLeases",
] as const)("reminds of a meeting and lives on though %s fails", async (broken) => {
  const { bot, adapter, store, clock, library, general, person, close } = await friday();
  await library.syncRecent(1);
  const [paper] = (await store.listing(FRIDAY as never))?.papers ?? [];
  await store.saveMeeting({
    id: "m234567890123456",
    team: teamOf(general),
    channel: general,
    paper: paper?.id as never,
    presenter: undefined,
    at: clock.now() + 30 * MINUTE,
    minutes: 60,
    zone: "UTC",
    sequence: 0,
    scheduledBy: person("ada"),
    changedAt: clock.now() - 48 * HOUR,
    cancelled: false,
  });
  const mend = breakMethod(store, broken);
  await bot.tick();
  if (broken === "expireLeases") {
    expect(adapter.posts(general)).toHaveLength(0);
    mend();
    await bot.tick();
  }
  expect(adapter.posts(general)).toHaveLength(1);
  mend();
  expect(bot.lastTickAt()).toBe(clock.now());
  await close();
});

it("keeps deleting, forgetting and watching while the feed is down", async () => {
  const { bot, adapter, store, feed, clock, general, person, close } = await friday();
  await store.saveWatch({
    channel: general,
    team: teamOf(general),
    owner: undefined,
    kind: "author",
    value: "Lovelace",
    mode: "apart",
    muted: false,
    createdAt: clock.now() - 1,
  });
  await store.savePapers([makePaper({ authors: ["Ada Lovelace"] })], clock.now());
  await store.saveListing(FRIDAY as never, [makePaper({ authors: ["Ada Lovelace"] })], clock.now());
  feed.down = true;
  const calls = watchCalls(store, "deleteExpired", "thinDeliveries", "forgetDeliveries", "watchesApart");
  for (let hour = 0; hour < 30; hour += 1) {
    await bot.tick();
    await clock.advance(HOUR);
  }
  const times = (name: string) => calls.filter((call) => call === name).length;
  expect(times("deleteExpired")).toBe(2);
  expect(times("thinDeliveries")).toBe(30);
  expect(times("forgetDeliveries")).toBe(30);
  expect(times("watchesApart")).toBeGreaterThanOrEqual(10);
  expect(adapter.posts(general)).toHaveLength(1);
  expect(person("ada").user).toBe("ada");
  await close();
});

it("serves each platform as soon as it is connected, and lets what is for the others wait", async () => {
  const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z`, platforms: ["discord", "slack"] });
  const { clock, store, feed, subscribe, channel } = house;
  feed.days.set(FRIDAY, makePapers(12));
  const { bot, adapters } = house.boot();
  const [discord, slack] = adapters as [(typeof adapters)[number], (typeof adapters)[number]];
  const { start } = slack;
  slack.start = async (...args) => {
    await clock.sleep(10 * MINUTE);
    await start(...args);
  };
  const there = { discord: channel("C1"), slack: channel("S1", "slack") };
  for (const each of Object.values(there)) await subscribe(each, clock.now());
  const state = async (of: keyof typeof there) => (await store.delivery(there[of], FRIDAY as never))?.state;
  let started = false;
  const starting = bot.start().then(() => {
    started = true;
  });
  await bot.tick();
  expect([await state("discord"), await state("slack")]).toEqual(["sent", "planned"]);
  expect(discord.posts()).toHaveLength(1);
  for (let minute = 0; minute < 9; minute += 1) {
    await clock.advance(MINUTE);
    await bot.tick();
  }
  expect([started, await state("slack"), slack.calls]).toEqual([false, "planned", []]);
  // Without another tick.
  await clock.advance(MINUTE);
  await starting;
  for (let turn = 0; turn < 100 && slack.posts().length === 0; turn += 1) await clock.advance(0);
  expect(slack.posts(there.slack)).toHaveLength(1);
  expect((await store.delivery(there.slack, FRIDAY as never))?.attempts).toBe(1);
  await bot.stop();
  await store.close();
});

it("plans what is due though no platform is connected yet", async () => {
  const { bot, adapter, store, clock, subscribe, general, feed, boot } = await friday();
  await bot.stop();
  const next = boot();
  await subscribe(general, clock.now());
  await next.bot.tick();
  expect((await store.delivery(general, FRIDAY as never))?.state).toBe("planned");
  expect(adapter.posts()).toEqual([]);
  expect(feed.days.size).toBe(1);
  await next.bot.stop();
  await store.close();
});
