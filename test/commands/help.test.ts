import { afterEach, beforeEach, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { listed, usage } from "../../src/chat/command.ts";
import type { Block, Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { buttons, openDesk, words } from "./desk.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const topics = (message: Message) => buttons(message).map(({ label }) => label);
const pageOf = async (message: Message, label: string) => asMessage(await desk.press(message, label)).message;

it("names every command, each on a page of its topic, and leads back", async () => {
  const { message } = await desk.run("help");
  expect(topics(message)).toHaveLength(5);
  const pages = await Promise.all(topics(message).map((label) => pageOf(message, label)));
  const all = pages.map(words).join("\n");
  for (const command of listed(commands)) expect(all).toContain(`"${usage(command)}"`);
  for (const page of pages) expect(await desk.press(page, "All help")).toEqual({ kind: "update", message });
});

/** Rows that it takes at 390 points' width, where a line holds about 42 characters: a button has the height of two. */
function rows({ blocks }: Message): number {
  const of = (block: Block): number => {
    if (block.kind === "actions") return 2 * Math.ceil(block.actions.length / 2);
    if (block.kind === "heading") return 2;
    const text =
      "text" in block
        ? block.text.map((span) => (typeof span === "string" ? span : "text" in span ? span.text : ""))
        : [];
    return Math.ceil(text.join("").length / 42);
  };
  return blocks.reduce((sum, block) => sum + of(block), 0);
}

it("fits a phone's screen, page by page", async () => {
  const { message } = await desk.run("help");
  const pages = await Promise.all(topics(message).map((label) => pageOf(message, label)));
  for (const page of [message, ...pages]) expect(rows(page)).toBeLessThanOrEqual(26);
});

it.each([
  ["favourites", {}, /No votes yet\. .*Vote button/],
  ["for-us", {}, /Nothing yet: .*React to a digest .*“\/papers team taste”/],
  ["list", {}, /Nothing to read\. .*“\/papers list save /],
  ["list", { which: "all" }, /reading list is empty\. .*Save button/],
  ["list", { which: "done" }, /Nothing marked as read yet\. .*Done/],
  ["club", {}, /Nothing nominated yet\. .*“\/papers club nominate /],
  ["club", { verb: "history" }, /has not met yet\. .*“\/papers club /],
  ["watch", {}, /No watches .*“\/papers watch author Ada Lovelace”/],
  ["watch", { to: "me" }, /no watches yet\. .*“\/papers watch author Ada Lovelace to:me”/],
  ["settings", {}, /gets no daily papers yet\. .*“\/papers subscribe”/],
])("an empty %s %o says in a line what fills it", async (name, options, line) => {
  const { message } = await desk.run(name, options);
  const said = message.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text.join("")] : []));
  expect(said).toEqual([expect.stringMatching(line)]);
  expect(said[0]?.length).toBeLessThanOrEqual(150);
});
