import type { Config } from "../../src/config.ts";
import type { Delivery } from "../../src/delivery/outbox.ts";
import { OPEN_STATES } from "../../src/delivery/outbox.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { messageOf } from "../../src/runtime/errors.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import type { Services } from "../../src/services.ts";
import { counted } from "../../src/text/format.ts";
import { isShared, shownDatabase } from "../database/database.ts";
import { databaseBytes, freeBytes, megabytes } from "../database/disk.ts";
import { say, table } from "../output.ts";
import { type ChannelNames, moment } from "./channels.ts";

const DAY_MS = 86_400_000;
/** Older failed deliveries have been dealt with, or never will be. */
const FAILED_MS = 7 * DAY_MS;
const SHOWN = 20;
const ASKING_MS = 2_000;

interface StatusDeps {
  readonly services: Pick<Services, "store" | "clock"> & { readonly index: Pick<SearchIndex, "search"> };
  readonly config: Config;
  readonly file: string;
  readonly version: string;
  readonly namesOf: ChannelNames;
}

/** What the running process reports about its platforms, if it can be asked. */
type Asked = { readonly running: boolean; readonly platforms: Readonly<Record<string, boolean>> } | undefined;

async function read({ services: { store, index, clock }, config, file, version, namesOf }: StatusDeps) {
  const now = clock.now();
  const subscriptions = await store.subscriptions();
  const [{ counts }, open, failed, syncedAt, size, asked, free, search, names] = await Promise.all([
    store.deliveryCounts(now - DAY_MS),
    store.deliveriesIn(OPEN_STATES, 0, SHOWN),
    store.deliveriesIn(["failed"], now - FAILED_MS, SHOWN),
    store.lastSyncedAt(),
    store.librarySize(),
    ask(config),
    // With a shared database, the disk that matters is on another machine.
    isShared(file) ? null : freeBytes(file),
    searched(index, clock),
    namesOf(subscriptions.map(({ channel }) => channel)),
  ]);
  const channels = await Promise.all(
    subscriptions.map(async ({ channel, nextDueAt, disabled }) => {
      const [last] = await store.deliveries(channel, 1, "digest");
      return {
        ...channel,
        name: names.get(channel.id) ?? null,
        nextDueAt: iso(nextDueAt),
        stopped: disabled?.reason ?? null,
        last: last ? { day: last.day, state: last.state, postedAt: iso(last.postedAt) } : null,
      };
    }),
  );
  const platforms = (["discord", "slack"] as const)
    .filter((name) => config[name])
    .map((name) => ({ name, connected: asked?.platforms[name] ?? null }));
  return {
    version,
    running: asked?.running ?? null,
    platforms,
    feed: { syncedAt: iso(syncedAt), papers: size.papers, newestDay: size.newestDay ?? null },
    index: search,
    database: shownDatabase(file),
    disk: free === null ? null : { file, bytes: databaseBytes(file), freeBytes: free },
    lastDay: counts,
    channels,
    open: open.map(shown),
    failed: failed.map(shown),
  };

  function shown(delivery: Delivery) {
    const { channel, kind, day, state, dueAt, attempts, error } = delivery;
    const name = names.get(channel.id) ?? null;
    return { ...channel, name, kind, day, state, dueAt: iso(dueAt), attempts, error: error ?? null };
  }
}

/** `paperboy status`: prints the status, for people or as JSON. */
export async function printStatus(deps: StatusDeps, json: boolean): Promise<void> {
  const status = await read(deps);
  if (json) return say(JSON.stringify(status, null, 2));
  const { platforms, feed, index, disk, lastDay, channels, open, failed } = status;
  const stopped = channels.filter((channel) => channel.stopped !== null).length;
  say(`Paperboy   ${status.version}, ${RUNNING[String(status.running) as keyof typeof RUNNING]}`);
  for (const { name, connected } of platforms)
    say(`${name.padEnd(10)} ${connected === null ? "set up" : connected ? "connected" : "AWAY"}`);
  say(
    `Feed       last loaded ${when(feed.syncedAt)}; ${counted(feed.papers, "paper")}, newest list ${feed.newestDay ?? "none"}`,
  );
  say(`Index      ${index.error ?? `answers in ${index.ms} ms`}`);
  say(
    disk
      ? `Disk       ${megabytes(disk.bytes)} in ${disk.file}, ${megabytes(disk.freeBytes)} free`
      : `Database   ${status.database}`,
  );
  say(
    `Last day   ${lastDay.sent} posted, ${lastDay.skipped} skipped, ${lastDay.failed} failed; open: ${lastDay.planned} planned, ${lastDay.sending} being posted, ${lastDay.unknown} unknown`,
  );
  say(`Channels   ${channels.length}, ${stopped} of them stopped`);
  if (channels.length > 0) {
    say();
    table(
      ["CHANNEL", "ID", "NEXT", "LAST"],
      channels.map(({ name, id, nextDueAt, stopped: reason, last }) => [
        name === null ? "–" : `#${name}`,
        id,
        reason === null ? when(nextDueAt) : `stopped: ${reason}`,
        last ? `${last.day} ${last.state}` : "none yet",
      ]),
    );
  }
  section("Open", open);
  section("Failed in the last seven days (paperboy retry, or skip)", failed);
}

const RUNNING = {
  true: "running",
  false: "not running, or not at PAPERBOY_HTTP",
  null: "PAPERBOY_HTTP is not set, so the running process cannot be asked",
} as const;

function section(title: string, rows: Awaited<ReturnType<typeof read>>["open"]): void {
  if (rows.length === 0) return;
  say();
  say(`${title}:`);
  table(
    ["CHANNEL", "ID", "DAY", "KIND", "STATE", "WHY"],
    rows.map((row) => [
      row.name === null ? "–" : `#${row.name}`,
      row.id,
      row.day,
      row.kind,
      row.state,
      row.error ?? "–",
    ]),
  );
  if (rows.length === SHOWN) say("… and possibly more.");
}

/** How long a search takes, or why searching fails. */
async function searched(
  index: Pick<SearchIndex, "search">,
  clock: Clock,
): Promise<{ readonly ms: number; readonly error: string | null }> {
  const begun = clock.monotonic();
  const error = await index.search({ text: "language models", limit: 1 }).then(
    () => null,
    (thrown: unknown) => `${messageOf(thrown)} Try “paperboy reindex”.`,
  );
  return { ms: Math.round(clock.monotonic() - begun), error };
}

/** Asks the process at PAPERBOY_HTTP; undefined if that is not set. */
async function ask({ http }: Config): Promise<Asked> {
  if (!http) return undefined;
  const host = http.host.includes(":") ? `[${http.host}]` : http.host;
  try {
    const response = await fetch(`http://${host}:${http.port}/metrics`, {
      signal: AbortSignal.timeout(ASKING_MS),
    });
    const told = (await response.text()).matchAll(
      /^paperboy_platform_connected\{platform="(\w+)"\} ([01])$/gm,
    );
    return {
      running: true,
      platforms: Object.fromEntries([...told].map(([, name = "", up]) => [name, up === "1"])),
    };
  } catch {
    return { running: false, platforms: {} };
  }
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

function when(at: string | null): string {
  return at === null ? "never" : moment(Date.parse(at));
}
