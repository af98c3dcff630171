import { afterEach, beforeEach, expect, it } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { makePapers } from "../fixtures/papers.ts";
import { buttons, openDesk, titles, words } from "./desk.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
  await desk.store.savePapers(makePapers(7), desk.clock.now());
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const named = async (team = "discord:W1") => (await desk.store.tasteOf([team as TeamId], 99))[0];
const name = async (papers: string) => desk.run("taste", { papers });

it("says what fills it while nothing is named, and asks for papers in a form", async () => {
  const { message, private: onlyForMe } = await desk.run("taste");
  expect(onlyForMe).toBe(true);
  expect(words(message)).toMatch(/Nothing named yet\. Paste arXiv ids, links or BibTeX/);
  expect(buttons(message).map(({ label }) => label)).toEqual(["Add papers"]);
  const form = await desk.press(message, "Add papers");
  expect(form).toMatchObject({
    kind: "form",
    form: { command: "taste", sections: [{ fields: [{ name: "papers" }] }] },
  });
});

it("takes ids, links and BibTeX, each paper once, and ignores the rest", async () => {
  const { message } = await name(
    `@article{a, title={One}, eprint={2506.00001}, year={2025}, pages={12--34}}
     @misc{b, doi = {10.48550/arXiv.2506.00002}, url = "https://arxiv.org/abs/2506.00002v3"}
     and https://huggingface.co/papers/2506.00003, arXiv:2506.00001`,
  );
  expect(message.summary).toBe("Added 3 papers.");
  expect((await named())?.toSorted()).toEqual(["2506.00001", "2506.00002", "2506.00003"]);
  expect((await name("2506.00003 2506.00004")).message.summary).toBe("Added 1 paper; 1 was there already.");
  expect(await named("discord:W2")).toEqual([]);
});

it("says which nobody knows, and what may be pasted where there is no id", async () => {
  expect((await name("2506.00001 2506.99999")).message.summary).toBe(
    "Added 1 paper. Not known to arXiv: 2506.99999.",
  );
  expect((await name("our favourite papers")).message.summary).toMatch(/no arXiv id in this/);
});

it("shows what is named, page by page, and takes it out again", async () => {
  const { message } = await name(
    makePapers(7)
      .map(({ id }) => id)
      .join(" "),
  );
  expect(titles(message)).toHaveLength(5);
  const shorter = asMessage(await desk.press(message, "Remove")).message;
  expect(await named()).toHaveLength(6);
  const none = asMessage(await desk.press(shorter, "Remove all")).message;
  expect(words(none)).toMatch(/Nothing named yet/);
  expect(await named()).toEqual([]);
});

it("counts named papers like votes where the team has too few", async () => {
  expect(words((await desk.run("for-us")).message)).toMatch(/needs 5 votes\..*“\/papers team taste”/);
  await name("2506.00001 2506.00002");
  expect(words((await desk.run("for-us")).message)).toMatch(/needs 3 more votes/);
});
