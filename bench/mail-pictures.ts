import { fileURLToPath } from "node:url";
import { createSources, openContainer, sampleFolder } from "../bin/container.ts";
import { readConfig } from "../src/config.ts";
import { systemClock } from "../src/runtime/clock.ts";
import { silentLog } from "../src/runtime/log.ts";
import { createServices } from "../src/services.ts";
import { openMailServer } from "../test/adapters/email/mail-server.ts";
import { emailThrough, KEY, PUBLIC_URL, place } from "../test/adapters/email/stage.ts";
import { settings } from "../test/fakes/house.ts";
import { openBrowser } from "../test/journeys/browser.ts";

/** Regenerates the pictures of a mail in docs: a digest of the bundled sample, as received by a real mail server. */
const DOCS = fileURLToPath(import.meta.resolve("#root/docs"));
const VIEWS = [
  { name: "mail-phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "mail-dark", viewport: { width: 1000, height: 800 }, colorScheme: "dark" },
] as const;

const browser = await openBrowser();
if (!browser) process.exit(1);
const clock = { ...systemClock, now: () => Date.parse("2026-08-21T09:00:00Z") };
const config = readConfig({ PAPERBOY_FEED: sampleFolder });
const sources = createSources(config, clock);
const container = await openContainer({ config, clock, log: silentLog, file: ":memory:", sources });
await container.library.syncRecent(7, new AbortController().signal);
const { digests } = createServices({ ...container, adapters: [] });
const server = await openMailServer();
const { outlet } = emailThrough(server, { publicUrl: PUBLIC_URL });

const next = await digests.preview(place(), { ...settings, zone: "Europe/Berlin" });
if (next.kind === "quiet") throw new Error(next.reason);
await outlet.post(place(), next.message, KEY);
const html = server.received[0]?.mail.html ?? "";
for (const { name, ...view } of VIEWS) {
  const page = await browser.newPage(view);
  await page.setContent(html);
  await page.screenshot({ path: `${DOCS}/${name}.png`, fullPage: true });
  await page.close();
}
await outlet.stop();
await server.close();
await container.store.close();
await browser.close();
