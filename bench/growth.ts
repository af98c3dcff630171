import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleFolder } from "../bin/container.ts";
import { openDatabase } from "../drizzle/sqlite/connection/database.ts";
import { createStore } from "../drizzle/sqlite/store.ts";
import { openStorage } from "../drizzle/storage.ts";
import type { ChannelRef, DeliveryKey } from "../src/chat/refs.ts";
import { KEPT_DAYS, type NewDelivery } from "../src/delivery/outbox.ts";
import { commitDue } from "../src/delivery/planner.ts";
import { createSavedDays } from "../src/feed/saved-days.ts";
import { createLibrary } from "../src/library/library.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { silentLog } from "../src/runtime/log.ts";
import { createServices } from "../src/services.ts";
import type { Store } from "../src/store.ts";
import { applySettings } from "../src/subscriptions/settings.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { addDays, type Day } from "../src/time/day.ts";
import { DEFAULT_RULES } from "../src/votes/vote-emoji.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

const {
  channels: CHANNELS,
  days: DAYS,
  thin: THIN,
  alike: ALIKE,
} = commandLine(
  "bench:growth",
  "Measures how the SQLite file grows with digests from Monday to Friday, redrawing the counts once a day.",
)
  .option("--channels <n>", "how many channels get a digest", wholeNumber(1), 100)
  .option("--days <n>", "for how many days", wholeNumber(1), 365)
  .option("--alike", "every channel gets the same text, and nobody votes", false)
  .option("--no-thin", "keep the content of digests for as long as the digests")
  .parse()
  .opts<{ channels: number; days: number; thin: boolean; alike: boolean }>();

const DAY_MS = 86_400_000;
/** The afternoon of the sample's last day. */
const NOW = Date.parse("2026-08-21T15:00:00Z");
const BATCH = 200;

function channelAt(n: number): ChannelRef {
  const id = (kind: number) => String(1_000_000_000_000_000_000n + BigInt(kind) * 10n ** 12n + BigInt(n));
  return { platform: "discord", workspace: id(1), id: id(2) };
}

/** A digest as the product plans it from the sample. */
async function sampleDigest(): Promise<NewDelivery> {
  const clock: Clock = { ...systemClock, now: () => NOW };
  const { store, index } = await openStorage({ file: ":memory:", clock, log: silentLog });
  const feed = createSavedDays({ folder: sampleFolder });
  const library = createLibrary({ feed, lookups: [], store, clock, log: silentLog });
  await library.syncRecent(5);
  const channel = channelAt(0);
  await store.saveSubscription({
    channel,
    team: teamOf(channel),
    settings: applySettings({ weekdays: [1, 2, 3, 4, 5, 6, 7], time: "15:00" }, undefined, "UTC"),
    nextDueAt: NOW,
    createdBy: { platform: "discord", workspace: channel.workspace, user: "1" },
    createdAt: NOW - 1,
  });
  const { digests } = createServices({ store, index, library, adapters: [], clock, log: silentLog });
  await commitDue(digests, store, silentLog, NOW, new AbortController().signal);
  const [digest] = await store.deliveries(channel, 1, "digest");
  await store.close();
  if (!digest?.message) throw new Error("no digest was planned");
  return digest as NewDelivery;
}

/** The sample's digest for a channel and day, with unique words unless all digests are to be alike. */
function digestOf(sample: NewDelivery, n: number, day: Day, at: number): NewDelivery {
  const channel = channelAt(n);
  const mark = ALIKE ? day : `${day} ${n}`;
  return {
    ...sample,
    key: `${day.replaceAll("-", "")}${String(n).padStart(17, "0")}` as DeliveryKey,
    channel,
    team: teamOf(channel),
    day,
    dueAt: at,
    deadline: at + DAY_MS,
    message: sample.message && { ...sample.message, summary: `${sample.message.summary} ${mark}` },
    leftOut: sample.leftOut.map(({ paper, why }) => ({ paper, why: `${why} ${mark}` })),
  };
}

async function post(store: Store, sample: NewDelivery, day: Day, at: number): Promise<void> {
  for (let from = 0; from < CHANNELS; from += BATCH) {
    const many = Math.min(BATCH, CHANNELS - from);
    const all = Array.from({ length: many }, (_, n) => digestOf(sample, from + n, day, at));
    await store.plan(all.map((delivery) => ({ delivery })));
    const claims = await store.claimPlanned([{ platform: "discord" }], at, 60_000, BATCH);
    await Promise.all(
      claims.map(async (claim) => {
        const { channel, key, message } = claim.delivery;
        const posted = { channel, id: `1${key.slice(-18)}${day}` };
        await store.settle(claim, { state: "sent", posted, at });
        if (!ALIKE) await store.saveDrawn(posted, "1,0,0,0,0", message);
      }),
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), "paperboy-growth-"));
try {
  const file = join(folder, "paperboy.db");
  const database = await openDatabase({ file, clock: systemClock, log: silentLog });
  const store = createStore(database, { clock: systemClock, log: silentLog });
  const sample = await sampleDigest();
  const bytes = () => {
    const [pages, free, size] = ["page_count", "freelist_count", "page_size"].map((name) =>
      Number(database.client.pragma(name, { simple: true })),
    ) as [number, number, number];
    return { used: (pages - free) * size, file: pages * size };
  };
  const empty = bytes().used;
  const rows = [];
  let digests = 0;
  for (let n = 0; n < DAYS; n += 1) {
    const at = NOW + n * DAY_MS;
    if (![0, 6].includes(new Date(at).getUTCDay())) {
      await post(store, sample, addDays("2026-08-21" as Day, n), at);
      digests += CHANNELS;
    }
    if (THIN) while ((await store.thinDeliveries(at - (DEFAULT_RULES.openDays + 1) * DAY_MS, 1_000)) > 0);
    while ((await store.forgetDeliveries(at - KEPT_DAYS * DAY_MS, 1_000)) > 0);
    if ([14, 30, 89, 180, 364].includes(n) || n === DAYS - 1) {
      const { used, file: whole } = bytes();
      rows.push({
        day: n + 1,
        digests,
        "used, MB": ((used - empty) / 1e6).toFixed(1),
        "file, MB": (whole / 1e6).toFixed(1),
        "a channel, kB": ((used - empty) / 1e3 / CHANNELS).toFixed(1),
      });
    }
  }
  await store.close();
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
