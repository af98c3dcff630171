import { existsSync } from "node:fs";
import { examineDiscord } from "../adapters/discord/doctor.ts";
import { examineEmail } from "../adapters/email/doctor.ts";
import { examineSlack, examineSlackApp } from "../adapters/slack/doctor.ts";
import { openStore } from "../drizzle/sqlite/store.ts";
import { type Config, platformNames, readConfig } from "../src/config.ts";
import { createReferences } from "../src/references/references.ts";
import { systemClock } from "../src/runtime/clock.ts";
import { type Check, check } from "../src/runtime/health-check.ts";
import { silentLog } from "../src/runtime/log.ts";
import { createEmbedder, type EmbeddingsSource } from "../src/search/embedder.ts";
import type { Store } from "../src/store.ts";
import { counted } from "../src/text/format.ts";
import { utcDay } from "../src/time/day.ts";
import { createSources, referencesOf } from "./container.ts";
import { isShared, shownDatabase } from "./database/database.ts";
import { freeBytes, LEAST_FREE_BYTES, megabytes } from "./database/disk.ts";
import { examinePublic } from "./http/examine.ts";
import { redactor } from "./log.ts";
import { say } from "./output.ts";

const FEED_TIMEOUT_MS = 20_000;
/** Maximum clock error: the platforms, and the minute a digest is due, tolerate no more. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Checks everything a running Paperboy needs and prints a line for each; true if all are ok. */
export async function examine(env: NodeJS.ProcessEnv, databaseFile: string): Promise<boolean> {
  let config: Config | undefined;
  const results: Check[] = [
    await check("Configuration", async () => {
      config = readConfig(env);
      const platforms = platformNames(config);
      return platforms.length > 0 ? `live on ${platforms.join(" and ")}` : "no tokens set: the playground";
    }),
  ];
  if (config) results.push(...(await examineWith(config, databaseFile)));
  const hide = redactor(config);
  for (const { name, ok, detail } of results) say(hide(`${ok ? "ok  " : "FIX "}  ${name}: ${detail}`));
  return results.every(({ ok }) => ok);
}

async function examineWith(config: Config, databaseFile: string): Promise<readonly Check[]> {
  const { embeddings, publicHttp } = config;
  return [
    await check("Node.js", async () => `${process.version}, time zones of ${process.versions.tz}`),
    await check("Database", () => examineDatabase(databaseFile, config)),
    ...(isShared(databaseFile) ? [] : [await check("Disk", () => examineDisk(databaseFile))]),
    await check("Feed", () => examineFeed(config)),
    ...(config.streams.length > 0 ? [await check("Sources", () => examineStreams(config))] : []),
    await check("Clock", () => examineClock(config)),
    ...(embeddings ? [await check("Embeddings", () => examineEmbeddings(embeddings))] : []),
    ...(publicHttp ? [await check("Public address", () => examinePublic(publicHttp))] : []),
    ...(config.discord ? await examineDiscord(config.discord) : []),
    ...(config.slack?.mode === "socket" ? await examineSlack(config.slack) : []),
    ...(config.slack?.mode === "http" ? await examineSlackApp(config.slack) : []),
    ...(config.email
      ? await examineEmail({ ...config.email, publicUrl: config.publicHttp?.url, clock: systemClock })
      : []),
  ];
}

async function examineStreams(config: Config): Promise<string> {
  const told: string[] = [];
  for (const stream of createSources(config, systemClock).streams) {
    const { papers = [], skipped = [] } = (await stream.latest()) ?? {};
    const rest = skipped.length > 0 ? ` (${skipped.length} more items name no arXiv id or DOI)` : "";
    told.push(`${stream.name}: ${papers.length} papers${rest}`);
  }
  return told.join("; ");
}

async function examineDatabase(file: string, config: Config): Promise<string> {
  // A check must not create a database: a misspelt path would pass for an empty library.
  if (isShared(file)) {
    const shared = await import("../drizzle/postgres/store.ts");
    if (await shared.isPrepared(file))
      return sizeOf(file, await shared.openStore({ url: file, log: silentLog }), config);
    return `${shownDatabase(file)} is empty; “paperboy start” creates its tables`;
  }
  if (!existsSync(file)) return `${file} does not exist yet; “paperboy start” creates it`;
  const opening = { checked: true };
  return sizeOf(file, await openStore({ file, opening, clock: systemClock, log: silentLog }), config);
}

