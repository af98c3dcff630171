import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";
import { buttons, openDesk, titles, words } from "./desk.ts";

const DAY = 86_400_000;

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
  await desk.store.savePapers(makePapers(12), desk.clock.now());
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const id = (n: number) => `2506.${String(n).padStart(5, "0")}`;
const labels = (message: Message) => buttons(message).map(({ label }) => label);
async function saveAll(count: number) {
  for (let n = 1; n <= count; n++) {
    await desk.run("save", { paper: id(n) });
    await desk.clock.advance(DAY);
  }
}

describe("the reading list", () => {
  it("takes a paper by id or link, once, and only its owner sees it", async () => {
    const { message, private: onlyForMe } = await desk.run("save", {
      paper: `https://arxiv.org/abs/${id(1)}v2`,
    });
    expect(message.summary).toBe(`Saved to your reading list: “Paper ${id(1)}”. 1 paper to read.`);
    expect(onlyForMe).toBe(true);
    expect((await desk.run("save", { paper: id(1) })).message.summary).toMatch(
      /Already on your reading list/,
    );
    expect(titles((await desk.run("list")).message)).toEqual([`Paper ${id(1)}`]);
    expect(words((await desk.run("list", {}, { who: "grace" })).message)).toMatch(/Nothing to read/);
    expect((await desk.run("save", { paper: "some words" })).message.summary).toMatch(/contains no arXiv id/);
  });

  it("is the same in direct messages", async () => {
    await desk.run("save", { paper: id(1) });
    const dm = { channel: desk.channel("D1", "discord", ""), person: desk.person("ada", "discord", "") };
    const reply = await desk.adapter.run({ ...dm, name: "list" });
    expect(reply.kind === "message" && titles(reply.message)).toEqual([`Paper ${id(1)}`]);
  });

  it("turns pages by button, and shows the last page where there are fewer by now", async () => {
    await saveAll(11);
    const first = (await desk.run("list")).message;
    expect(titles(first)[0]).toBe(`Paper ${id(11)}`);
    expect(words(first)).toMatch(/To read.*saved on 16 June.*1–5 of 11 papers/);
    const second = await desk.press(first, "Next page");
    expect(second.kind).toBe("update");
    const third = second.kind === "update" ? await desk.press(second.message, "Next page") : second;
    if (third.kind !== "update") throw new Error("no page came");
    expect(titles(third.message)).toEqual([`Paper ${id(1)}`]);
    expect(labels(third.message)).not.toContain("Next page");
    const after = await desk.press(third.message, "Done");
    expect(after.kind === "update" && words(after.message)).toMatch(/6–10 of 10 papers/);
  });

  it("marks as read and back, from the command, the answer's button and the list", async () => {
    await saveAll(2);
    const { message } = await desk.run("done", { paper: id(1) });
    expect(message.summary).toBe(`Read: “Paper ${id(1)}”. 1 paper to read.`);
    const undone = await desk.press(message, "Undo");
    expect(undone.kind === "update" && undone.message.summary).toMatch(
      /^Still to be read: .*2 papers to read/,
    );
    const open = (await desk.run("list")).message;
    const left = await desk.press(open, "Done", 1);
    expect(left.kind === "update" && titles(left.message)).toEqual([`Paper ${id(1)}`]);
    const read = (await desk.run("list", { which: "done" })).message;
    expect(titles(read)).toEqual([`Paper ${id(2)}`]);
    expect(words(read)).toMatch(/read on 8 June/);
    const back = await desk.press(read, "Undo");
    expect(back.kind === "update" && words(back.message)).toMatch(/Nothing marked as read yet/);
    expect(titles((await desk.run("list", { which: "all" })).message)).toHaveLength(2);
  });

  it("lets a paper go by its button", async () => {
    await saveAll(1);
    const gone = await desk.press((await desk.run("list")).message, "Remove");
    expect(gone.kind === "update" && words(gone.message)).toMatch(/Nothing to read/);
  });

  it("is filled by the Save button of a paper's card", async () => {
    const card = (await desk.run("show", { paper: id(3) })).message;
    expect(labels(card)).toEqual([
      "Vote",
      "Save",
      "Not for us",
      "Similar",
      "BibTeX",
      "Discuss",
      "Share to channel",
    ]);
    const saved = await desk.press(card, "Save", 1, "grace");
    expect(saved).toMatchObject({ kind: "message", private: true });
    expect(titles((await desk.run("list", {}, { who: "grace" })).message)).toEqual([`Paper ${id(3)}`]);
  });

  it("has no button that a platform would refuse, whatever a paper is called", async () => {
    const paper = makePaper({ id: "x".repeat(64), title: `${"A long title ".repeat(20)}` });
    await desk.store.savePapers([paper], desk.clock.now());
    await desk.run("save", { paper: paper.id });
    for (const message of [
      (await desk.run("list")).message,
      (await desk.run("done", { paper: paper.id })).message,
    ]) {
      for (const action of buttons(message)) {
        if (action.kind !== "press") continue;
        expect(action.id.length).toBeLessThanOrEqual(74);
        expect(action.describe?.length ?? 0).toBeLessThanOrEqual(75);
      }
    }
  });
});
