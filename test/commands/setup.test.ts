import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../src/chat/adapter.ts";
import type { Field, Form } from "../../src/chat/form.ts";
import { asMessage } from "../../src/chat/reply.ts";
import type { Log } from "../../src/runtime/log.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";

async function open() {
  const lines: string[] = [];
  const write = (message: string, fields?: object) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: () => {}, info: write, warn: write, error: write };
  const house = await buildHouse({ at: `${FRIDAY}T12:00:00Z`, log });
  house.feed.days.set(FRIDAY, makePapers(12));
  const process = house.boot();
  await process.bot.start();
  await house.library.syncRecent(3);
  const general = house.channel("C1");
  const run = (name: string, options = {}, more = {}) =>
    process.adapter.run({
      person: house.person("ada"),
      channel: general,
      name,
      options,
      canManage: true,
      ...more,
    });
  const press = (label: string, on: Reply, more = {}) => {
    const action = asMessage(on)
      .message.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []))
      .find((candidate) => candidate.label === label);
    if (action?.kind !== "press") throw new Error(`There is no button ${label}.`);
    const message = { channel: general, id: "m1" };
    return process.adapter.press({
      message,
      person: house.person("ada"),
      action: action.id,
      canManage: true,
      ...more,
    });
  };
  return { ...house, ...process, general, run, press, lines };
}

let house: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  house = await open();
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
});

function formOf(reply: Reply): Form {
  if (reply.kind !== "form") throw new Error(`a ${reply.kind} came instead of a form`);
  return reply.form;
}

/** What the platform sends when a form is submitted as it stands, with some fields changed. */
function entered(form: Form, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const value = (field: Field) => (field.kind === "choices" ? field.values.join(",") : (field.value ?? ""));
  const fields = form.sections.flatMap((section) => section.fields);
  return {
    ...form.options,
    ...Object.fromEntries(fields.map((field) => [field.name, value(field)])),
    ...changes,
  };
}

const words = (reply: Reply) => JSON.stringify(asMessage(reply).message);

describe("the form", () => {
  it("comes for a bare subscribe, filled in with the asker's zone, and fits every platform", async () => {
    const form = formOf(await house.run("subscribe", {}, { timeZone: "Asia/Tokyo" }));
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(entered(form)).toEqual({
      time: "09:00",
      timezone: "Asia/Tokyo",
      days: "mon,tue,wed,thu,fri",
      "quiet-notice": "no",
      taste: "yes",
      opening: "yes",
      "late-risers": "next",
      wrap: "off",
      style: "compact",
      news: "digest",
      shared: "no",
      count: "5",
      "min-upvotes": "0",
      include: "",
      exclude: "",
    });
    for (const section of form.sections) {
      expect(section.fields.length).toBeLessThanOrEqual(5);
      for (const field of section.fields) {
        expect(field.label.length).toBeLessThanOrEqual(45);
        expect(field.hint?.length ?? 0).toBeLessThanOrEqual(100);
      }
    }
    expect(await house.store.subscription(house.general)).toBeUndefined();
  });

  it("subscribes as it was submitted, and comes back with what was entered", async () => {
    const form = formOf(await house.run("subscribe"));
    const changes = {
      time: "07:30",
      timezone: "Europe/Berlin",
      days: "mon,fri",
      include: "LLM, agents",
      count: "3",
    };
    const done = await house.run("subscribe", entered(form, changes));
    expect(done).toMatchObject({ kind: "message", private: false });
    expect((await house.store.subscription(house.general))?.settings).toEqual({
      time: "07:30",
      zone: "Europe/Berlin",
      weekdays: [1, 5],
      count: 3,
      minUpvotes: 0,
      include: ["llm", "agents"],
      exclude: [],
      quietNotice: false,
      taste: true,
      opening: true,
      lateRisers: "next",
      style: "compact",
      news: "digest",
      shared: false,
    });
    const again = formOf(await house.press("Change which papers", done));
    expect(again.sections.map(({ name }) => name)).toEqual(["which"]);
    expect(entered(again)).toMatchObject({ include: "llm, agents", count: "3" });
    await house.run("subscribe", entered(again, { include: "" }));
    expect((await house.store.subscription(house.general))?.settings).toMatchObject({
      include: [],
      time: "07:30",
    });
  });

  it.each([
    [{ time: "25:00" }, "time"],
    [{ timezone: "Middle/Earth" }, "timezone"],
    [{ "min-upvotes": "many" }, "min-upvotes"],
    [{ include: Array.from({ length: 30 }, (_, i) => `w${i}`).join(",") }, "include"],
  ])("says at which field %o is wrong", async (changes, problem) => {
    const form = formOf(await house.run("subscribe"));
    const reply = await house.run("subscribe", entered(form, changes));
    expect(reply).toMatchObject({ kind: "message", private: true, problem });
    expect(await house.store.subscription(house.general)).toBeUndefined();
  });

  it("is refused to those who may not manage the channel, by its buttons too, and that is noted", async () => {
    const done = await house.run("subscribe", { count: 3 });
    const refused = await house.press("Change when", done, { canManage: false });
    expect(refused).toMatchObject({ kind: "message", private: true });
    expect(words(refused)).toMatch(/Only people who can manage/);
    expect(words(await house.press("Send a test post", done, { canManage: false }))).toMatch(
      /Only people who can manage/,
    );
    expect(house.adapter.posts()).toEqual([]);
    expect(house.lines.filter((line) => line.startsWith("refused"))).toHaveLength(2);
  });
});

