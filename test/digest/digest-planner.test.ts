import { expect, it } from "vitest";
import { deliveryKey } from "../../src/delivery/delivery-key.ts";
import { firstDueAt } from "../../src/delivery/first-due.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { buildHouse, settings } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const THURSDAY = "2025-06-05";
const HOUR = 3_600_000;

/** A house on Friday 09:00 UTC, where Friday and Thursday have twelve papers each. */
async function friday() {
  const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z` });
  house.feed.days.set(FRIDAY, makePapers(12));
  house.feed.days.set(
    THURSDAY,
    makePapers(12, (i) => ({ id: `2506.1${String(i).padStart(4, "0")}` })),
  );
  const { bot, adapter } = house.boot();
  await bot.start();
  return { ...house, bot, adapter };
}

it("posts to a due channel once, and moves on to its next day", async () => {
  const { bot, adapter, store, subscribe, channel, clock } = await friday();
  const general = channel("C1");
  await subscribe(general, clock.now());
  await bot.tick();
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  expect(adapter.posts(general)[0]?.message.summary).toBe(
    "Three papers, all new today. 12 on today’s list so far.",
  );
  const subscription = await store.subscription(general);
  expect(new Date(subscription?.nextDueAt ?? 0).toISOString()).toBe("2025-06-09T09:00:00.000Z");
  await bot.stop();
});

it("never shows a channel the same paper twice in 60 days, though the lists repeat", async () => {
  const { bot, adapter, subscribe, channel, clock, posted } = await friday();
  const general = channel("C1");
  await subscribe(general, clock.now(), { weekdays: [1, 2, 3, 4, 5, 6, 7] });
  for (let i = 0; i < 4; i += 1) {
    await bot.tick();
    await clock.advance(86_400_000);
  }
  const seen = adapter
    .posts(general)
    .flatMap((post) => post.message.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : [])));
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBe(12);
  expect((await posted(general)).size).toBe(12);
  await bot.stop();
});

it("writes a quiet day down with its reason, and says it only where that was asked for", async () => {
  const { bot, adapter, store, feed, subscribe, channel, clock, day } = await friday();
  feed.days.clear();
  await subscribe(channel("silent"), clock.now());
  await subscribe(channel("told"), clock.now(), { quietNotice: true });
  await bot.tick();
  expect(adapter.posts(channel("silent"))).toHaveLength(0);
  expect(adapter.posts(channel("told"))).toHaveLength(1);
  const quiet = await store.delivery(channel("silent"), day(FRIDAY));
  expect(quiet?.state).toBe("skipped");
  expect(quiet?.note).toMatch(/listed no papers/);
  await bot.stop();
});

it("waits while the feed is down and nothing is known, then posts late and says so", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  const general = channel("C1");
  feed.down = true;
  await subscribe(general, clock.now());
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(3 * 3_600_000);
  feed.down = false;
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  expect(JSON.stringify(adapter.posts(general)[0]?.message)).toMatch(/Late: this was due/);
  await bot.stop();
});

it("gives the day up when the feed stays down past its end, and goes on with the next day", async () => {
  const { bot, adapter, store, feed, subscribe, channel, clock, day } = await friday();
  const general = channel("C1");
  feed.down = true;
  await subscribe(general, clock.now());
  await bot.tick();
  await clock.advance(16 * 3_600_000);
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("skipped");
  feed.down = false;
  feed.days.set(
    "2025-06-09",
    makePapers(10, (i) => ({ id: `2506.2${String(i).padStart(4, "0")}` })),
  );
  clock.jump(Date.parse("2025-06-09T09:00:30Z"));
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("does not post one lonely paper of a list that is still filling", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  feed.days.set(FRIDAY, makePapers(1));
  feed.days.delete(THURSDAY);
  await subscribe(channel("C1"), clock.now());
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  feed.days.set(FRIDAY, makePapers(20));
  await clock.advance(3_600_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("says so where it posts before today's list has settled, and not after", async () => {
  const { bot, adapter, feed, subscribe, channel, clock, store, day } = await friday();
  feed.days.set(FRIDAY, makePapers(7));
  await subscribe(channel("early"), clock.now());
  await bot.tick();
  expect(JSON.stringify(adapter.posts()[0]?.message)).toContain("Today’s list is still filling.");
  expect((await store.delivery(channel("early"), day(FRIDAY)))?.note).toContain("still filling");
  feed.days.set(FRIDAY, makePapers(8));
  await clock.advance(HOUR);
  await subscribe(channel("later"), clock.now());
  await bot.tick();
  expect(JSON.stringify(adapter.posts()[1]?.message)).not.toContain("still filling");
  await bot.stop();
});

it("says so too where the list is long and still grows fast, and not of one that was merely not watched", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  const told = () => JSON.stringify(adapter.posts().at(-1)?.message);
  await bot.tick();
  feed.days.set(FRIDAY, makePapers(16));
  await clock.advance(HOUR);
  await subscribe(channel("early"), clock.now());
  await bot.tick();
  expect(told()).toContain("Today’s list is still filling.");
  await clock.advance(HOUR);
  feed.days.set(FRIDAY, makePapers(18));
  await subscribe(channel("later"), clock.now());
  await bot.tick();
  expect(told()).not.toContain("still filling");
  // Nobody looked for two hours, in which it may have been full for long.
  feed.days.set(FRIDAY, makePapers(30));
  clock.jump(clock.now() + 2 * HOUR);
  await subscribe(channel("last"), clock.now());
  await bot.tick();
  expect(adapter.posts()).toHaveLength(3);
  expect(told()).not.toContain("still filling");
  await bot.stop();
});

it("waits for a list that still grows fast where a channel's wishes leave it thin for now", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  const papers = makePapers(16, (i) => ({ upvotes: i < 2 ? 50 : 1 }));
  feed.days.set(THURSDAY, []);
  feed.days.set(FRIDAY, papers.slice(0, 12));
  await bot.tick();
  feed.days.set(FRIDAY, papers);
  await clock.advance(HOUR);
  await subscribe(channel("choosy"), clock.now(), { minUpvotes: 20 });
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(HOUR);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("does not post one lonely leftover before today's list has begun, but does when none comes", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  feed.days.set(FRIDAY, []);
  feed.days.set(THURSDAY, makePapers(1));
  await subscribe(channel("C1"), clock.now());
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(3 * 3_600_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("waits for a list that is filling until three hours after the digest was due, and then no longer", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  feed.days.set(FRIDAY, makePapers(1));
  feed.days.delete(THURSDAY);
  await subscribe(channel("C1"), clock.now());
  await bot.tick();
  await clock.advance(3 * HOUR - 60_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(60_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("waits for a list that is filling no longer than until shortly before the day is given up", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  feed.days.set(FRIDAY, makePapers(1));
  feed.days.delete(THURSDAY);
  // Given up at 00:30; three hours would be until 01:30.
  const late = Date.parse(`${FRIDAY}T22:30:00Z`);
  await subscribe(channel("C1"), late, { time: "22:30" });
  clock.jump(late + 109 * 60_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(60_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("waits for a broken feed until shortly before the day is given up, then tells why there is nothing", async () => {
  const { bot, store, feed, subscribe, channel, clock, day } = await friday();
  feed.down = true;
  await subscribe(channel("C1"), clock.now());
  clock.jump(Date.parse(`${FRIDAY}T23:49:00Z`));
  await bot.tick();
  expect(await store.delivery(channel("C1"), day(FRIDAY))).toBeUndefined();
  await clock.advance(60_000);
  await bot.tick();
  expect(await store.delivery(channel("C1"), day(FRIDAY))).toMatchObject({
    state: "skipped",
    note: expect.stringContaining("could not be loaded"),
  });
  await bot.stop();
});

it("goes on with what is known where the feed has not answered for two minutes", async () => {
  const { bot, adapter, library, feed, subscribe, channel, clock } = await friday();
  await library.syncRecent(2);
  await clock.advance(HOUR);
  feed.papersOn = () => new Promise(() => {});
  await subscribe(channel("C1"), clock.now());
  const ticking = bot.tick();
  await clock.advance(2 * 60_000 - 1);
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(1);
  await ticking;
  expect(JSON.stringify(adapter.posts()[0]?.message)).toContain("Today’s list could not be loaded just now");
  await bot.stop();
});

it("shows on Monday Friday's papers with Monday's upvotes, and since when they climbed", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  const general = channel("C1");
  const old = (upvotes: number) => makePapers(1, () => ({ id: "2506.77777", title: "Slow burner", upvotes }));
  feed.days.set(FRIDAY, [...makePapers(12), ...old(0)]);
  await subscribe(general, clock.now());
  await bot.tick();
  // Over the weekend nobody is due, and the process is not even running.
  feed.days.set(FRIDAY, [...makePapers(12), ...old(999)]);
  feed.days.set(
    "2025-06-09",
    makePapers(12, (i) => ({ id: `2506.2${String(i).padStart(4, "0")}` })),
  );
  clock.jump(Date.parse("2025-06-09T09:00:00Z"));
  await bot.tick();
  const message = adapter.posts(general).at(-1)?.message;
  const told = message?.blocks.flatMap((block) =>
    block.kind === "entry"
      ? [`${block.title}: ${block.reason}`]
      : block.kind === "paragraph"
        ? block.text
        : [],
  );
  expect(told).toContain("Slow burner: climbed 0 → 999 since Friday");
  expect(told).toContainEqual({ kind: "strong", text: "From Friday" });
  await bot.stop();
});

it("says in its opening line what the team has voted for within a week, unless the channel wants none", async () => {
  const { bot, adapter, store, feed, subscribe, channel, clock, person } = await friday();
  const general = channel("C1");
  feed.days.set(
    FRIDAY,
    makePapers(12, (i) => ({ title: i < 2 ? `Agents ${i}` : `Rivers ${i}` })),
  );
  await bot.services.library.syncRecent(1);
  const vote = (paper: string, at: number, who = "ada") => {
    const cast = {
      team: teamOf(general),
      paper: paper as PaperId,
      person: person(who),
      kind: "up",
    } as const;
    return store.applyCasts([{ cast: { ...cast, channel: general, via: "button" }, standing: true, at }]);
  };
  const opening = async (id: string, changes = {}) => {
    await subscribe(channel(id), clock.now(), changes);
    await bot.tick();
    return adapter.posts(channel(id))[0]?.message.summary;
  };
  await vote("2506.00001", clock.now());
  await vote("2506.00002", clock.now() - 8 * 24 * HOUR);
  const line = "Three papers: two on agents. 12 on today’s list so far.";
  expect(await opening("C2")).toBe(line);
  await vote("2506.00002", clock.now(), "bob");
  expect(await opening("C3")).toBe(line.replace(" 12", " Your team has liked agents lately. 12"));
  expect(await opening("C4", { opening: false })).toBe(
    "3 trending papers for Friday 6 June: Agents 0; Agents 1; Rivers 2",
  );
  await bot.stop();
});

it("goes by upvotes alone where the team's taste cannot be read", async () => {
  const { bot, adapter, store, subscribe, channel, clock } = await friday();
  store.opinions = async () => Promise.reject(new Error("unreadable"));
  await subscribe(channel("C1"), clock.now());
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("loses no channel to another whose settings or papers cannot be read", async () => {
  const { bot, adapter, store, subscribe, channel, clock } = await friday();
  for (const id of ["C1", "bad", "C3"]) await subscribe(channel(id), clock.now());
  await subscribe(channel("lost"), clock.now(), { zone: "Atlantis/City" });
  const { postedPapers } = store;
  store.postedPapers = async (asked) => {
    if (asked.some((one) => one.channel.id === "bad")) throw new Error("unreadable");
    return postedPapers(asked);
  };
  await bot.tick();
  expect(adapter.posts().map(({ ref }) => ref.channel.id)).toEqual(["C1", "C3"]);
  store.postedPapers = postedPapers;
  await bot.tick();
  expect(adapter.posts().map(({ ref }) => ref.channel.id)).toEqual(["C1", "C3", "bad"]);
  await bot.stop();
});

it("asks the store about channels by the hundred", async () => {
  const { bot, store, subscribe, channel, clock, planDigests } = await friday();
  let calls = 0;
  for (const name of Object.keys(store) as (keyof typeof store)[]) {
    const method = store[name] as (...args: unknown[]) => unknown;
    Object.assign(store, {
      [name]: (...args: unknown[]) => {
        calls += 1;
        return method(...args);
      },
    });
  }
  const callsFor = async (channels: number) => {
    for (let n = 0; n < channels; n += 1) await subscribe(channel(`${channels}-${n}`), clock.now());
    calls = 0;
    await planDigests(bot);
    return calls;
  };
  const few = await callsFor(10);
  const one = await callsFor(200);
  const many = await callsFor(600);
  expect(one - few, "one batch is like another").toBeLessThanOrEqual(1);
  expect(many - one, "600 channels are three batches").toBeLessThanOrEqual(2 * 8);
  await bot.stop();
});

it("plans every channel behind hundreds that wait", async () => {
  const { bot, store, feed, subscribe, channel, clock, day } = await friday();
  feed.days.set(FRIDAY, makePapers(1));
  feed.days.delete(THURSDAY);
  for (let n = 0; n < 450; n += 1) await subscribe(channel(`waits${n}`), clock.now() - 1);
  // Whoever wants one paper has enough in one.
  for (let n = 0; n < 10; n += 1) await subscribe(channel(`C${n}`), clock.now(), { count: 1 });
  await bot.tick();
  for (let n = 0; n < 10; n += 1)
    expect((await store.delivery(channel(`C${n}`), day(FRIDAY)))?.state).toBe("sent");
  expect(await store.delivery(channel("waits0"), day(FRIDAY))).toBeUndefined();
  await bot.stop();
});

it("lets whatever else is ready have its turn while it plans many channels", async () => {
  const { bot, store, library, subscribe, channel, clock, planDigests } = await friday();
  await library.syncRecent(2);
  for (let n = 0; n < 200; n += 1) await subscribe(channel(`C${n}`), clock.now());
  let turns = 0;
  let planning = true;
  const turn = () => {
    turns += 1;
    if (planning) setImmediate(turn);
  };
  setImmediate(turn);
  await planDigests(bot);
  planning = false;
  expect(turns).toBeGreaterThanOrEqual(10);
  expect((await store.deliveryCounts(0)).counts.planned).toBe(200);
  await bot.stop();
});

it("gives each channel what it has not had, though most get the same", async () => {
  const { bot, adapter, subscribe, channel, clock } = await friday();
  await subscribe(channel("old"), clock.now());
  await bot.tick();
  const had = JSON.stringify(adapter.posts(channel("old"))[0]?.message);
  await subscribe(channel("old"), clock.now() + 72 * HOUR);
  await subscribe(channel("new"), clock.now() + 72 * HOUR);
  await subscribe(channel("many"), clock.now() + 72 * HOUR, { count: 4 });
  await clock.advance(72 * HOUR);
  await bot.tick();
  const ids = (id: string) =>
    [...JSON.stringify(adapter.posts(channel(id)).at(-1)?.message).matchAll(/vote:(\S+?)"/g)].map(
      ([, paper]) => paper,
    );
  expect(ids("new")).toHaveLength(3);
  expect(ids("many")).toEqual(expect.arrayContaining(ids("new")));
  expect(ids("many")).toHaveLength(4);
  for (const paper of ids("old")) expect(had).not.toContain(paper);
  await bot.stop();
});

it("after days of downtime posts today's digest only, and remembers the missed ones as skipped", async () => {
  const { bot, adapter, store, feed, subscribe, channel, clock, day } = await friday();
  const general = channel("C1");
  await subscribe(general, clock.now());
  feed.days.set("2025-06-11", makePapers(10));
  clock.jump(Date.parse("2025-06-11T10:00:00Z"));
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  const states = (await store.deliveries(general, 10)).map((delivery) => `${delivery.day} ${delivery.state}`);
  expect(states).toEqual([
    "2025-06-11 sent",
    "2025-06-10 skipped",
    "2025-06-09 skipped",
    "2025-06-06 skipped",
  ]);
  expect(await store.delivery(general, day("2025-06-07"))).toBeUndefined();
  await bot.stop();
});

it("gives each day its digest though the clock ran days ahead for a while", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  const general = channel("C1");
  await subscribe(general, clock.now(), { weekdays: [1, 2, 3, 4, 5, 6, 7] });
  feed.days.set(
    "2025-06-08",
    makePapers(12, (i) => ({ id: `2506.9${String(i).padStart(4, "0")}` })),
  );
  clock.jump(Date.parse("2025-06-08T10:00:00Z"));
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  clock.jump(Date.parse(`${FRIDAY}T10:00:00Z`));
  for (const [n, day] of [FRIDAY, "2025-06-07", "2025-06-08", "2025-06-09"].entries()) {
    feed.days.set(
      day,
      makePapers(12, (i) => ({ id: `2506.${n + 3}${String(i).padStart(4, "0")}` })),
    );
    await bot.tick();
    await clock.advance(24 * HOUR);
  }
  const labels = adapter.posts(general).map(({ message }) => JSON.stringify(message.blocks[0]));
  expect(new Set(labels).size).toBe(4);
  expect(labels).toHaveLength(4);
  await bot.stop();
});

it("still owes a day that a clock running ahead has written down as missed, though its time is moved", async () => {
  const { bot, adapter, store, subscribe, channel, clock, day } = await friday();
  const general = channel("C1");
  const daily = { time: "12:00", weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;
  await subscribe(general, clock.now() + 3 * HOUR, daily);
  clock.jump(Date.parse("2025-06-07T13:00:00Z"));
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("skipped");
  clock.jump(Date.parse(`${FRIDAY}T10:00:00Z`));
  await bot.tick();
  const moved = { ...settings, ...daily, time: "08:00" };
  await subscribe(general, await firstDueAt(store, general, moved, clock.now()), moved);
  await clock.advance(2 * HOUR);
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("sent");
  expect(
    adapter
      .posts(general)
      .map(({ message }) => JSON.stringify(message.blocks[0]))
      .join(),
  ).toContain("Friday 6 June");
  await bot.stop();
});

it("still owes it to a channel with days off, though the process ended before the clock was set right", async () => {
  const { bot, boot, store, subscribe, channel, clock, day } = await friday();
  const general = channel("C1");
  await subscribe(general, clock.now() + 3 * HOUR, { time: "12:00", weekdays: [1, 5] });
  clock.jump(Date.parse("2025-06-07T13:00:00Z"));
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("skipped");
  await bot.stop();
  clock.jump(Date.parse(`${FRIDAY}T14:00:00Z`));
  const next = boot();
  await next.bot.start();
  await next.bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("sent");
  expect(next.adapter.posts(general)).toHaveLength(1);
  await next.bot.stop();
});

it("still owes it after midnight, where it was due shortly before", async () => {
  const { bot, adapter, store, subscribe, channel, clock, day } = await friday();
  const general = channel("C1");
  const late = { time: "23:40", weekdays: [1, 5] } as const;
  await subscribe(general, Date.parse(`${FRIDAY}T23:40:00Z`), late);
  clock.jump(Date.parse("2025-06-07T10:00:00Z"));
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("skipped");
  clock.jump(Date.parse("2025-06-07T00:05:00Z"));
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("sent");
  await bot.tick();
  expect(adapter.posts(general)).toHaveLength(1);
  // Not for ever: two hours after it was due it is over.
  clock.jump(Date.parse("2025-06-10T10:00:00Z"));
  await bot.tick();
  expect((await store.delivery(general, day("2025-06-09")))?.state).toBe("skipped");
  clock.jump(Date.parse("2025-06-10T01:41:00Z"));
  await bot.tick();
  expect((await store.delivery(general, day("2025-06-09")))?.state).toBe("skipped");
  await bot.stop();
});

it("looks for a lost post though the clock that ran ahead when it was lost was set right", async () => {
  const { bot, adapter, store, subscribe, channel, clock, day } = await friday();
  const general = channel("C1");
  await subscribe(general, Date.parse(`${FRIDAY}T10:00:00Z`), { time: "10:00" });
  clock.jump(Date.parse(`${FRIDAY}T22:00:00Z`));
  adapter.fail("post", { error: "unknown" });
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("unknown");
  clock.jump(Date.parse(`${FRIDAY}T10:30:00Z`));
  await bot.tick();
  await clock.advance(90_000);
  await bot.tick();
  expect((await store.delivery(general, day(FRIDAY)))?.state).toBe("sent");
  expect(adapter.posts(general)).toHaveLength(1);
  await bot.stop();
});

it("does not take a day for quiet while yesterday's list could not be loaded", async () => {
  const { bot, adapter, feed, subscribe, channel, clock } = await friday();
  const { papersOn } = feed;
  feed.days.delete(FRIDAY);
  feed.papersOn = async (day, signal) => {
    if (day === THURSDAY && clock.now() < Date.parse(`${FRIDAY}T10:00:00Z`)) throw new Error("reset");
    return papersOn.call(feed, day, signal);
  };
  await subscribe(channel("C1"), clock.now());
  await bot.tick();
  expect(adapter.posts()).toHaveLength(0);
  await clock.advance(HOUR);
  await bot.tick();
  await clock.advance(60_000);
  await bot.tick();
  expect(adapter.posts()).toHaveLength(1);
  await bot.stop();
});

it("keys a channel's day the same everywhere, and no other", () => {
  const channel = { platform: "discord", workspace: "1", id: "2" } as const;
  const key = deliveryKey(channel, FRIDAY as never);
  expect(key).toMatch(/^[a-z0-9]{25}$/);
  expect(deliveryKey({ ...channel }, FRIDAY as never)).toBe(key);
  expect(deliveryKey(channel, THURSDAY as never)).not.toBe(key);
  expect(deliveryKey({ ...channel, platform: "slack" }, FRIDAY as never)).not.toBe(key);
});
