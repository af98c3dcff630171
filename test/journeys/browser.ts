import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { beforeEach } from "vitest";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A headless Chromium, to be closed by the caller; undefined, with a plain message, where the machine has none. Under
 * CI a missing browser is a failure. CHROMIUM_PATH names one in an unusual place.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: ARGS });
  const message = "No Chromium was found; set CHROMIUM_PATH to run the browser tests.";
  if (process.env.CI) throw new Error(message);
  console.warn(`Skipped: ${message}`);
  return undefined;
}

/** Marks the tests that follow as skipped, and not as passed, where there is no browser. */
export function needBrowser(browser: () => Browser | undefined): void {
  beforeEach(({ skip }) => skip(browser() === undefined, "no Chromium"));
}
