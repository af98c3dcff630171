import { afterEach, expect, it } from "vitest";
import type { Reply } from "../../src/chat/adapter.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { buttons, openDesk, titles, words } from "../commands/desk.ts";
import { makePapers } from "../fixtures/papers.ts";

const DAY = "2025-06-06";
let desk: Awaited<ReturnType<typeof openDesk>>;
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

/** A channel that has just got its digest of three papers. */
async function withDigest() {
  desk = await openDesk({ at: `${DAY}T12:00:00Z` });
  desk.feed.days.set(DAY, makePapers(12));
  await desk.library.syncRecent(2);
  await desk.subscribe(desk.general, desk.clock.now());
  await desk.bot.tick();
  const [post] = desk.adapter.posts(desk.general);
  if (!post) throw new Error("No digest was posted.");
  return post;
}

const pick = (name: string, picked: string, message = { channel: desk.general, id: "somebody-else's" }) =>
  desk.adapter.run({ person: desk.person("ada"), channel: desk.general, name, picked, message });

const labels = (reply: Reply) => buttons(asMessage(reply).message).map(({ label }) => label);

it.each([
  ["show", "Paper 2506.00002"],
  ["save", "Saved to your reading list"],
])("asks on a digest of several papers which one to %s, and then does it", async (name, done) => {
  const { ref } = await withDigest();
  const asked = await pick(name, "vote:2506.00001 and more", ref);
  expect(asked).toMatchObject({ kind: "message", private: true });
  expect(words(asMessage(asked).message)).toMatch(/Which paper do you mean\? There are 3 papers\./);
  expect(labels(asked)).toEqual(["Paper 2506.00001", "Paper 2506.00002", "Paper 2506.00003"]);
  expect(await desk.store.readingList(desk.person("ada"), "all", 9)).toEqual([]);
  const answer = asMessage(await desk.press(asMessage(asked).message, "Paper 2506.00002")).message;
  expect(words(answer)).toContain(done);
  expect(words(answer)).toContain("2506.00002");
});

it("acts at once where the message is about one paper, however often it says so", async () => {
  await withDigest();
  const said = "https://arxiv.org/abs/2506.00003v2 or https://huggingface.co/papers/2506.00003";
  expect(titles(asMessage(await pick("show", said)).message)).toEqual(["Paper 2506.00003"]);
});

it("asks about the papers of anybody's message, in their order, known or not, also far behind", async () => {
  await withDigest();
  const said = `arXiv:2506.00002 ${"and so on ".repeat(900)} hep-th/9901001, 2506.00001, 2506.00002`;
  expect(labels(await pick("show", said))).toEqual([
    "Paper 2506.00002",
    "hep-th/9901001",
    "Paper 2506.00001",
  ]);
});

it("offers the first of more papers than there is room for, and says so", async () => {
  await withDigest();
  const said = Array.from({ length: 40 }, (_, n) => `2507.${10_000 + n}`).join(" ");
  const asked = await pick("save", said);
  expect(labels(asked)).toHaveLength(25);
  expect(words(asMessage(asked).message)).toContain("There are 40 papers. Here are the first 25.");
});

it("says what is missing where a message names no paper", async () => {
  await withDigest();
  expect(words(asMessage(await pick("show", "see you at lunch")).message)).toMatch(
    /“see you at lunch” contains no/,
  );
});

it.each([
  ["show", { paper: "2506.00001 2506.00002" }, ["Paper 2506.00001", "Paper 2506.00002"]],
  ["done", { paper: "2506.00001, 2506.00002", undo: "yes" }, ["Paper 2506.00001", "Paper 2506.00002"]],
  ["club", { verb: "nominate", paper: "2506.00001 2506.00002" }, ["Paper 2506.00001", "Paper 2506.00002"]],
])("asks as well where somebody types several to %s", async (name, options, expected) => {
  await withDigest();
  const asked = await desk.adapter.run({ person: desk.person("ada"), channel: desk.general, name, options });
  expect(labels(asked)).toEqual(expected);
  for (const action of buttons(asMessage(asked).message))
    if ("undo" in options) expect(action.kind === "press" && action.id).toContain("undo=yes");
});
