import { afterEach, beforeEach, expect, it } from "vitest";
import type { MessageRef } from "../../src/chat/refs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { makePapers } from "../fixtures/papers.ts";
import { KEY, openZoteroDesk } from "./stage.ts";

const [first, second] = makePapers(2);
const P1 = first?.id as PaperId;
const P2 = second?.id as PaperId;
const DAY = 24 * 60;

let desk: Awaited<ReturnType<typeof openZoteroDesk>>;
beforeEach(async () => {
  desk = await openZoteroDesk();
  await desk.store.savePapers(makePapers(7), desk.clock.now());
  await desk.manage({ key: KEY });
});
afterEach(() => desk.close());

const send = async (paper: string, who = "ada") =>
  (await desk.run("zotero", { send: paper }, { who })).message.summary;
const counts = () => desk.store.referenceCounts(teamOf(desk.general));
const posts = () => desk.zotero.asked.filter(({ method }) => method === "POST").length;

it("sends what somebody picks, once, in the background", async () => {
  expect(await send(P1)).toMatch(/will be in “Reading group” within a few minutes/);
  expect(desk.group.items.size).toBe(0);
  expect(await send(P1, "ben")).toMatch(/is already on its way to “Reading group”/);
  await desk.pass();
  await desk.pass();
  expect(desk.titles()).toEqual([first?.title]);
  expect(await counts()).toEqual({ waiting: 0, sent: 1, failed: 0 });
  await send(P1);
  await desk.pass();
  expect(desk.titles()).toEqual([first?.title]);
});

it("sends again what somebody deleted there and picks again", async () => {
  await send(P1);
  await desk.pass();
  desk.group.items.clear();
  await desk.pass();
  expect(desk.titles()).toEqual([]);
  await send(P1);
  await desk.pass();
  expect(desk.titles()).toEqual([first?.title]);
});

it("adds nothing twice when an answer is lost, and tries again by itself", async () => {
  desk.zotero.fail("POST", "lost");
  await send(P1);
  await desk.pass();
  expect(await counts()).toMatchObject({ waiting: 1 });
  await desk.pass();
  await desk.pass();
  expect(desk.titles()).toEqual([first?.title]);
  expect(await counts()).toMatchObject({ sent: 1, waiting: 0 });
  expect(posts()).toBe(1);
});

it("waits as Zotero asks, and loses nothing meanwhile", async () => {
  desk.zotero.fail("GET", { retryAfter: 600 });
  await send(P1);
  await send(P2);
  await desk.pass();
  const asked = desk.zotero.asked.length;
  await desk.pass(5);
  expect(desk.zotero.asked.length).toBe(asked);
  await desk.pass(6);
  await desk.pass(6);
  expect(desk.group.items.size).toBe(2);
});

it("goes on with the others where one paper meets an error again and again", async () => {
  for (let n = 0; n < 3; n += 1) desk.zotero.fail("POST", "error");
  await send(P1);
  await send(P2);
  for (let minute = 0; minute < 12; minute += 1) await desk.pass();
  expect(desk.group.items.size).toBe(2);
});

it("stops with the cure, told to whoever connected it, and sends what waited once it is connected again", async () => {
  desk.zotero.keys.delete(KEY);
  await send(P1, "ben");
  await desk.pass();
  await desk.pass();
  expect(desk.adapter.told.map(({ person, message }) => [person.user, message.summary])).toEqual([
    ["ada", expect.stringMatching(/“Reading group”\. Zotero does not know this key.*“\/papers team zotero”/)],
  ]);
  expect(await send(P2)).toMatch(/cannot take papers right now\. Zotero does not know this key/);
  expect(JSON.stringify((await desk.run("zotero")).message)).toMatch(/Stopped/);
  desk.zotero.keys.set(`${KEY}new`, { user: 1, groups: { all: { library: true, write: true } } });
  await desk.manage({ key: `${KEY}new` });
  await desk.pass();
  expect(desk.titles()).toEqual([first?.title]);
});

