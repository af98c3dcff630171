import { expect, it } from "vitest";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const DAY = "2025-06-06";

async function due() {
  const house = await buildHouse({ at: `${DAY}T09:00:00Z` });
  house.feed.days.set(DAY, makePapers(12));
  const process = house.boot();
  await process.bot.start();
  const general = house.channel("C1");
  await house.subscribe(general, house.clock.now());
  const state = async () => (await house.store.delivery(general, house.day(DAY)))?.state;
  return { ...house, ...process, general, state };
}

it("looks a lost answer up instead of posting again, once the platform has had time to settle", async () => {
  const { bot, adapter, general, clock, state } = await due();
  adapter.fail("post", { error: "unknown", landsAfterMs: 20_000 });
  await bot.tick();
  expect(await state()).toBe("unknown");
  await clock.advance(30_000);
  await bot.tick();
  expect(await state()).toBe("unknown");
  expect(adapter.calls.filter(({ call }) => call === "find")).toHaveLength(0);
  await clock.advance(60_000);
  await bot.tick();
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("posts again with the same key when the look-up finds nothing", async () => {
  const { bot, adapter, general, clock, state } = await due();
  adapter.fail("post", { error: "unknown" });
  await bot.tick();
  await clock.advance(61_000);
  await bot.tick();
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  const keys = adapter.calls.filter(({ call }) => call === "post").map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  await bot.stop();
});

it("never sends again where it may not look whether the message exists, and then asks for a person", async () => {
  const { bot, adapter, general, clock, state, store, day, subscribe } = await due();
  adapter.fail("post", { error: "unknown", landsAfterMs: 0 });
  adapter.failAlways("find", { error: "forbidden" });
  for (let minute = 0; minute < 45; minute += 1) {
    await bot.tick();
    await clock.advance(60_000);
  }
  expect(await state()).toBe("failed");
  expect((await store.delivery(general, day(DAY)))?.error).toMatch(/may have been posted/);
  // Not even where the channel is subscribed anew for a later time of the same day.
  await subscribe(general, clock.now());
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("keeps looking through an outage of hours, and still posts on the same day", async () => {
  const { bot, adapter, general, clock, state } = await due();
  adapter.fail("post", { error: "unknown" });
  adapter.failAlways("find", { error: "unsent" });
  for (let minute = 0; minute < 300; minute += 5) {
    await bot.tick();
    await clock.advance(300_000);
  }
  expect(await state()).toBe("unknown");
  adapter.heal();
  for (let minute = 0; minute < 30; minute += 5) {
    await bot.tick();
    await clock.advance(300_000);
  }
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("gives up waiting for a call that hangs, and looks later", async () => {
  const { bot, adapter, general, clock, state, subscribe, channel, worlds } = await due();
  const other = channel("C2");
  await subscribe(other, clock.now());
  const { post } = adapter;
  adapter.post = async (where, message, key) => {
    const posted = await post(where, message, key);
    return where.id === general.id ? new Promise<never>(() => {}) : posted;
  };
  const round = bot.tick();
  await clock.advance(1_000);
  expect(worlds.get("discord")?.posts).toHaveLength(2);
  await clock.advance(60_000);
  await round;
  expect(await state()).toBe("unknown");
  await clock.advance(61_000);
  await bot.tick();
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("waits the settling time again where the clock was set forward meanwhile", async () => {
  const { bot, adapter, general, clock, state } = await due();
  adapter.fail("post", { error: "unknown", landsAfterMs: 0 });
  await bot.tick();
  clock.jump(clock.now() + 2 * 3_600_000);
  await bot.tick();
  expect(adapter.calls.filter(({ call }) => call === "find")).toHaveLength(0);
  await clock.advance(61_000);
  await bot.tick();
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("drops what was planned for a channel that unsubscribes, and plans the day anew when it is back", async () => {
  const { bot, adapter, general, clock, state, store, subscribe } = await due();
  adapter.fail("post", { error: "unsent" });
  await bot.tick();
  await store.deleteSubscription(general);
  await clock.advance(60_000);
  await bot.tick();
  expect(await state()).toBe("skipped");
  expect(adapter.posts(general)).toHaveLength(0);
  await subscribe(general, clock.now() + 3_600_000);
  await clock.advance(3_600_000);
  await bot.tick();
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("stops within its deadline though a call hangs", async () => {
  const { bot, adapter, clock, state } = await due();
  adapter.post = () => new Promise<never>(() => {});
  void bot.tick();
  await clock.advance(1_000);
  let stopped = false;
  const stopping = bot.stop().then(() => {
    stopped = true;
  });
  await clock.advance(20_000);
  expect(stopped).toBe(true);
  await stopping;
  expect(await state()).toBe("sending");
});

it("waits as long as a rate limit asks, and backs off from what was not sent", async () => {
  const { bot, adapter, general, clock, state } = await due();
  adapter.fail("post", { error: "rate-limited", retryAfterMs: 120_000 });
  adapter.fail("post", { error: "unsent" });
  await bot.tick();
  await clock.advance(119_000);
  await bot.tick();
  expect(adapter.calls.filter(({ call }) => call === "post")).toHaveLength(1);
  await clock.advance(1_000);
  await bot.tick();
  expect(adapter.calls.filter(({ call }) => call === "post")).toHaveLength(2);
  expect(await state()).toBe("planned");
  await clock.advance(30_000);
  await bot.tick();
  expect(await state()).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it.each(["gone", "forbidden"] as const)(
  "disables a channel that is %s and tells who subscribed it",
  async (error) => {
    const { bot, adapter, general, store, state, channel, subscribe, clock } = await due();
    const other = channel("C2");
    await subscribe(other, clock.now());
    adapter.failAlways("post", { error }, general);
    await bot.tick();
    await clock.advance(4 * 60_000);
    await bot.tick();
    expect(await state(), "a second look is still to come").toBe("planned");
    expect(adapter.told).toEqual([]);
    await clock.advance(60_000);
    await bot.tick();
    expect(await state()).toBe("failed");
    expect((await store.subscription(general))?.disabled?.reason).toContain("scripted");
    expect((await store.subscription(general))?.nextDueAt).toBeUndefined();
    expect(adapter.told.map(({ person }) => person.user)).toEqual(["owner"]);
    expect(adapter.told[0]?.message.summary).toMatch(/\/papers subscribe/);
    expect(adapter.posts(other)).toHaveLength(1);
    await bot.stop();
  },
);

it.each(["gone", "forbidden", "unauthorized"] as const)(
  "keeps the channel and its day where it was %s for a moment only",
  async (error) => {
    const { bot, adapter, general, store, state, clock } = await due();
    adapter.fail("post", { error });
    await bot.tick();
    await clock.advance(5 * 60_000);
    await bot.tick();
    expect(await state()).toBe("sent");
    expect((await store.subscription(general))?.disabled).toBeUndefined();
    expect(adapter.told).toEqual([]);
    await bot.stop();
  },
);

it("gives no day up for a token that is refused, however long", async () => {
  const { bot, adapter, general, state, clock } = await due();
  adapter.failAlways("post", { error: "unauthorized" });
  for (let quarter = 0; quarter < 40; quarter += 1) {
    await bot.tick();
    await clock.advance(15 * 60_000);
  }
  expect(await state()).toBe("planned");
  adapter.heal();
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("keeps the channel when our payload was refused: tomorrow's may be taken", async () => {
  const { bot, adapter, general, store, state } = await due();
  adapter.fail("post", { error: "rejected" });
  await bot.tick();
  expect(await state()).toBe("failed");
  expect((await store.subscription(general))?.disabled).toBeUndefined();
  await bot.stop();
});

it("treats a crash between claim and answer as unknown: looked up, found, never doubled", async () => {
  const { bot, adapter, general, clock, store, state, boot, planDigests } = await due();
  // The first process claims and posts, but dies before it can write that down.
  await planDigests(bot);
  const [claim] = await store.claimPlanned([{ platform: "discord" }], clock.now(), 60_000, 10);
  if (!claim?.delivery.message) throw new Error("nothing was planned");
  await adapter.post(general, claim.delivery.message, claim.delivery.key);
  const second = boot();
  await second.bot.start();
  await second.bot.tick();
  expect(second.adapter.posts(general)).toHaveLength(1);
  await clock.advance(61_000);
  await second.bot.tick();
  await clock.advance(61_000);
  await second.bot.tick();
  expect(await state()).toBe("sent");
  expect(second.adapter.posts(general)).toHaveLength(1);
  await second.bot.stop();
});

it("two processes on one database post each digest once", async () => {
  const { bot, boot, worlds, subscribe, channel, clock } = await due();
  for (let i = 0; i < 30; i += 1) await subscribe(channel(`D${i}`), clock.now());
  const second = boot();
  await second.bot.start();
  await Promise.all([bot.tick(), second.bot.tick(), bot.tick(), second.bot.tick()]);
  const posts = worlds.get("discord")?.posts ?? [];
  expect(posts).toHaveLength(31);
  expect(new Set(posts.map(({ ref }) => ref.channel.id)).size).toBe(31);
  await bot.stop();
  await second.bot.stop();
});

it("seeds ballots after the posts, and not at all on a large fan-out", async () => {
  const small = await due();
  await small.bot.tick();
  await small.bot.stop();
  expect(small.adapter.posts()[0]?.seeded).toBe(3);
  const large = await due();
  for (let i = 0; i < 30; i += 1) await large.subscribe(large.channel(`D${i}`), large.clock.now());
  await large.bot.tick();
  await large.bot.stop();
  expect(large.adapter.posts()).toHaveLength(31);
  expect(large.adapter.calls.filter(({ call }) => call === "seed")).toHaveLength(0);
});