describe("the confirmation", () => {
  it("names the next time, tells what would come, and posts a test that counts as nothing", async () => {
    const done = await house.run("subscribe", { count: 3 });
    const due = (await house.store.subscription(house.general))?.nextDueAt;
    expect(words(done)).toContain(`"at":${due}`);
    expect(words(done)).toMatch(/Right now it would contain: “Paper 2506.00001”/);
    const tested = await house.press("Send a test post", done);
    expect(words(tested)).toMatch(/The test post was sent.*https:\/\/chat.example/);
    const [post] = house.adapter.posts(house.general);
    expect(JSON.stringify(post?.message)).toMatch(/This is a test post/);
    expect(await house.posted(house.general)).toEqual(new Set());
  });

  it("says why a test post could not come", async () => {
    const done = await house.run("subscribe", { count: 3 });
    house.adapter.fail("post", { error: "forbidden" });
    const reply = await house.press("Send a test post", done);
    expect(reply).toMatchObject({ private: true });
    expect(words(reply)).toMatch(/could not be posted here/);
  });

  it("stands behind /papers settings, for those who may change them", async () => {
    await house.run("subscribe", { count: 3 });
    const mine = await house.run("settings");
    expect(formOf(await house.press("Change when", mine)).sections.map(({ name }) => name)).toEqual(["when"]);
    expect(words(await house.run("settings", {}, { canManage: false }))).not.toMatch(/Change when/);
  });
});

describe("the start", () => {
  const labels = (reply: Reply) =>
    asMessage(reply).message.blocks.flatMap((block) =>
      block.kind === "actions" ? block.actions.map(({ label }) => label) : [],
    );
  const posts = () => house.adapter.posts(house.general);
  const due = async () =>
    new Date((await house.store.subscription(house.general))?.nextDueAt ?? 0).toISOString();
  /** Lets what the press has begun in the background end. */
  const settle = () => house.bot.tick();

  it("is a card that says what would come, where the platform shows buttons in place of the form", async () => {
    const card = await house.run("subscribe", {}, { timeZone: "UTC" });
    expect(words(card)).toMatch(
      /would get .*09:00 UTC, Monday to Friday.*5 papers.*Right now it would contain: “Paper/,
    );
    expect(labels(card)).toEqual([
      "Start now",
      "When they come",
      "Which papers come",
      "What else comes",
      "What people share",
    ]);
    expect(await house.store.subscriptions()).toEqual([]);
  });

  it("subscribes and posts the day's digest at once, once", async () => {
    const started = await house.press("Start now", await house.run("subscribe"));
    expect(words(started)).toMatch(/Daily papers are on.*Today’s digest is on its way/);
    expect(labels(started)).not.toContain("Post today’s digest now");
    await settle();
    expect(posts()).toHaveLength(1);
    expect(await house.store.delivery(house.general, house.day(FRIDAY))).toMatchObject({ state: "sent" });
    expect(await due()).toBe("2025-06-09T09:00:00.000Z");
    const again = await house.press(
      "Start now",
      await house.run("subscribe", { count: 4 }).then(() => card()),
    );
    expect(words(again)).toMatch(/Nothing to post right now. Today’s digest has already been posted/);
    await settle();
    expect(posts()).toHaveLength(1);
  });

  /** A card that somebody has kept from before. */
  const card = async (): Promise<Reply> => ({
    kind: "message",
    private: true,
    message: {
      summary: "Daily papers",
      blocks: [
        { kind: "actions", actions: [{ kind: "press", id: "run:subscribe?start=yes", label: "Start now" }] },
      ],
    },
  });

  it("comes before the day's time without a second digest at that time", async () => {
    house.clock.jump(Date.parse("2025-06-09T08:00:00Z"));
    house.feed.days.set("2025-06-09", makePapers(20).slice(12));
    await house.press("Start now", await house.run("subscribe"));
    await settle();
    expect(posts()).toHaveLength(1);
    expect(await due()).toBe("2025-06-10T09:00:00.000Z");
    await house.run("subscribe", { time: "10:00" });
    expect(await due()).toBe("2025-06-10T10:00:00.000Z");
    house.clock.jump(Date.parse("2025-06-09T10:30:00Z"));
    await house.bot.tick();
    expect(posts()).toHaveLength(1);
  });

  it("is offered to whoever subscribes in one line, on a Saturday with Friday's papers", async () => {
    house.clock.jump(Date.parse("2025-06-07T20:00:00Z"));
    const done = await house.run("subscribe", { count: 3 });
    expect(await due()).toBe("2025-06-09T09:00:00.000Z");
    await house.press("Post today’s digest now", done);
    await settle();
    expect(words({ kind: "update", message: posts()[0]?.message as never })).toContain("Paper 2506.00001");
    expect(await due()).toBe("2025-06-09T09:00:00.000Z");
    expect(labels(await house.run("subscribe"))).not.toContain("Start now");
  });

  it("subscribes all the same where there is nothing to post, and says why", async () => {
    const nothing = await house.run("subscribe", { include: "no such topic" });
    expect(labels(nothing)).not.toContain("Post today’s digest now");
    expect(words(nothing)).toMatch(/Nothing to post right now. No paper.* matches this channel’s keywords/);
    await house.press("Start now", await card());
    await settle();
    expect(posts()).toEqual([]);
    expect(await due()).toBe("2025-06-09T09:00:00.000Z");
  });

  it("is refused to those who may not manage the channel", async () => {
    const refused = await house.press("Start now", await card(), { canManage: false });
    expect(words(refused)).toMatch(/Only people who can manage/);
    expect(await house.store.subscriptions()).toEqual([]);
  });
});

