import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { createBot } from "../../src/bot.ts";
import type { PaperFeed } from "../../src/feed/feed.ts";
import { createLibrary } from "../../src/library/library.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { utcDay } from "../../src/time/day.ts";
import { createDiscordStage } from "../adapters/discord/stage.ts";
import { slackStage } from "../adapters/slack/chat-stage.ts";
import type { RepliesStage } from "../contract/chat-replies.ts";
import { makePapers } from "../fixtures/papers.ts";

const STAGES: Readonly<Record<string, () => Promise<RepliesStage>>> = {
  Discord: createDiscordStage,
  Slack: slackStage,
};

/** The whole product on one platform, through its real client: 23 papers are listed today. */
async function open(setUp: () => Promise<RepliesStage>) {
  const stage = await setUp();
  const today = utcDay(systemClock.now());
  const feed: PaperFeed = {
    name: "the test's feed",
    papersOn: async (day) => ({ papers: day === today ? makePapers(23) : [], skipped: [] }),
  };
  const { store, index } = await openStorage({ file: ":memory:", log: silentLog });
  const library = createLibrary({ feed, lookups: [], store, clock: systemClock, log: silentLog });
  await library.sync(today);
  const boot = async (adapter = stage.another()) => {
    const onFatal = (error: Error) => expect.fail(error.message);
    const deps = {
      store,
      index,
      library,
      adapters: [adapter],
      commands,
      clock: systemClock,
      log: silentLog,
      onFatal,
    };
    const bot = createBot(deps);
    await bot.start();
    return bot;
  };
  let bot = await boot(stage.adapter);
  const ask = (name: string, options = {}, by = stage.manager) => stage.ask(by, stage.channel, name, options);
  return {
    ...stage,
    stage,
    store,
    ask,
    tick: () => bot.tick(),
    restart: async () => {
      await bot.stop();
      bot = await boot();
    },
    strike: async () => {
      await bot.stop();
      await store.close();
      await stage.close();
    },
  };
}

describe.each(Object.entries(STAGES))("on %s, through the real client", (_, setUp) => {
  let house: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    house = await open(setUp);
  });
  afterEach(() => house.strike());

  it("an admin sets a channel up in the form, tries it, and changes it", async () => {
    const { ask, store, channel, read } = house;
    const asked = await ask("subscribe");
    // Discord shows a form's sections one by one.
    const form = asked.form ? asked : await asked.press("When they come");
    const done = await form.form?.submit({ time: "07:30", timezone: "Europe/Berlin", days: ["mon", "wed"] });
    expect(done?.text).toMatch(/07:30 Europe\/Berlin, Monday, Wednesday/);
    expect(done?.text).toMatch(/Right now it would contain: .*Paper 2506\.00001/);
    expect((await store.subscription(channel))?.settings).toMatchObject({ time: "07:30", weekdays: [1, 3] });
    const settings = await ask("settings");
    const again = await settings.press("Change which papers");
    expect(again.form?.fields.map(({ name }) => name)).toContain("count");
    await again.form?.submit({ count: "3", include: "LLM, agents" });
    expect((await store.subscription(channel))?.settings).toMatchObject({
      count: 3,
      include: ["llm", "agents"],
    });
    await done?.press("Send a test post");
    const tests = async () => (await read(channel)).filter(({ text }) => /This is a test post/.test(text));
    await expect.poll(tests, { timeout: 10_000 }).toHaveLength(1);
  });

  it("a form that cannot be read says so and loses nothing", async () => {
    const { ask, store, channel } = house;
    const asked = await ask("subscribe");
    const form = asked.form ? asked : await asked.press("Which papers come");
    const wrong = await form.form?.submit({ "min-upvotes": "many", include: "otters" });
    expect(wrong?.private).toBe(true);
    expect(wrong?.text).toMatch(/must be a whole number from 0 to 1000/);
    expect(wrong?.text).toMatch(/otters/);
    expect(await store.subscription(channel)).toBeUndefined();
  });

  it("pages turn, after a restart too, and a paper is shown, shared and voted for", async () => {
    const { ask, restart, read, channel, ada, react, store } = house;
    const first = await ask("today", {}, ada);
    expect(first).toMatchObject({ private: true, text: expect.stringContaining("1–10 of 23 papers") });
    const second = await first.press("Next page");
    expect(second).toMatchObject({ kind: "update", text: expect.stringContaining("11–20 of 23 papers") });
    await restart();
    const third = await second.press("Next page");
    expect(third.text).toContain("21–23 of 23 papers");
    const card = await ask("show", { paper: "2506.00005" }, ada);
    await card.press("Share to channel");
    const shared = (await read(channel)).find(({ text }) => text.includes("Paper 2506.00005"));
    if (!shared) expect.fail("the paper was not shared");
    await react({ channel, id: shared.id }, ada, "👍");
    const votes = async () => (await ask("favourites", {}, ada)).text;
    await expect.poll(votes, { timeout: 10_000 }).toMatch(/Paper 2506\.00005[\s\S]*1 vote/);
    expect(await store.openMessages({ platform: channel.platform }, 0)).toHaveLength(1);
    expect((await ask("show", { paper: "2506.00005" }, ada)).text).toMatch(/Seen before/);
  });

  it("a search is private until it is shared", async () => {
    const { ask, read, channel, ada } = house;
    const found = await ask("search", { query: "paper 00007" }, ada);
    expect(found.private).toBe(true);
    expect(found.text).toMatch(/Paper 2506\.00007/);
    expect(await read(channel)).toEqual([]);
    const shared = await found.press("Share to channel");
    expect(shared).toMatchObject({ private: false, text: expect.stringMatching(/Paper 2506\.00007/) });
  });

  it("who may not configure is refused privately, and may still have papers sent to themselves", async () => {
    const { ask, ada, privates, store, channel, tick } = house;
    for (const options of [{}, { count: 3 }]) {
      const refused = await ask("subscribe", options, ada);
      expect(refused).toMatchObject({
        private: true,
        text: expect.stringMatching(/Only (members|workspace)/),
      });
    }
    expect(await store.subscription(channel)).toBeUndefined();
    const mine = await ask("subscribe", { count: 2, to: "me", days: "daily" }, ada);
    expect(mine.private).toBe(true);
    const [subscription] = await store.subscriptions();
    if (!subscription) expect.fail("nothing was subscribed");
    await store.saveSubscription({ ...subscription, nextDueAt: systemClock.now() });
    await tick();
    const direct = (await privates(ada)).filter((text) => /listed so far/.test(text));
    expect(direct).toHaveLength(1);
  });

  it("watches are listed and muted by a button", async () => {
    const { ask, store, channel } = house;
    const listed = await ask("watch", { what: "author", value: "Ada Lovelace" });
    expect(listed.text).toMatch(/author Ada Lovelace · posted separately/);
    const muted = await listed.press("Mute all");
    expect(muted).toMatchObject({ kind: "update", text: expect.stringMatching(/muted/) });
    expect((await store.watches([channel]))[0]?.[0]?.muted).toBe(true);
  });
});