async function sizeOf(file: string, store: Store, config: Config): Promise<string> {
  try {
    const { papers, newestDay } = await store.librarySize();
    const subscriptions = await store.subscriptions();
    const stopped = subscriptions.filter((subscription) => subscription.disabled).length;
    return `${shownDatabase(file)}: ${papers} papers${newestDay ? ` up to ${newestDay}` : ""}, ${subscriptions.length} channels${stopped > 0 ? `, ${stopped} of them stopped` : ""}${await librariesIn(store, config)}`;
  } finally {
    await store.close();
  }
}

/** Throws if the key of a team's library cannot be decrypted. */
async function librariesIn(store: Store, config: Config): Promise<string> {
  const libraries = await store.referenceLibraries();
  if (libraries.length === 0) return "";
  const parts = referencesOf(config, systemClock);
  const told = counted(libraries.length, "Zotero library", "Zotero libraries");
  if (!parts)
    throw new Error(`it holds the keys of ${told}. Set PAPERBOY_SECRET_KEY, which they were encrypted with.`);
  const references = createReferences({ ...parts, store, clock: systemClock });
  for (const library of libraries) await references.open(library);
  return `, ${told}`;
}

async function examineDisk(file: string): Promise<string> {
  const free = await freeBytes(file);
  if (free < LEAST_FREE_BYTES)
    throw new Error(
      `only ${megabytes(free)} free on the database's disk. Make room: below 100 MB writes may fail.`,
    );
  return `${megabytes(free)} free`;
}

async function examineFeed(config: Config): Promise<string> {
  const { feed, saved } = createSources(config, systemClock);
  if (saved) {
    const days = await saved.days();
    const newest = days.at(-1);
    if (newest === undefined)
      throw new Error(
        `${saved.name}: none there. PAPERBOY_FEED names a folder of files like 2026-06-12.json.`,
      );
    const { papers, skipped } = await saved.papersOn(newest);
    return `${saved.name}: ${days.length} up to ${newest}, which has ${papers.length} papers${skipped.length > 0 ? `, ${skipped.length} rows unreadable` : ""}`;
  }
  const day = utcDay(systemClock.now());
  const { papers, skipped } = await feed.papersOn(day, AbortSignal.timeout(FEED_TIMEOUT_MS));
  return `${feed.name}: ${papers.length} papers today${skipped.length > 0 ? `, ${skipped.length} rows unreadable` : ""}`;
}

async function examineEmbeddings(source: EmbeddingsSource): Promise<string> {
  const signal = AbortSignal.timeout(FEED_TIMEOUT_MS);
  const [vector] = await createEmbedder(source, { fetch }).embed(["papers about agents"], signal);
  const model = source.kind === "server" ? source.model : source.folder;
  return `${model} answers with ${vector?.length} dimensions`;
}

async function examineClock(config: Config): Promise<string> {
  const here = new Date(systemClock.now()).toISOString();
  if (config.feedFolder !== undefined)
    return `${here}; not compared, since PAPERBOY_FEED means no network access`;
  let answer: Response;
  try {
    answer = await fetch(config.huggingFace.endpoint, {
      method: "HEAD",
      signal: AbortSignal.timeout(10_000),
      redirect: "manual",
    });
  } catch {
    return `${here}; not compared, since ${config.huggingFace.endpoint} cannot be reached`;
  }
  const there = Date.parse(answer.headers.get("date") ?? "");
  if (Number.isNaN(there)) return here;
  const off = systemClock.now() - there;
  if (Math.abs(off) > CLOCK_TOLERANCE_MS) {
    throw new Error(
      `this machine says ${here}, the network ${new Date(there).toISOString()}. Turn on time synchronisation (NTP).`,
    );
  }
  return `${here}, within a minute of the network's`;
}
