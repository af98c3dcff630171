import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Running } from "../../bin/run.ts";
import { start } from "../../bin/start.ts";
import { readConfig } from "../../src/config.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { needBrowser, openBrowser } from "./browser.ts";

// Three days are gone through before the first test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let nothing: Server;
let running: Running;
let browser: Browser | undefined;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  // What Hugging Face would be has no papers, so the sample is shown.
  nothing = createServer((_, response) => response.writeHead(404).end()).listen(0, "127.0.0.1");
  await new Promise((resolve) => nothing.once("listening", resolve));
  const { port } = nothing.address() as AddressInfo;
  const config = readConfig({ PAPERBOY_PLAYGROUND_PORT: "0", HF_ENDPOINT: `http://127.0.0.1:${port}` });
  const onFatal = (error: Error) => {
    throw error;
  };
  running = await start({ config, log: silentLog, database: undefined, onFatal });
  browser = await openBrowser();
  if (!browser) return;
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(running.playground?.url ?? "");
  await page.waitForSelector("body[data-ready]");
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  nothing?.close();
});

needBrowser(() => browser);

const chats = ["discord", "slack"] as const;
const log = (chat: string) => page.locator(`#${chat} .log`);
const ask = async (chat: string, line: string) => {
  await page.locator(`#${chat}-input`).fill(line);
  await page.locator(`#${chat}-input`).press("Enter");
};
const answer = (chat: string, text: string | RegExp) =>
  page.locator(`#${chat} article.ephemeral`, { hasText: text }).last();

/** Whether all of it can be seen in its chat, or its beginning where it is longer than that. */
const inView = async (chat: string, text: string | RegExp) => {
  const room = await log(chat).boundingBox();
  const box = await answer(chat, text).boundingBox();
  if (!room || !box) return false;
  const top = box.y >= room.y - 1 && box.y < room.y + room.height - 30;
  return top && (box.height > room.height || box.y + box.height <= room.y + room.height + 1);
};

it("begins in the middle of the week, with digests, late risers and votes behind it", async () => {
  for (const chat of chats) {
    const headings = page.locator(`#${chat} .heading-2, #${chat} .header`, {
      hasText: /^\w+day \d+ August$/,
    });
    expect(await headings.count()).toBe(3);
    expect(await headings.last().textContent()).toContain("Wednesday 19 August");
    expect(
      await page.locator(`#${chat} article`, { hasText: "Climbed since the digest" }).count(),
    ).toBeGreaterThan(0);
    const news = page.locator(`#${chat} article`, { hasText: /is out for “.*of you liked/ });
    expect(await news.last().textContent()).toMatch(/Code is out for “.*”, which (?:one|\d) of you liked\./);
    const voted = page.locator(`#${chat} article button`, { hasText: /^Vote · [1-9]/ });
    await voted.first().waitFor();
  }
  expect(await page.locator("#days").textContent()).toMatch(/Aug.*19|19.*Aug/);
  expect(await page.locator("#notice").textContent()).toMatch(/sample/i);
});

it.each(chats)("has something to show for favourites, for-us and the recap in %s", async (chat) => {
  await ask(chat, "/papers favourites");
  await answer(chat, "Favourites of the last 30 days").waitFor();
  expect(await answer(chat, "Favourites of the last 30 days").textContent()).toMatch(/[2-9] votes/);
  await ask(chat, "/papers for-us");
  await expect
    .poll(() =>
      answer(chat, /papers?/i)
        .last()
        .textContent(),
    )
    .toMatch(/fits|similar|your/i);
  await ask(chat, "/papers wrap");
  await page.locator(`#${chat} article .picture img`).last().waitFor();
});

it("ticks off each step of the strip, and remembers that and whether it was put away", async () => {
  const steps = page.locator("#tour li");
  const done = () => page.locator("#tour li.done").count();
  // A recap was asked for above.
  await expect.poll(done).toBe(1);
  const digest = page.locator("#discord article", { hasText: "Wednesday 19 August" }).first();
  await digest.locator("button.pill", { hasText: "1️⃣" }).dispatchEvent("click");
  await expect.poll(done).toBe(2);
  await digest.locator("button", { hasText: /^Vote/ }).nth(4).dispatchEvent("click");
  await expect.poll(done).toBe(3);
  expect(await page.locator("#tour").textContent()).toContain("All done");
  expect(await steps.allTextContents()).toEqual([
    "✓React 1️⃣ (done)",
    "✓Press Vote (done)",
    "✓Type /papers wrap (done)",
  ]);
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  expect(await done()).toBe(3);
  await page.getByRole("button", { name: "Hide these steps" }).click();
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  expect(await page.locator("#tour").isVisible()).toBe(false);
});

