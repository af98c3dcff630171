import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleFolder } from "../bin/container.ts";
import { openStorage } from "../drizzle/storage.ts";
import { commitDue } from "../src/delivery/planner.ts";
import { createSavedDays } from "../src/feed/saved-days.ts";
import { createLibrary } from "../src/library/library.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { silentLog } from "../src/runtime/log.ts";
import { createServices } from "../src/services.ts";
import type { Store } from "../src/store.ts";
import { applySettings } from "../src/subscriptions/settings.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { commandLine } from "./command-line.ts";

const { channels: sizes } = commandLine(
  "bench:planning",
  "Counts the store calls, and measures the time, that planning the digests of many due channels takes.",
)
  .option("--channels <n...>", "how many channels are due", ["200", "2000", "10000"])
  .parse()
  .opts<{ channels: readonly string[] }>();

/** The afternoon of the sample's last day, when every channel is due. */
const NOW = Date.parse("2026-08-21T15:00:00Z");
/** Channels per server, and so per team. */
const CHANNELS_A_TEAM = 5;

/** Wraps the store, counting the calls to its methods. */
function counting(store: Store): { readonly store: Store; readonly calls: () => number } {
  let calls = 0;
  const counted = new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...args: readonly unknown[]) => {
        calls += 1;
        return method.apply(target, args);
      };
    },
  });
  return { store: counted, calls: () => calls };
}

async function measure(channels: number) {
  const clock: Clock = { ...systemClock, now: () => NOW };
  const folder = mkdtempSync(join(tmpdir(), "paperboy-planning-"));
  const { store, index } = await openStorage({ file: join(folder, "paperboy.db"), clock, log: silentLog });
  try {
    const { store: counted, calls } = counting(store);
    const library = createLibrary({
      feed: createSavedDays({ folder: sampleFolder }),
      lookups: [],
      store: counted,
      clock,
      log: silentLog,
    });
    await library.syncRecent(5);
    for (let n = 0; n < channels; n += 1) {
      const workspace = `W${Math.floor(n / CHANNELS_A_TEAM)}`;
      const channel = { platform: "discord", workspace, id: `C${n}` };
      await store.saveSubscription({
        channel,
        team: teamOf(channel),
        settings: applySettings({ weekdays: [1, 2, 3, 4, 5, 6, 7], time: "15:00" }, undefined, "UTC"),
        nextDueAt: NOW,
        createdBy: { platform: "discord", workspace, user: "1" },
        createdAt: NOW - 1,
      });
    }
    const { digests } = createServices({
      store: counted,
      index,
      library,
      adapters: [],
      clock,
      log: silentLog,
    });
    const before = calls();
    const began = performance.now();
    await commitDue(digests, counted, silentLog, NOW, new AbortController().signal);
    const seconds = (performance.now() - began) / 1000;
    const made = calls() - before;
    const { planned } = (await store.deliveryCounts(0)).counts;
    if (planned !== channels) throw new Error(`${planned} of ${channels} digests were planned`);
    return {
      channels,
      "store calls": made,
      "calls a batch of 200": (made / (channels / 200)).toFixed(1),
      seconds: seconds.toFixed(2),
      "channels/s": Math.round(channels / seconds),
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

const rows = [];
for (const size of sizes) rows.push(await measure(Number(size)));
console.table(rows);
