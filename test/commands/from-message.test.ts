import { afterEach, beforeEach, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { makePapers } from "../fixtures/papers.ts";
import { buttons, openDesk, titles, words } from "./desk.ts";

const DAY = "2025-06-06";
const CHOICES = ["Details", "Save", "Not for us", "Similar", "BibTeX", "Discuss"];

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: `${DAY}T12:00:00Z` });
  desk.feed.days.set(DAY, makePapers(12));
  await desk.library.syncRecent(2);
  await desk.subscribe(desk.general, desk.clock.now());
  await desk.bot.tick();
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const digest = () => {
  const [post] = desk.adapter.posts(desk.general);
  if (!post) throw new Error("No digest was posted.");
  return post;
};
const menus = (message: Message) => buttons(message).filter((action) => action.kind === "menu");

/** Somebody chooses in the menu of the digest's nth paper. */
async function choose(label: string, nth = 1, who = "ada") {
  const choice = menus(digest().message)[nth - 1]?.choices.find((one) => one.label === label);
  if (!choice) throw new Error(`There is no choice “${label}”.`);
  return desk.adapter.press({ person: desk.person(who), message: digest().ref, action: choice.id });
}

it("offers beside each paper what can be done with it, and on its card as well", async () => {
  for (const { choices } of menus(digest().message))
    expect(choices.map(({ label }) => label)).toEqual(CHOICES);
  const card = asMessage(await choose("Details", 2)).message;
  expect(titles(card)).toEqual(["Paper 2506.00002"]);
  const labels = buttons(card).map(({ label }) => label);
  expect(labels).toEqual(["Vote", ...CHOICES.slice(1), "Share to channel"]);
});

it.each([
  ["Save", /Saved to your reading list: “Paper 2506.00002”/],
  ["Similar", /Like “Paper 2506.00002”/],
  ["BibTeX", /1 paper as BibTeX/],
])("%s answers the asker alone, about that paper", async (label, said) => {
  const reply = await choose(label, 2);
  expect(reply).toMatchObject({ kind: "message", private: true });
  expect(asMessage(reply).message.summary).toMatch(said);
});

it("not for us is that person's vote against the paper, which can be taken back", async () => {
  const team = "discord:W1" as never;
  const against = async () =>
    (await desk.store.tallies(team, ["2506.00001" as never], "down")).get("2506.00001" as never);
  const said = asMessage(await choose("Not for us")).message;
  expect(said.summary).toMatch(/Not for us: “Paper 2506.00001”/);
  const again = asMessage(await choose("Not for us")).message;
  expect(again.summary).toMatch(/as you said before/);
  expect(buttons(again).map(({ label }) => label)).toEqual(["Take back"]);
  expect(await against()).toBe(1);
  expect(await desk.store.opinions([team], 9)).toEqual([[{ paper: "2506.00001", up: 0, down: 1 }]]);
  await desk.press(said, "Undo");
  expect(await against()).toBeUndefined();
});

it("undoing not for us leaves the rest of that person's marks as they were", async () => {
  const paper = "2506.00001" as never;
  const [team, ada] = ["discord:W1" as never, desk.person("ada")];
  const marks = async () => (await desk.store.castsOf(team, paper, ada)).map(({ kind }) => kind).sort();
  for (const as of ["up", "read"]) await desk.run("vote", { paper: "2506.00001", as });
  const before = await marks();
  const said = asMessage(await choose("Not for us")).message;
  expect(await marks()).toEqual(["down", "read", "up"]);
  await desk.press(said, "Undo");
  expect(await marks()).toEqual(before);
  expect(before).toEqual(["read", "up"]);
});

it("discuss opens one discussion of a paper in a channel, however many press", async () => {
  const replies = await Promise.all([choose("Discuss"), choose("Discuss", 1, "ben")]);
  replies.push(await choose("Discuss", 1, "cleo"));
  for (const reply of replies)
    expect(words(asMessage(reply).message)).toMatch(/discussed in a thread.*Open it/);
  const [, discussion, ...more] = desk.adapter.posts(desk.general);
  expect(more).toEqual([]);
  expect(discussion).toMatchObject({ under: digest().ref, message: { thread: "Paper 2506.00001" } });
  await desk.adapter.react(discussion?.ref as never, desk.person("ben"), "👍");
  expect(
    (await desk.store.tallies("discord:W1" as never, ["2506.00001" as never])).get("2506.00001" as never),
  ).toBe(1);
});

it("discuss says what is missing, where a thread cannot be", async () => {
  desk.adapter.fail("post", { error: "forbidden" });
  expect(asMessage(await choose("Discuss")).message.summary).toMatch(/could not be posted here/);
  const direct = await desk.adapter.direct(desk.person("ada"));
  const alone = await desk.adapter.run({
    person: desk.person("ada"),
    channel: direct,
    name: "discuss",
    options: { paper: "2506.00001" },
  });
  expect(asMessage(alone).message.summary).toMatch(/Direct messages have no threads/);
});

it("the buttons of messages from before are still understood", async () => {
  for (const action of ["vote:2506.00001", "run:save?paper=2506.00001", "run:similar?paper=2506.00001"])
    expect(
      await desk.adapter.press({ person: desk.person("ada"), message: digest().ref, action }),
    ).not.toMatchObject({ problem: expect.anything() });
});