it("tells the person who asked what Zotero does not take, and gives up after a week", async () => {
  const long = { ...(second as never as typeof first), abstract: "x".repeat(70_000) };
  await desk.store.savePapers([long as never], desk.clock.now());
  await send(P2, "ben");
  await desk.pass();
  expect(desk.adapter.told.map(({ person, message }) => [person.user, message.summary])).toEqual([
    ["ben", expect.stringMatching(/was not added to Zotero\. Zotero refused it as too long/)],
  ]);
  expect(await counts()).toMatchObject({ failed: 1, waiting: 0 });
  await send(P1, "ben");
  desk.zotero.fail("GET", "error");
  await desk.pass(8 * DAY);
  expect(desk.adapter.told.at(-1)?.message.summary).toMatch(/was not added to Zotero\./);
  expect(await counts()).toMatchObject({ failed: 2, waiting: 0 });
});

it("sends by itself what reaches so many votes from then on, each paper once", async () => {
  const vote = (paper: string, who: string) => desk.run("vote", { paper }, { who });
  await vote(P1, "ada");
  await vote(P1, "ben");
  await desk.pass();
  await desk.manage({ votes: "2" });
  await desk.pass();
  expect(desk.titles()).toEqual([]);
  await vote(P2, "ada");
  await desk.pass();
  expect(desk.titles()).toEqual([]);
  await vote(P2, "ben");
  await vote(P1, "eve");
  await desk.pass();
  expect(desk.titles().toSorted()).toEqual([first?.title, second?.title].toSorted());
  await vote(P2, "eve");
  desk.group.items.clear();
  await desk.pass();
  expect(desk.titles()).toEqual([]);
});

it("sends a paper whose own message gets the team's emoji, also where no event told of it", async () => {
  const { adapter, general, person, bot } = desk;
  const shared = async (paper: string) => {
    await desk.run("share", { paper });
    return adapter.posts(general).at(-1)?.ref as MessageRef;
  };
  const [one, two] = [await shared(P1), await shared(P2)];
  await adapter.react(one, person("ben"), "📚");
  await desk.pass();
  expect(desk.titles()).toEqual([]);
  await desk.manage({ emoji: "📚" });
  await adapter.react(one, person("eve"), "📌");
  await desk.pass();
  expect(desk.titles()).toEqual([]);
  await adapter.react(one, person("eve"), "📚");
  await desk.pass();
  expect(desk.titles()).toEqual([first?.title]);
  desk.group.items.clear();
  adapter.disconnect();
  await adapter.react(two, person("ben"), "📚");
  adapter.reconnect(true);
  await bot.services.voting.recounted();
  await desk.pass();
  expect(desk.titles()).toEqual([second?.title]);
});

it("leaves alone an emoji that cannot say which paper of a list it means", async () => {
  const { adapter, general, feed, subscribe, clock, person } = desk;
  await desk.manage({ emoji: "📚" });
  feed.days.set("2025-06-06", makePapers(7));
  await subscribe(general, clock.now());
  await desk.pass();
  const digest = adapter.posts(general).at(-1)?.ref as MessageRef;
  expect((await desk.store.openMessage(digest))?.papers).toHaveLength(3);
  await adapter.react(digest, person("ben"), "📚");
  await desk.pass();
  expect(desk.titles()).toEqual([]);
});

it("keeps teams apart", async () => {
  const [other] = [desk.channel("C1", "discord", "W2")];
  await desk.store.queueReferences(teamOf(other), [P1], undefined, desk.clock.now());
  await desk.pass();
  expect(desk.titles()).toEqual([]);
});

it("forgets what was sent after 90 days", async () => {
  await send(P1);
  await desk.pass();
  await desk.pass(91 * DAY);
  expect(await counts()).toEqual({ waiting: 0, sent: 0, failed: 0 });
});
