import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { sampleFolder } from "../../bin/container.ts";
import type { Running } from "../../bin/run.ts";
import { start } from "../../bin/start.ts";
import { readConfig } from "../../src/config.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { needBrowser, openBrowser } from "./browser.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: Running;
let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  const config = readConfig({ PAPERBOY_PLAYGROUND_PORT: "0", PAPERBOY_FEED: sampleFolder });
  const onFatal = (error: Error) => {
    throw error;
  };
  running = await start({ config, log: silentLog, database: undefined, onFatal });
  browser = await openBrowser();
  if (!browser) return;
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(running.playground?.url ?? "");
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

needBrowser(() => browser);

it.each([1280, 1024])("shows the name of every room whole, %i pixels wide", async (width) => {
  if (!browser) return;
  await page.setViewportSize({ width, height: 900 });
  const cut = await page.locator(".room-name").evaluateAll((rooms) =>
    rooms
      .filter((room) => {
        const chat = room.closest(".head")?.getBoundingClientRect();
        const { left, right } = room.getBoundingClientRect();
        return chat === undefined || left < chat.left || right > chat.right;
      })
      .map((room) => room.textContent),
  );
  expect(cut).toEqual([]);
  expect(await page.locator(".room-name").count()).toBeGreaterThan(5);
  await page.setViewportSize({ width: 1280, height: 900 });
});

/** The visitor reads the digest, votes in three ways, and finds the favourites: the whole product in one sitting. */
it.each(["discord", "slack"])("a visitor's first minute in the %s chat", async (chat) => {
  if (!browser) return;
  const digest = page.locator(`#${chat} article`, { hasText: /New today|On today’s list/ });
  await digest.getByRole("link").first().waitFor();
  const firstTitle = (await digest.getByRole("link").first().textContent()) ?? "";
  expect(firstTitle.length).toBeGreaterThan(10);

  // Two of the invented team like the first paper.
  const firstVote = digest.locator("button", { hasText: /^Vote/ }).first();
  const votes = (number: number) =>
    digest
      .locator("button", { hasText: `Vote · ${number}` })
      .first()
      .waitFor();
  await votes(2);
  await firstVote.dispatchEvent("click");
  await page.locator(`#${chat} article.ephemeral`, { hasText: "You voted for" }).waitFor();
  await votes(3);

  await page.getByRole("radio", { name: "Alan" }).check({ force: true });
  const one = digest.locator("button.pill", { hasText: "1️⃣" }).first();
  await one.dispatchEvent("click");
  await votes(4);

  const ask = async (line: string) => {
    await page.locator(`#${chat}-input`).fill(line);
    await page.locator(`#${chat}-input`).press("Enter");
  };
  await ask("/papers favourites");
  const favourites = page
    .locator(`#${chat} article.ephemeral`, { hasText: "Favourites of the last 30 days" })
    .last();
  await favourites.waitFor();
  expect(await favourites.textContent()).toContain(firstTitle);
  expect(await favourites.textContent()).toContain("4 votes");

  await one.dispatchEvent("click");
  await votes(3);
  await page.getByRole("radio", { name: "You" }).check({ force: true });
});