describe("a post for each paper", () => {
  const forum = { forum: {} };
  const layout = async () => (await house.store.subscription(house.general))?.settings.layout;

  it("is offered by a forum's form alone, and chosen there", async () => {
    expect(entered(formOf(await house.run("subscribe")))).not.toHaveProperty("layout");
    const form = formOf(await house.run("subscribe", {}, forum));
    expect(entered(form)).toMatchObject({ layout: "digest" });
    for (const { fields } of form.sections) expect(fields.length).toBeLessThanOrEqual(5);
    await house.run("subscribe", entered(form, { layout: "post-per-paper" }), forum);
    expect(await layout()).toBe("post-per-paper");
    expect(words(await house.run("settings"))).toMatch(/One post per paper/);
    await house.run("subscribe", { count: 4 });
    expect(await layout()).toBe("post-per-paper");
    await house.run("subscribe", { layout: "digest" });
    expect(await layout()).toBe("digest");
  });

  it.each([{}, { to: "me" }])("is kindly refused where there is no forum: %o", async (where) => {
    const more = "to" in where ? forum : {};
    const reply = await house.run("subscribe", { layout: "post-per-paper", ...where }, more);
    expect(reply).toMatchObject({ kind: "message", private: true, problem: "layout" });
    expect(words(reply)).toMatch(/Only a forum can show .* Name a Discord forum/);
    expect(await house.store.subscriptions()).toEqual([]);
  });

  it("is not promised to a forum that would take none", async () => {
    const reply = await house.run("subscribe", { count: 3 }, { forum: { closed: "It wants a tag." } });
    expect(reply).toMatchObject({ kind: "message", private: true });
    expect(words(reply)).toMatch(/It wants a tag\./);
    expect(await house.store.subscriptions()).toEqual([]);
  });

  it("is shown in full by a preview, and by its first post by a test", async () => {
    const done = await house.run("subscribe", { count: 3, layout: "post-per-paper" }, forum);
    expect(words(done)).toMatch(/Right now it would contain: “Paper 2506.00001”; “Paper 2506.00002”/);
    const shown = words(await house.run("preview"));
    expect(shown).toMatch(/Paper 2506.00003.*Each of these comes in a post of its own: 3 posts/);
    await house.press("Send a test post", done);
    const [post] = house.adapter.posts(house.general);
    expect(post?.message.post?.title).toBe("Test: Paper 2506.00001");
    expect(JSON.stringify(post?.message)).toMatch(/This is a test post.*Number 1 of 3 for /);
    expect(await house.posted(house.general)).toEqual(new Set());
  });

  it("is told of in the settings where one of them failed", async () => {
    await house.run(
      "subscribe",
      { count: 3, layout: "post-per-paper", time: "12:30", timezone: "UTC" },
      forum,
    );
    house.adapter.fail("post", { error: "rejected" });
    await house.clock.advance(30 * 60_000);
    await house.bot.tick();
    expect(house.adapter.posts(house.general)).toHaveLength(2);
    expect(words(await house.run("settings"))).toMatch(
      /Last digest, of 6 June: posted .*1 other paper of that day could not be posted: scripted: rejected/,
    );
  });
});

it("delivers to oneself in direct messages, managed channel or not", async () => {
  const done = await house.run(
    "subscribe",
    { count: 2, to: "me", timezone: "UTC", time: "13:00" },
    { canManage: false },
  );
  expect(done).toMatchObject({ kind: "message", private: true });
  expect(await house.store.subscription(house.general)).toBeUndefined();
  const direct = await house.adapter.direct(house.person("ada"));
  house.clock.jump(Date.parse(`${FRIDAY}T13:00:00Z`));
  await house.bot.tick();
  expect(house.adapter.posts(direct)).toHaveLength(1);
});

it("asks whoever goes on and on for a short break, and nobody else", async () => {
  for (let n = 0; n < 30; n++) expect(words(await house.run("today"))).not.toMatch(/a lot at once/);
  expect(words(await house.run("today"))).toMatch(/a lot at once. Try again in 60 seconds/);
  expect(words(await house.run("today", {}, { person: house.person("bob") }))).not.toMatch(/a lot at once/);
  await house.clock.advance(60_000);
  expect(words(await house.run("today"))).not.toMatch(/a lot at once/);
});
