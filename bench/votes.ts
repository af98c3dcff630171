import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { Option } from "commander";
import { commandLine, wholeNumber } from "./command-line.ts";
import { throughDiscord, throughSlack } from "./votes/clients.ts";
import { createLedgerRun, createRawRun, type Rate } from "./votes/ledger.ts";

const { events, only, rounds } = commandLine(
  "bench:votes",
  `Sends reactions through each platform's real client and the whole core into the ledger, and compares each tally with what
the platform shows. Then measures the ledger by itself beside raw SQLite upserts into the same table, in turns, since
other work on the machine makes single figures mean little. Exits with 1 if a tally is off.`,
)
  .option("--events <n>", "reactions", wholeNumber(1), 100_000)
  .addOption(new Option("--only <platform>", "measure one platform").choices(["discord", "slack"]))
  .option("--rounds <n>", "turns of the ledger and of raw upserts", wholeNumber(1), 5)
  .parse()
  .opts<{ events: number; only?: string; rounds: number }>();
const folder = mkdtempSync(join(tmpdir(), "paperboy-votes-"));
const perSecond = (rate: Rate) => Math.round((rate.events / rate.ms) * 1000);
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

try {
  const ledger = await createLedgerRun(join(folder, "ledger.db"), events);
  const raw = await createRawRun(join(folder, "raw.db"), events);
  const turns: { ledger: number; raw: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [own, beside] = [perSecond(await ledger.round()), perSecond(await raw.round())];
    turns.push({ ledger: own, raw: beside, ratio: Number((own / beside).toFixed(2)) });
  }
  console.table(turns);
  const oneByOne = perSecond(await raw.oneByOne(Math.min(events, 2_000)));
  console.log(
    `${events} reactions, 400 people, 250 papers. Ledger ${median(turns.map((turn) => turn.ledger))}/s, ` +
      `raw upserts ${median(turns.map((turn) => turn.raw))}/s in the same groups, ratio ${median(turns.map((turn) => turn.ratio))} (goal 0.5); ` +
      `raw with a commit each ${oneByOne}/s.`,
  );
  await ledger.close();
  raw.close();

  let exact = true;
  for (const [name, through] of [
    ["Discord, discord.js gateway", throughDiscord],
    ["Slack, Bolt Socket Mode", throughSlack],
  ] as const) {
    if (only !== undefined && !name.toLowerCase().startsWith(only)) continue;
    const run = await through(join(folder, `${name.slice(0, 5)}.db`), events);
    exact &&= run.exact;
    console.log(
      `${name}: ${events} events in ${(run.ms / 1000).toFixed(1)} s, ${perSecond({ events, ms: run.ms })}/s; ` +
        `tally ${run.exact ? "exact" : `WRONG: ${run.ledger} in the ledger, ${run.platform} on the platform`}, ${run.edits} edits of the counts${run.lost > 0 ? `, ${run.lost} events lost over a broken connection and made up for by a recount` : ""}.`,
    );
  }
  console.log(
    `Load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(", ")}.`,
  );
  if (!exact) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
