import { request } from "node:http";
import { App, LogLevel } from "@slack/bolt";
import { Client, GatewayIntentBits, MessageFlags } from "discord.js";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/index.ts";
import { needBrowser, openBrowser } from "../journeys/browser.ts";

const HOSTILE = '<img src=x onerror="document.title=1"> @everyone S* <eos> $\\alpha$';
const now = () => Date.parse("2026-06-12T15:00:00Z");

let playground: Playground;
let discord: Client;
let slack: App;

beforeAll(async () => {
  const readLine = (line: string) => {
    const [subcommand = "", ...query] = line.split(" ");
    return { subcommand, options: query.length > 0 ? { query: query.join(" ") } : {} };
  };
  playground = await startPlayground({ port: 0, now, readLine });
  playground.setNotice("Only a test");
  discord = await discordBot(playground.discord);
  slack = await slackBot(playground.slack);
});

afterAll(async () => {
  await discord?.destroy();
  await slack?.stop();
  await playground?.close();
});

async function discordBot({ apiUrl, token, guildId }: Playground["discord"]): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  const ready = new Promise((resolve) => client.once("clientReady", resolve));
  await client.login(token);
  await ready;
  await client.application?.commands.set(
    [
      {
        name: "papers",
        description: "Papers",
        options: [
          {
            type: 1,
            name: "search",
            description: "Find papers",
            options: [{ type: 3, name: "query", description: "What to look for", required: true }],
          },
        ],
      },
    ],
    guildId,
  );
  let votes = 0;
  client.on("interactionCreate", async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({
        flags: MessageFlags.Ephemeral,
        content: `You look for **${interaction.options.getString("query")}**`,
      });
    if (interaction.isButton()) {
      votes += 1;
      await interaction.update({ flags: MessageFlags.IsComponentsV2, components: [discordCard(votes)] });
    }
  });
  return client;
}

function discordCard(votes: number) {
  return {
    type: 17 as const,
    accent_color: 0xff8800,
    components: [
      {
        type: 10 as const,
        content: `## The day\n**1.** [${HOSTILE.replaceAll(/([\\*_<>$[\]])/g, "\\$1")}](https://example.org/1)`,
      },
      {
        type: 9 as const,
        components: [{ type: 10 as const, content: "Beside a picture" }],
        accessory: {
          type: 11 as const,
          media: { url: "https://pictures.invalid/a.png" },
          description: "A lost figure",
        },
      },
      {
        type: 1 as const,
        components: [{ type: 2 as const, style: 2 as const, label: `Vote · ${votes}`, custom_id: "vote:1" }],
      },
    ],
  };
}

async function slackBot({ apiUrl, botToken, appToken }: Playground["slack"]): Promise<App> {
  const app = new App({
    token: botToken,
    appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl },
  });
  app.command("/papers", async ({ ack, payload }) => ack(`You look for *${payload.text}*`));
  let votes = 0;
  app.action("vote:1", async ({ ack, respond }) => {
    await ack();
    votes += 1;
    await respond({ replace_original: true, text: "The day", blocks: slackCard(votes) });
  });
  await app.start();
  return app;
}

function slackCard(votes: number) {
  return [
    { type: "header", text: { type: "plain_text", text: "The day" } },
    {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "emoji", name: "one" },
            { type: "link", url: "https://example.org/1", text: HOSTILE },
          ],
        },
      ],
    },
    {
      type: "section",
      text: { type: "plain_text", text: "Beside a picture" },
      accessory: { type: "image", image_url: "https://pictures.invalid/a.png", alt_text: "A lost figure" },
    },
    {
      type: "actions",
      elements: [
        { type: "button", action_id: "vote:1", text: { type: "plain_text", text: `Vote · ${votes}` } },
      ],
    },
  ];
}

