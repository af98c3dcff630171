import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createSlackAdapter } from "../../../adapters/slack/index.ts";
import { slackManifest } from "../../../adapters/slack/manifest.ts";
import { type Playground, startPlayground } from "../../../playground/index.ts";
import { encodeAction } from "../../../src/chat/action.ts";
import type { ChatAdapter, DeliveryKey, Reply } from "../../../src/chat/adapter.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import type { Form } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import { text } from "../../../src/chat/option.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { type Core, createCore, reply } from "../../adapters/slack/core.ts";
import { needBrowser, openBrowser } from "../../journeys/browser.ts";
import { until } from "../../until.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const run = () => Promise.reject(new Error("the core runs commands, not the adapter"));
const COMMANDS = [
  defineCommand({
    name: "show",
    description: "One paper",
    options: { paper: text("Which", { required: true, takes: "rest" }) },
    reply: "private",
    shortcut: { label: "Show paper", option: "paper" },
    run,
  }),
  ...["setup", "stats", "export", "list", "home"].map((name) =>
    defineCommand({
      name,
      description: name,
      options: { zone: text("Where", { suggest: "zone" }) },
      reply: "private",
      hidden: name === "home",
      run,
    }),
  ),
];
const FORM: Form = {
  command: "setup",
  title: "Papers here",
  submit: "Save",
  options: {},
  sections: [
    {
      name: "all",
      label: "All",
      fields: [
        { kind: "time", name: "time", label: "Time", value: "09:00" },
        { kind: "suggest", name: "zone", label: "Zone", required: true },
        {
          kind: "choices",
          name: "days",
          label: "Days",
          values: ["mon"],
          choices: [
            { value: "mon", label: "Monday" },
            { value: "tue", label: "Tuesday" },
          ],
        },
        { kind: "text", name: "words", label: "Keywords", required: false, maxLength: 50 },
      ],
    },
  ],
};
const TURN = encodeAction({ kind: "run", command: "list", options: { page: "2" }, update: true });
const page2 = (number: number): Message => ({
  summary: `Page ${number}`,
  blocks: [
    { kind: "heading", text: `Page ${number}` },
    { kind: "actions", actions: [{ kind: "press", id: TURN, label: "Next" }] },
  ],
});
const MESSAGES: Readonly<Record<string, Message>> = {
  list: page2(1),
  home: page2(1),
  stats: {
    summary: "Votes",
    blocks: [
      {
        kind: "chart",
        title: "Votes",
        alt: "Ada 3 votes",
        labels: ["Ada"],
        series: [{ name: "Votes", values: [3] }],
      },
    ],
  },
  export: {
    summary: "Your papers",
    blocks: [{ kind: "paragraph", text: ["One file."] }],
    files: [{ name: "papers.bib", mediaType: "text/plain", content: "@misc{a}" }],
  },
};

let playground: Playground;
let adapter: ChatAdapter;
let core: Core;
let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  playground = await startPlayground({ port: 0 });
  const { slack } = playground;
  slack.install(slackManifest(COMMANDS));
  core = createCore();
  const { botToken, appToken, apiUrl } = slack;
  adapter = createSlackAdapter({ botToken, appToken, apiUrl, log: silentLog, clock: systemClock });
  await adapter.start(COMMANDS, core.handlers);
  browser = await openBrowser();
});
needBrowser(() => browser);
afterAll(async () => {
  await browser?.close();
  await adapter?.stop();
  await playground?.close();
});
beforeEach(async () => {
  core.commands.length = 0;
  core.reply = async ({ name, options }): Promise<Reply> => {
    if (name === "setup" && options.time === undefined) return { kind: "form", form: FORM };
    if (options.words === "bad") return reply("No such word.", { problem: "words" });
    const message = MESSAGES[name];
    return message
      ? { kind: "message", message, private: true }
      : reply(`${name}: ${JSON.stringify(options)}`);
  };
  core.press = async () => ({ kind: "update", message: page2(2) });
  core.suggest = async ({ text: typed }) => [{ label: `Zone of ${typed || "all"}`, value: "UTC" }];
  if (!browser) return;
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(playground.url);
});

const type = async (line: string) => {
  await page.locator("#slack-input").fill(line);
  await page.locator("#slack-input").press("Enter");
};
const article = (words: string) => page.locator("#slack article", { hasText: words }).last();
const modal = () => page.locator("dialog.slack-modal");

