import fc from "fast-check";
import { expect, test } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import { nextWrapAt } from "../../src/subscriptions/schedule.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import { buildHouse, settings as plain } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

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
