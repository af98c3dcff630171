import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDiscordAdapter } from "../../../adapters/discord/index.ts";
import { type Playground, startPlayground } from "../../../playground/index.ts";
import type { ChatAdapter, DeliveryKey, Reply } from "../../../src/chat/adapter.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import type { Message } from "../../../src/chat/message.ts";
import { text } from "../../../src/chat/option.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { needBrowser, openBrowser } from "../../journeys/browser.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const OTHER_KEY = "k2abcdefghijklmnopqrstuvw" as DeliveryKey;
const words = (said: string): Message => ({
  summary: said,
  blocks: [{ kind: "paragraph", text: [said] }],
});
const REPORT: Message = {
  summary: "The week",
  blocks: [
    { kind: "heading", text: "The week in a forum" },
    {
      kind: "chart",
      title: "Upvotes",
      alt: "agents 12",
      labels: ["agents"],
      series: [{ name: "▲", values: [12] }],
    },
  ],
  files: [{ name: "week.csv", mediaType: "text/csv", content: "a,b\n1,2\n" }],
};

/** Answers as the core would, just enough for the page. */
function replyTo(name: string, options: Readonly<Record<string, unknown>>): Reply {
  if (name === "show") return { kind: "message", message: words(`Shown: ${options.paper}`), private: true };
  if (options.time === "25:00")
    return { kind: "message", message: words("No such time."), private: true, problem: "time" };
  if (typeof options.time === "string")
    return { kind: "message", message: words(`Saved ${JSON.stringify(options)}`), private: true };
  const choices = ["mon", "tue"].map((value) => ({ value, label: value }));
  const fields = [
    { kind: "time", name: "time", label: "Time", value: "09:00" },
    { kind: "choices", name: "days", label: "Days", choices, values: ["mon"] },
  ] as const;
  const form = { command: "set", title: "Daily papers", submit: "Save", options: {} };
  return { kind: "form", form: { ...form, sections: [{ name: "when", label: "When", fields }] } };
}

const run = () => Promise.reject(new Error("not here"));
const COMMANDS = [
  defineCommand({ name: "set", description: "Set it", options: {}, reply: "private", run }),
  defineCommand({
    name: "show",
    description: "Show it",
    options: { paper: text("Paper") },
    reply: "private",
    shortcut: { label: "Show paper", option: "paper" },
    run,
  }),
];

/** Two papers, each with a menu. */
const MENUS: Message = {
  summary: "Two papers",
  blocks: ["First", "Second"].map((name, index) => ({
    kind: "entry",
    title: `${name} paper`,
    facts: [],
    actions: [
      {
        kind: "menu",
        label: "More",
        choices: [
          { id: `run:show?paper=2506.0000${index + 1}`, label: "Details" },
          { id: `run:save?paper=2506.0000${index + 1}`, label: "Save" },
        ],
      },
    ],
  })),
};

let playground: Playground;
let adapter: ChatAdapter;
let browser: Browser | undefined;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  const readLine = (line: string) => {
    const [subcommand = "", paper] = line.split(" ");
    return { subcommand, options: paper === undefined ? {} : { paper } };
  };
  playground = await startPlayground({ port: 0, readLine });
  const { apiUrl, token, channelId, guildId } = playground.discord;
  adapter = createDiscordAdapter({ token, apiUrl, log: silentLog, clock: systemClock });
  await adapter.start(COMMANDS, {
    command: async ({ name, options, picked }) => replyTo(name, picked ? { paper: picked } : options),
    press: async ({ action }) =>
      action.startsWith("run:show") ? replyTo("show", { paper: `menu ${action}` }) : replyTo("set", {}),
    suggest: async () => [],
    ballot: async () => {},
    linked: async () => {},
    connected: () => {},
    removed: async () => {},
    moved: async () => {},
    fatal: () => {},
  });
  const forum = playground.discord.guilds()[0]?.channels.find(({ kind }) => kind === "forum")?.id ?? "";
  const channel = { platform: "discord", workspace: guildId } as const;
  await adapter.post({ ...channel, id: channelId }, words("Read 2506.01234"), KEY);
  await adapter.post({ ...channel, id: forum }, REPORT, KEY);
  browser = await openBrowser();
  if (!browser) return;
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(playground.url);
  await page.waitForSelector("body[data-ready]");
});

needBrowser(() => browser);
afterAll(async () => {
  await browser?.close();
  await adapter?.stop();
  await playground?.close();
});

const room = (name: string) => page.locator(".discord .room-name", { hasText: name }).click();
const last = () => page.locator(".discord .message").last();

test("apps are offered on a message, by right click and by keyboard", async () => {
  if (!browser) return;
  await page
    .locator(".discord .message")
    .first()
    .click({ button: "right", position: { x: 300, y: 12 } });
  await page.keyboard.press("Enter");
  await page.locator(".discord .ephemeral", { hasText: "Shown: Read 2506.01234" }).waitFor();
  expect(await last().textContent()).toContain("You used Show paper");
});

test("a form opens, says what is wrong, opens again, and is sent", async () => {
  if (!browser) return;
  await page.fill("#discord-input", "/papers set");
  await page.press("#discord-input", "Enter");
  const dialog = page.getByRole("dialog", { name: "Daily papers" });
  await dialog.getByLabel("Time").fill("25:00");
  await dialog.getByRole("button", { name: "Submit" }).click();
  await page.locator(".discord .ephemeral", { hasText: "No such time." }).waitFor();
  await page.getByRole("button", { name: "Open the form again" }).click();
  await dialog.getByLabel("Time").fill("17:30");
  await dialog.getByLabel("tue").check();
  await dialog.getByRole("button", { name: "Submit" }).click();
  await page.locator(".discord .ephemeral", { hasText: "Saved" }).waitFor();
  expect(await last().textContent()).toContain('{"time":"17:30","days":"mon,tue"}');
  expect(await dialog.count()).toBe(0);
});

test("a forum shows its posts, and in one the chart is drawn and the file downloads", async () => {
  if (!browser) return;
  await room("paper-forum");
  expect(await page.locator(".discord .composer").isHidden()).toBe(true);
  await page.locator(".forum-post", { hasText: "The week in a forum" }).click();
  const chart = page.locator('.discord img[alt="agents 12"]');
  await chart.waitFor();
  await expect
    .poll(() => chart.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(1_000);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".discord a.file", { hasText: "week.csv" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("week.csv");
});

test("a choice in a select is pressed, and the same one again", async () => {
  if (!browser) return;
  const { channelId, guildId } = playground.discord;
  await adapter.post({ platform: "discord", workspace: guildId, id: channelId }, MENUS, OTHER_KEY);
  await room("daily-papers");
  const answers = page.locator(".discord .ephemeral", { hasText: "Shown: menu run:show?paper=2506.00002" });
  for (const expected of [1, 2]) {
    await page.getByLabel("More about a paper").selectOption({ label: "Second paper" });
    await expect.poll(() => answers.count()).toBe(expected);
  }
});

test("in another server only those ask who have Paperboy in their own account", async () => {
  if (!browser) return;
  await room("lobby");
  await page.fill("#discord-input", "/papers show 2506.00001");
  await page.press("#discord-input", "Enter");
  await page.locator(".discord .ephemeral", { hasText: "Shown: 2506.00001" }).waitFor();
  await page.locator(".person", { hasText: "Ada" }).click();
  await room("lobby");
  await page.fill("#discord-input", "/papers show 2506.00001");
  await page.press("#discord-input", "Enter");
  await page.locator(".toast", { hasText: "not in this guild" }).waitFor();
  expect(problems).toEqual([]);
});