it.each(chats)("the answer to a press far up scrolls into view in %s", async (chat) => {
  await log(chat).evaluate((element) => {
    element.scrollTop = 0;
  });
  const digest = page.locator(`#${chat} article`, { hasText: "Monday 17 August" }).first();
  await digest.locator("button", { hasText: /^Vote/ }).nth(3).dispatchEvent("click");
  await answer(chat, "You voted for").waitFor();
  await expect.poll(() => inView(chat, "You voted for")).toBe(true);
});

it("shows a digest in the forum, with the way into it", async () => {
  await page.locator("#discord .room-name", { hasText: "paper-forum" }).click();
  const posts = page.locator("#discord .forum-post", { hasText: "Daily Papers" });
  expect(await posts.count()).toBe(3);
  expect(await posts.first().textContent()).toContain("Wednesday 19 August");
  await posts.first().click();
  await page.locator("#discord article", { hasText: "Wednesday 19 August" }).waitFor();
  await page.locator("#discord .room-name", { hasText: "daily-papers" }).click();
});

it("goes on morning by morning, to the Friday's recap and the end of the sample", async () => {
  const next = page.getByRole("button", { name: "Next morning" });
  for (const day of ["Thursday 20 August", "Friday 21 August"]) {
    await next.click();
    for (const chat of chats) {
      const digest = page.locator(`#${chat} article`, { hasText: day });
      await digest.waitFor();
      await digest
        .locator("button", { hasText: /^Vote · [1-9]/ })
        .first()
        .waitFor();
    }
    expect(await page.locator("#discord .room-name.news").allTextContents()).toEqual([
      expect.stringContaining("paper-forum"),
    ]);
  }
  for (const chat of chats)
    await page.locator(`#${chat} article`, { hasText: "The week in papers · 15–21" }).last().waitFor();
  await page.getByText("The sample ends here").waitFor();
  expect(await next.isVisible()).toBe(false);
});

it.each(chats)("fits five papers on about two screens of a phone in %s, without pictures", async (chat) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator(`#tab-${chat}`).click();
  const digestOf = (day: string) => page.locator(`#${chat} article`, { hasText: day }).first();
  const screens = async (day: string) => ((await digestOf(day).boundingBox())?.height ?? 0) / 844;
  const digest = digestOf("Monday");
  expect(await screens("Monday")).toBeLessThan(2.1);
  expect(await screens("Tuesday")).toBeLessThan(2.1);
  // The fullest day has a line of news as well.
  expect(await screens("Thursday")).toBeLessThan(2.15);
  expect(await digest.locator(".picture").count()).toBe(0);
  await page.locator("#tab-discord").click();
});

it("lets the bar of rooms be pushed sideways on a phone, each name whole, and brings the open one into view", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const rooms = page.locator("#discord .rooms");
  const { scrollWidth, clientWidth, height } = await rooms.evaluate(
    ({ scrollWidth, clientWidth, clientHeight }) => ({
      scrollWidth,
      clientWidth,
      height: clientHeight,
    }),
  );
  expect(scrollWidth).toBeGreaterThan(clientWidth);
  expect(height).toBeLessThan(40);
  const cut = await page
    .locator("#discord .room-name")
    .evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth).length);
  expect(cut).toBe(0);
  const last = page.locator("#discord .room-name").last();
  await last.dispatchEvent("click");
  await expect
    .poll(async () => {
      const box = await last.boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= 390;
    })
    .toBe(true);
  const wide = await page
    .locator("body *")
    .evaluateAll((elements) =>
      elements
        .filter((element) => !element.closest(".rooms") && element.getBoundingClientRect().right > 391)
        .map((element) => `${element.tagName} ${element.className}`),
    );
  expect(wide).toEqual([]);
});

it("reported nothing in the console", () => {
  expect(problems).toEqual([]);
});