it("a person fills in a form, is told what is wrong, and loses nothing", async () => {
  if (!browser) return;
  await type("/papers setup");
  await modal().getByLabel("Keywords").fill("bad");
  await modal().getByLabel("Time").fill("07:30");
  await modal().getByLabel("Tuesday").check();
  const zone = modal().getByLabel("Zone");
  await zone.fill("tok");
  await page.locator("datalist option[value='Zone of tok']").waitFor({ state: "attached" });
  await zone.fill("Zone of tok");
  await modal().getByRole("button", { name: "Save" }).click();
  await modal().getByText("No such word.").waitFor();
  expect(await modal().getByLabel("Keywords").getAttribute("aria-invalid")).toBe("true");
  expect(await modal().getByLabel("Time").inputValue()).toBe("07:30");
  await modal().getByLabel("Keywords").fill("good");
  await modal().getByRole("button", { name: "Save" }).click();
  await modal().waitFor({ state: "detached" });
  await article("setup:").waitFor();
  expect(core.commands.at(-1)?.options).toEqual({
    time: "07:30",
    zone: "UTC",
    days: "mon,tue",
    words: "good",
  });
});

it("a person leaves a form without a trace", async () => {
  if (!browser) return;
  await type("/papers setup");
  await modal().waitFor();
  await page.keyboard.press("Escape");
  await modal().waitFor({ state: "detached" });
  expect(core.commands).toHaveLength(1);
});

it("a person asks about somebody's message from its menu", async () => {
  if (!browser) return;
  await type("look: https://arxiv.org/abs/2506.01234");
  await article("look:").hover();
  await article("look:").locator("summary").click();
  await article("look:").getByRole("button", { name: "Show paper" }).click();
  await article("show:").waitFor();
  expect(core.commands.at(-1)?.picked).toContain("https://arxiv.org/abs/2506.01234");
});

it("a person mentions the bot and is answered in the thread", async () => {
  if (!browser) return;
  await type("@Paperboy https://arxiv.org/abs/2506.04321");
  await page.locator("#slack article.reply", { hasText: "show:" }).last().waitFor();
});

it("a person turns a page, sees a chart and downloads a file", async () => {
  if (!browser) return;
  await type("/papers list");
  await article("Page 1").getByRole("button", { name: "Next" }).click();
  await article("Page 2").waitFor();
  await type("/papers stats");
  const chart = page.locator("#slack article.ephemeral img[alt='Ada 3 votes']").last();
  await chart.waitFor();
  const width = () => chart.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
  await until("the chart is drawn", async () => (await width()) > 100);
  await type("/papers export");
  await article("In your direct messages with Paperboy: papers.bib.").waitFor();
  await page.getByRole("button", { name: "@ Paperboy" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#slack a.file-card").last().click(),
  ]);
  expect(file.suggestedFilename()).toBe("papers.bib");
});

it("a person opens the App Home and presses a button there", async () => {
  if (!browser) return;
  await page.getByRole("button", { name: "App Home" }).click();
  const home = page.locator("#slack .app-home");
  await home.getByText("Page 1").waitFor();
  core.reply = async () => ({ kind: "message", message: page2(2), private: true });
  await home.getByRole("button", { name: "Next" }).click();
  await home.getByText("Page 2").waitFor();
  expect(await page.locator("#slack form.composer").isVisible()).toBe(false);
});

it("a person chooses in the menu of a message, the same once more as well", async () => {
  if (!browser) return;
  core.press = async ({ action }) => reply(`chosen: ${action}`);
  const { channelId, workspaceId } = playground.slack;
  const choices = ["show", "save", "vote", "similar", "export", "discuss"].map((name) => ({
    id: `run:${name}?paper=2506.01234`,
    label: name,
  }));
  await adapter.post(
    { platform: "slack", workspace: workspaceId, id: channelId },
    {
      summary: "A paper",
      blocks: [
        { kind: "paragraph", text: ["A paper with a menu"] },
        { kind: "actions", actions: [{ kind: "menu", label: "More", choices }] },
      ],
    },
    "k1abcdefghijklmnopqrstuvw" as DeliveryKey,
  );
  for (const expected of [1, 2]) {
    await article("A paper with a menu").getByLabel("More", { exact: true }).selectOption({ label: "save" });
    await expect
      .poll(() => page.locator("#slack article", { hasText: "chosen: run:save?paper=2506.01234" }).count())
      .toBe(expected);
  }
  await article("A paper with a menu").getByRole("button", { name: "show" }).click();
  await article("chosen: run:show?paper=2506.01234").waitFor();
});