describe("who may speak to the playground", () => {
  // fetch sets Host and Sec-Fetch-* itself, so plain requests are needed here.
  const status = (path: string, headers: Record<string, string>, method = "GET") =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(playground.url);
      request({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });

  test("nobody under another name", async () => {
    expect(await status("/", { host: "evil.example" })).toBe(403);
    expect(await status("/", { host: "127.0.0.1.evil.example:3000" })).toBe(403);
    expect(await status("/", { host: "localhost:3000" })).toBe(200);
  });

  test("no other site's script", async () => {
    const elsewhere = { origin: "https://evil.example", "content-type": "text/plain" };
    expect(await status("/page/act", elsewhere, "POST")).toBe(403);
    expect(await status("/slack/api/auth.test", elsewhere, "POST")).toBe(403);
    expect(await status("/page/state", { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await status("/page/state", { "sec-fetch-site": "same-site" })).toBe(403);
    expect(await status("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe(200);
    expect(await status("/page/act", { "content-type": "text/plain" }, "POST")).toBe(415);
  });

  test("no other site's socket", async () => {
    const upgrade = { connection: "Upgrade", upgrade: "websocket", origin: "https://evil.example" };
    expect(await status("/discord/gateway", upgrade)).toBe(403);
  });

  test("the page lets nothing in but pictures", async () => {
    const { headers } = await fetch(playground.url);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect((await fetch(`${playground.url}/..%2findex.ts`)).status).toBe(404);
    expect((await fetch(`${playground.url}/backend.ts`)).status).toBe(404);
  });

  test("a taken port is explained", async () => {
    const port = Number(new URL(playground.url).port);
    await expect(startPlayground({ port })).rejects.toThrow(`PAPERBOY_PLAYGROUND_PORT=${port + 1}`);
  });
});

describe("the page", () => {
  let browser: Browser | undefined;
  let page: Page;
  const problems: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    if (!browser) return;
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("ERR_FAILED")) problems.push(message.text());
    });
    await page.route("**/*", (route) => {
      const { origin } = new URL(route.request().url());
      if (origin === playground.url) return route.continue();
      asked.push(origin);
      return route.abort();
    });
    const { discord: server, slack: workspace } = playground;
    const channel = await discord.channels.fetch(server.channelId);
    if (channel?.isSendable())
      await channel.send({ flags: MessageFlags.IsComponentsV2, components: [discordCard(0)] });
    await slack.client.chat.postMessage({
      channel: workspace.channelId,
      text: "The day",
      blocks: slackCard(0),
    });
    await page.goto(playground.url);
    await page.waitForSelector("body[data-ready]");
  }, 60_000);

  needBrowser(() => browser);
  afterAll(() => browser?.close());

  const chats = ["discord", "slack"] as const;
  const article = (chat: string) => page.locator(`#${chat} article`, { hasText: "The day" });

  test.each(chats)("shows hostile text literally in %s", async (chat) => {
    if (!browser) return;
    await expect.poll(() => article(chat).getByRole("link").first().textContent()).toBe(HOSTILE);
    expect(await page.title()).toBe("Paperboy playground");
    expect(await page.locator("#notice").textContent()).toBe("Only a test");
    expect(await page.locator(`#${chat} .status`).textContent()).toBe("Paperboy is here");
  });

  test.each(chats)("a lost picture leaves no hole in %s", async (chat) => {
    if (!browser) return;
    const section = article(chat).locator(".section");
    await section.locator(".thumbnail").waitFor({ state: "hidden" });
    expect(new Set(asked)).toEqual(new Set(["https://pictures.invalid"]));
    const whole = await section.boundingBox();
    const text = await section.locator(".section-text").boundingBox();
    expect(text?.width).toBe(whole?.width);
  });

  test.each(chats)("a typed command is answered to me alone in %s", async (chat) => {
    if (!browser) return;
    const input = page.locator(`#${chat}-input`);
    await input.fill("/papers search graph nets");
    await input.press("Enter");
    const answer = page.locator(`#${chat} article.ephemeral`);
    await answer.waitFor();
    expect(await answer.textContent()).toMatch(
      chat === "discord" ? "You look for graph nets" : "You look for search graph nets",
    );
    expect(await answer.textContent()).toMatch(/only (you can see this|visible to you)/i);
    await page.getByRole("radio", { name: "Grace" }).check({ force: true });
    await answer.waitFor({ state: "detached" });
    await page.getByRole("radio", { name: "You" }).check({ force: true });
    await answer.waitFor();
  });

  test.each(chats)("a reaction is counted, and taken back by its own pill in %s", async (chat) => {
    if (!browser) return;
    const message = article(chat);
    await message.hover();
    await message.getByRole("button", { name: "Add a reaction" }).click();
    await page.getByRole("button", { name: "1️⃣", exact: true }).click();
    const pill = message.locator("button.pill:not(.add)");
    await expect.poll(() => pill.allTextContents()).toEqual(["1️⃣1"]);
    expect(await pill.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("radio", { name: "Ada" }).check({ force: true });
    await expect.poll(() => pill.getAttribute("aria-pressed")).toBe("false");
    await pill.click();
    await expect.poll(() => pill.allTextContents()).toEqual(["1️⃣2"]);
    await page.getByRole("radio", { name: "You" }).check({ force: true });
    await pill.click();
    await expect.poll(() => pill.allTextContents()).toEqual(["1️⃣1"]);
    expect(await pill.getAttribute("title")).toBe("Ada");
  });

  test.each(chats)("a pressed button changes the message and keeps the focus in %s", async (chat) => {
    if (!browser) return;
    await article(chat).getByRole("button", { name: "Vote · 0" }).press("Enter");
    await article(chat).getByRole("button", { name: "Vote · 1" }).waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Vote · 1");
  });

  test.each(chats)("keeps the place one reads at when only counts change in %s", async (chat) => {
    if (!browser) return;
    await page.setViewportSize({ width: 1280, height: 420 });
    const log = page.locator(`#${chat} .log`);
    await log.evaluate((element) => {
      element.scrollTop = 60;
    });
    // A real click would scroll the button into view first.
    await article(chat).getByRole("button", { name: "Vote · 1" }).dispatchEvent("click");
    await article(chat).getByRole("button", { name: "Vote · 2" }).waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(60);
    await page.locator(`#${chat}-input`).fill("/papers search scrolled");
    await page.locator(`#${chat}-input`).press("Enter");
    await expect.poll(() => page.locator(`#${chat} article`, { hasText: "scrolled" }).isVisible()).toBe(true);
    await expect.poll(() => log.evaluate((element) => element.scrollTop)).toBeGreaterThan(60);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test("offers the registered commands while one types, by keyboard alone", async () => {
    if (!browser) return;
    const input = page.locator("#discord-input");
    await input.fill("/pap");
    await expect
      .poll(() => page.locator("#discord-suggestions [role=option]").allTextContents())
      .toHaveLength(1);
    await input.press("ArrowDown");
    await input.press("Enter");
    expect(await input.inputValue()).toBe("/papers search ");
    await input.press("Enter");
    await expect.poll(() => page.locator(".toast").textContent()).toBe("query is needed: What to look for");
    await input.fill("");
  });

  test("switches channels, themes and, on a phone, chats", async () => {
    if (!browser) return;
    await page.locator("#discord").getByRole("button", { name: "# random" }).click();
    await expect.poll(() => page.locator("#discord article").count()).toBe(0);
    await page.locator("#discord").getByRole("button", { name: "# daily-papers" }).click();
    const theme = () => page.evaluate("document.documentElement.dataset.theme");
    const before = await theme();
    await page.locator("#theme").click();
    expect(await theme()).not.toBe(before);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.locator("#slack").isVisible()).toBe(false);
    await page.getByRole("tab", { name: "Slack" }).click();
    expect(await page.locator("#slack").isVisible()).toBe(true);
    expect(await page.locator("#discord").isVisible()).toBe(false);
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(390);
  });

  test("nothing was reported in the console", () => {
    if (browser) expect(problems).toEqual([]);
  });
});
