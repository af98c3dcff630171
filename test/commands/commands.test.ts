import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { cast } from "../contract/samples.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";

async function open() {
  const house = await buildHouse({ at: `${FRIDAY}T12:00:00Z` });
  house.feed.days.set(FRIDAY, makePapers(12));
  house.feed.days.set("2025-06-03", [
    makePaper({ id: "2506.20001", title: "Gradient Descent for Otters", upvotes: 999 }),
  ]);
  const process = house.boot();
  await process.bot.start();
  await house.library.syncRecent(7);
  const general = house.channel("C1");
  const run = async (name: string, options = {}, more: { canManage?: boolean; timeZone?: string } = {}) =>
    asMessage(
      await process.adapter.run({
        person: house.person("ada"),
        channel: general,
        name,
        options,
        canManage: true,
        ...more,
      }),
    );
  return { ...house, ...process, general, run };
}

let house: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  house = await open();
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
});

const titles = (message: Message) =>
  message.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : []));
const words = (message: Message) => JSON.stringify(message.blocks);

it("has names and descriptions that every platform takes", () => {
  for (const command of commands) {
    expect(command.name).toMatch(/^[a-z-]{1,32}$/);
    const descriptions = [
      command.description,
      ...Object.values(command.options).map((option) => option.description),
    ];
    for (const text of descriptions) expect(text.length).toBeLessThanOrEqual(100);
    const required = Object.values(command.options).map((option) => option.required);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  }
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

describe("reading", () => {
  it("today lists the day by upvotes", async () => {
    const { message, private: onlyForMe } = await house.run("today");
    expect(titles(message)).toHaveLength(10);
    expect(titles(message)[0]).toBe("Paper 2506.00001");
    expect(onlyForMe).toBe(true);
  });

  it("trending week reaches back over the days", async () => {
    expect(titles((await house.run("trending", { period: "week" })).message)[0]).toBe(
      "Gradient Descent for Otters",
    );
    expect(titles((await house.run("trending", { period: "day" })).message)[0]).toBe("Paper 2506.00001");
  });

  it("search finds by words and says what to do when it finds nothing", async () => {
    expect(titles((await house.run("search", { query: "otters gradient" })).message)[0]).toBe(
      "Gradient Descent for Otters",
    );
    expect(words((await house.run("search", { query: "zzzzqqqq" })).message)).toMatch(
      /Try fewer or other words/,
    );
  });

  it("similar finds papers like one, without itself, and says when nobody knows it", async () => {
    const { store, clock } = house;
    const like = ["Otters under gradient descent", "Descent of otters by gradient", "Cooking rice"];
    const abstract = "We study gradient descent for otters and their descent.";
    const papers = like.map((title, i) =>
      makePaper({ id: `2506.3000${i}`, title, abstract: i < 2 ? abstract : "Rice." }),
    );
    await store.savePapers(papers, clock.now());
    const found = titles((await house.run("similar", { paper: "2506.20001" })).message);
    expect(found).toContain("Otters under gradient descent");
    expect(found).not.toContain("Gradient Descent for Otters");
    expect(found).not.toContain("Cooking rice");
    expect((await house.run("similar", { paper: "2401.00001" })).message.summary).toMatch(
      /Neither Hugging Face nor arXiv knows 2401.00001/,
    );
  });

  it.each(["2506.20001", "https://huggingface.co/papers/2506.20001", "https://arxiv.org/pdf/2506.20001v3"])(
    "show takes %s",
    async (paper) => {
      expect(titles((await house.run("show", { paper })).message)).toEqual(["Gradient Descent for Otters"]);
    },
  );

  it.each([
    ["attention is all you need", /contains no arXiv id.*\/papers search/],
    ["2401.99999", /Neither Hugging Face nor arXiv knows 2401.99999/],
  ])("show %s says what is wrong", async (paper, message) => {
    const reply = await house.run("show", { paper });
    expect(reply.private).toBe(true);
    expect(reply.message.summary).toMatch(message);
  });

  it("favourites ranks by votes in the period", async () => {
    const { store, general, clock, person } = house;
    const paper = makePapers(2).map(({ id }) => id) as [never, never];
    const vote = (who: string, index: 0 | 1, at: number) => ({
      cast: cast({ team: teamOf(general), paper: paper[index], person: person(who) }),
      standing: true,
      at,
    });
    const now = clock.now();
    await store.applyCasts([vote("a", 0, now - 20 * 86_400_000), vote("a", 1, now), vote("b", 1, now)]);
    expect(titles((await house.run("favourites")).message)).toEqual(["Paper 2506.00002", "Paper 2506.00001"]);
    expect(titles((await house.run("favourites", { period: "week" })).message)).toEqual(["Paper 2506.00002"]);
    expect(words((await house.run("favourites")).message)).toContain("2 votes");
  });

  it("favourites without votes tells how to vote", async () => {
    expect(words((await house.run("favourites")).message)).toMatch(/No votes yet.*Vote button/);
  });
});

describe("configuring", () => {
  it("subscribe takes the asker's zone and says when the next digest comes", async () => {
    const reply = await house.run("subscribe", { count: 5 }, { timeZone: "asia/tokyo" });
    expect(reply.private).toBe(false);
    const subscription = await house.store.subscription(house.general);
    expect(subscription?.settings).toMatchObject({
      time: "09:00",
      zone: "Asia/Tokyo",
      count: 5,
      weekdays: [1, 2, 3, 4, 5],
    });
    expect(new Date(subscription?.nextDueAt ?? 0).toISOString()).toBe("2025-06-09T00:00:00.000Z");
    expect(words(reply.message)).toContain(`"at":${subscription?.nextDueAt}`);
  });

  it("subscribe again changes only what is named", async () => {
    await house.run("subscribe", {
      time: "17:30",
      timezone: "Europe/Berlin",
      count: 3,
      days: "mon,wed",
      include: "LLM, agents",
    });
    await house.run("subscribe", { "min-upvotes": 20 });
    expect((await house.store.subscription(house.general))?.settings).toEqual({
      time: "17:30",
      zone: "Europe/Berlin",
      weekdays: [1, 3],
      count: 3,
      minUpvotes: 20,
      include: ["llm", "agents"],
      exclude: [],
      quietNotice: false,
      lateRisers: "next",
    });
    await house.run("subscribe", { include: "none" });
    expect((await house.store.subscription(house.general))?.settings.include).toEqual([]);
  });

  it.each([
    [{ time: "25:00" }, /not a time of day.*09:00/],
    [{ timezone: "Middle/Earth" }, /not a time zone.*Europe\/Berlin/],
    [{ days: "funday" }, /not a list of days.*mon-fri/],
    [{ include: Array.from({ length: 30 }, (_, i) => `w${i}`).join(",") }, /at most 20/],
  ])("subscribe %o says what is wrong and changes nothing", async (options, message) => {
    const reply = await house.run("subscribe", options);
    expect(reply.private).toBe(true);
    expect(reply.message.summary).toMatch(message);
    expect(await house.store.subscription(house.general)).toBeUndefined();
  });

  it.each(["subscribe", "unsubscribe"])(
    "%s is refused privately to those who may not manage the channel",
    async (name) => {
      const reply = await house.run(name, {}, { canManage: false });
      expect(reply.private).toBe(true);
      expect(reply.message.summary).toMatch(/Only people who can manage/);
      expect(await house.store.subscription(house.general)).toBeUndefined();
    },
  );

  it("moving the time never loses or doubles today's digest", async () => {
    const { clock, bot, adapter, general } = house;
    await house.run("subscribe", { time: "18:00", timezone: "UTC" });
    await house.run("subscribe", { time: "09:00" });
    clock.jump(Date.parse(`${FRIDAY}T18:00:00Z`));
    await bot.tick();
    expect(adapter.posts(general)).toHaveLength(1);
    await house.run("subscribe", { time: "19:00" });
    clock.jump(Date.parse(`${FRIDAY}T19:00:00Z`));
    await bot.tick();
    expect(adapter.posts(general)).toHaveLength(1);
  });

  it("moving to a zone whose day ends later gives what is on its way as much longer", async () => {
    const { clock, bot, adapter, general, store } = house;
    await house.run("subscribe", { time: "22:00", timezone: "Asia/Tokyo" });
    clock.jump(Date.parse(`${FRIDAY}T13:00:00Z`));
    adapter.fail("post", { error: "unsent" });
    await bot.tick();
    expect((await store.deliveries(general, 1))[0]).toMatchObject({ state: "planned", attempts: 1 });
    await house.run("subscribe", { timezone: "UTC", time: "13:00" });
    // In Tokyo the day is over.
    clock.jump(Date.parse(`${FRIDAY}T16:00:00Z`));
    await bot.tick();
    expect(adapter.posts(general)).toHaveLength(1);
  });

  it("settings shows times, state and the last delivery; unsubscribe ends it", async () => {
    expect(words((await house.run("settings")).message)).toMatch(/no daily papers yet/);
    await house.run("subscribe", { time: "12:00", timezone: "UTC" });
    house.clock.jump(Date.parse("2025-06-09T12:00:00Z"));
    house.feed.days.set("2025-06-09", makePapers(12));
    await house.bot.tick();
    expect(words((await house.run("settings")).message)).toMatch(/Last digest, of 9 June: posted/);
    expect((await house.run("unsubscribe")).message.summary).toMatch(/have stopped/);
    expect(await house.store.subscription(house.general)).toBeUndefined();
    expect((await house.run("unsubscribe")).message.summary).toMatch(/Start them with “\/papers subscribe”/);
  });
});

describe("explaining", () => {
  it("preview shows the next digest without posting or recording it", async () => {
    await house.run("subscribe", { count: 4 });
    const reply = await house.run("preview");
    expect(reply.private).toBe(true);
    expect(titles(reply.message)).toHaveLength(4);
    expect(house.adapter.posts()).toHaveLength(0);
    expect(await house.store.deliveries(house.general, 5)).toEqual([]);
  });

  it("why tells when a digest was due and posted, what was in it and what was left out", async () => {
    const { bot, clock, general, subscribe } = house;
    await subscribe(general, clock.now(), { count: 3 });
    await bot.tick();
    const said = words((await house.run("why")).message);
    expect(said).toMatch(/It was due .*It was posted/);
    expect(said).toMatch(/In it: .*Paper 2506.00001.*Paper 2506.00002.*Otters/);
    expect(said).toMatch(/Left out: .*Paper 2506.00004/);
    expect(words((await house.run("why", { about: "arxiv.org/abs/2506.00001" })).message)).toMatch(
      /as number 1/,
    );
    expect(words((await house.run("why", { about: "2506.00004" })).message)).toMatch(/Not in the digest of/);
    expect(words((await house.run("why", { about: "2401.00001" })).message)).toMatch(
      /does not know this paper/,
    );
  });

  it("why tells of failures, of days off and of days to come", async () => {
    const { bot, clock, general, subscribe, adapter } = house;
    expect(words((await house.run("why")).message)).toMatch(/gets no daily papers/);
    await subscribe(general, clock.now());
    adapter.fail("post", { error: "unsent" });
    await bot.tick();
    expect(words((await house.run("why")).message)).toMatch(
      /failed so far \(1 try\): scripted: unsent\. Next try/,
    );
    expect(words((await house.run("why", { about: "2025-06-07" })).message)).toMatch(
      /not one of this channel's days/,
    );
    expect(words((await house.run("why", { about: "2025-06-09" })).message)).toMatch(/It is due/);
    expect((await house.run("why", { about: "lunch" })).message.summary).toMatch(
      /neither a day .* nor an arXiv id/,
    );
  });
});

it("answers its own failures kindly, with a reference and without the cause", async () => {
  await house.store.close();
  const reply = await house.run("favourites");
  expect(reply.private).toBe(true);
  expect(reply.message.summary).toMatch(/wrong on our side.*reference [0-9a-f]{8}/);
  expect(reply.message.summary).not.toMatch(/database|close/i);
  house = await open();
});

it("stops the channel's deliveries when the channel goes away, and the workspace's when it does", async () => {
  await house.run("subscribe", { count: 5 });
  const { adapter, store, subscribe, channel, clock } = house;
  await subscribe(channel("C2"), clock.now() + 1e9);
  await adapter.remove({ workspace: "W1", channel: "C1" });
  expect((await store.subscription(channel("C1")))?.disabled).toBeDefined();
  expect((await store.subscription(channel("C2")))?.disabled).toBeUndefined();
  await adapter.remove({ workspace: "W1" });
  expect((await store.subscription(channel("C2")))?.disabled).toBeDefined();
  expect(adapter.told.map(({ message }) => message.summary)).toEqual([
    expect.stringContaining("C1"),
    expect.stringContaining("C2"),
  ]);
});
