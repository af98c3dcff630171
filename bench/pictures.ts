import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { start } from "../bin/start.ts";
import { readConfig } from "../src/config.ts";
import { silentLog } from "../src/runtime/log.ts";
import { openBrowser } from "../test/journeys/browser.ts";

/** Regenerates the pictures in docs from the playground with the bundled sample: the page, and a digest on a phone. */
const DOCS = fileURLToPath(import.meta.resolve("#root/docs"));
/** Nothing listens here, so the sample is shown. */
const NOWHERE = "http://127.0.0.1:9";
const PHONE = { width: 390, height: 844 };

const browser = await openBrowser();
if (!browser) process.exit(1);
const running = await start({
  config: readConfig({ PAPERBOY_PLAYGROUND_PORT: "0", HF_ENDPOINT: NOWHERE }),
  log: silentLog,
  database: undefined,
  onFatal: (error) => {
    throw error;
  },
});

async function open(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await (browser as NonNullable<typeof browser>).newPage({ viewport });
  await page.goto(running.playground?.url ?? "");
  await page.waitForSelector("body[data-ready]");
  await page.waitForLoadState("load").catch(() => undefined);
  return page;
}

const whole = await open({ width: 1280, height: 820 });
await whole.screenshot({ animations: "disabled", path: `${DOCS}/playground.png` });
await whole.close();
for (const chat of ["discord", "slack"]) {
  // As tall as the longest digest, so that none of it is scrolled away.
  const page = await open({ ...PHONE, height: 3 * PHONE.height });
  await page.locator(`#tab-${chat}`).click();
  await page
    .locator(`#${chat} article`)
    .last()
    .screenshot({ animations: "disabled", path: `${DOCS}/digest-${chat}-phone.png` });
  await page.close();
}
await running.stop();
await browser.close();
