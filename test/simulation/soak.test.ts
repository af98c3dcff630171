import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { nextDueAt } from "../../src/subscriptions/schedule.ts";
import { buildHouse, settings } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const MINUTE = 60_000;
const CHANNELS = 40;
const READERS = 5;
/** Measured: 0.2 MB over the last 16 hours. Keeping its 7,680 events would cost more than this. */
const GROWTH_MB = 1;

async function heap(): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

it("does not grow over a day of ticks and events", { timeout: 240_000 }, async () => {
  const house = await buildHouse({ at: "2025-06-03T00:00:00Z" });
  const { clock, store, feed } = house;
  for (const day of ["2025-06-02", "2025-06-03"])
    feed.days.set(
      day,
      makePapers(20, (n) => ({ id: `${day.slice(2, 4)}06.${day.slice(8)}${100 + n}` })),
    );
  const { bot, adapter } = house.boot();
  await bot.start();
  const times = ["01:00", "05:00", "09:00", "20:00"];
  for (let n = 0; n < CHANNELS; n += 1) {
    const time = times[n % times.length] as string;
    await house.subscribe(house.channel(`C${n}`), nextDueAt({ ...settings, time }, clock.now()), { time });
  }
  const people = Array.from({ length: READERS }, (_, n) => house.person(`p${n}`));
  const sizes: number[] = [];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    await bot.tick();
    await clock.advance(MINUTE);
    const posts = adapter.posts();
    for (let n = 0; n < Math.min(8, posts.length); n += 1) {
      const post = posts[(minute * 7 + n) % posts.length];
      const person = people[minute % READERS];
      if (!post || !person) continue;
      const ballot = (minute % 3) + 1;
      if (Math.floor(minute / 15) % 2 === 0) await adapter.react(post.ref, person, ballot);
      else await adapter.unreact(post.ref, person, ballot);
    }
    // What the fake remembers for its tests is no part of the product.
    (adapter.calls as unknown[]).length = 0;
    if (minute % 60 === 59) sizes.push(await heap());
  }
  expect(adapter.posts()).toHaveLength(CHANNELS);
  const [settled = 0] = sizes.slice(7);
  const end = Math.min(...sizes.slice(-3));
  process.stdout.write(
    `heap after 1, 8 and 24 hours: ${[sizes[0], settled, end].map((mb) => mb?.toFixed(1)).join(", ")} MB\n`,
  );
  expect(end - settled).toBeLessThan(GROWTH_MB);
  await bot.stop();
  await store.close();
});
