import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore as openPostgres } from "../drizzle/postgres/store.ts";
import { openStore as openSqlite } from "../drizzle/sqlite/store.ts";
import type { DeliveryKey } from "../src/chat/refs.ts";
import type { NewDelivery } from "../src/delivery/outbox.ts";
import type { PaperId } from "../src/papers/paper.ts";
import { silentLog } from "../src/runtime/log.ts";
import type { Store } from "../src/store.ts";
import type { TeamId } from "../src/teams/team-id.ts";
import type { Day } from "../src/time/day.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

const { channels: CHANNELS, votes: VOTES } = commandLine(
  "bench:store",
  "Compares the speed of the outbox and the vote ledger in SQLite and in the PostgreSQL database named by DATABASE_URL, which is written to.",
)
  .option("--channels <n>", "how many deliveries are planned, claimed and settled", wholeNumber(1), 2_000)
  .option("--votes <n>", "how many votes are cast", wholeNumber(1), 4_000)
  .parse()
  .opts<{ channels: number; votes: number }>();

const IN_FLIGHT = 200;
const BATCH = 50;
const TALLIES = 2_000;
const DAY_MS = 86_400_000;

const run = Date.now().toString(36);
const now = Date.now();
const team = (n: number) => `discord:${run}${n}` as TeamId;
const papers = Array.from({ length: 5 }, (_, n) => `2611.0000${n}` as PaperId);

function delivery(n: number): NewDelivery {
  const key = `${run}${String(n).padStart(8, "0")}` as DeliveryKey;
  return {
    key,
    kind: "share:bench",
    channel: { platform: "discord", workspace: `${run}${n}`, id: "1" },
    team: team(n),
    day: "2026-11-30" as Day,
    dueAt: now,
    papers,
    deadline: now + DAY_MS,
    message: { summary: "Five papers", blocks: [{ kind: "paragraph", text: ["x".repeat(4_000)] }] },
    note: undefined,
    leftOut: [],
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

async function plan(store: Store): Promise<void> {
  for (let from = 0; from < CHANNELS; from += BATCH)
    await store.plan(Array.from({ length: BATCH }, (_, n) => ({ delivery: delivery(from + n) })));
}

async function claimAndSettle(store: Store): Promise<void> {
  for (;;) {
    const claims = await store.claimPlanned([{ platform: "discord" }], now, 60_000, BATCH);
    await Promise.all(
      claims.map((claim) =>
        store.settle(claim, {
          state: "sent",
          posted: { channel: claim.delivery.channel, id: claim.delivery.key },
          at: now,
        }),
      ),
    );
    if (claims.length === 0) return;
  }
}

/** Runs `work` this many times, several at once. */
async function repeat(times: number, atOnce: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < times; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const vote = (store: Store) =>
  repeat(VOTES, IN_FLIGHT, async (n) => {
    const channel = { platform: "discord", workspace: `${run}${n % 50}`, id: "1" } as const;
    const person = { platform: "discord", workspace: "", user: `u${n}` } as const;
    const paper = papers[n % papers.length] as PaperId;
    const cast = { team: team(n % 50), paper, person, kind: "up", channel, via: "button" } as const;
    await store.applyCasts([{ cast, standing: true, at: now + n }]);
  });

const tally = (atOnce: number) => (store: Store) =>
  repeat(TALLIES, atOnce, (n) => store.tallies(team(n % 50), papers));

async function measure(store: Store): Promise<readonly number[]> {
  const rates: number[] = [];
  for (const [work, many] of [
    [plan, CHANNELS],
    [claimAndSettle, CHANNELS],
    [vote, VOTES],
    [tally(IN_FLIGHT), TALLIES],
    [tally(1), TALLIES],
  ] as const)
    rates.push(many / (await seconds(() => work(store))));
  await store.close();
  return rates;
}

const url = process.env.DATABASE_URL;
if (!url) throw new Error("Name a scratch PostgreSQL database in DATABASE_URL.");
const folder = mkdtempSync(join(tmpdir(), "paperboy-bench-"));
try {
  const sqlite = await measure(await openSqlite({ file: join(folder, "bench.db"), log: silentLog }));
  const postgres = await measure(await openPostgres({ url, log: silentLog }));
  console.log("a second                        SQLite  PostgreSQL  ratio");
  for (const [n, what] of [
    "plans, 50 per batch",
    "claims and settlements",
    "votes, 200 in flight",
    "tallies, 200 in flight",
    "tallies, one by one",
  ].entries()) {
    const [ours = 0, theirs = 0] = [sqlite[n], postgres[n]];
    const figures = [
      ours.toFixed(0).padStart(8),
      theirs.toFixed(0).padStart(11),
      (theirs / ours).toFixed(2).padStart(6),
    ];
    console.log(`${what.padEnd(28)}${figures.join(" ")}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
