import { commandLine, wholeNumber } from "../../bench/command-line.ts";
import { simulate } from "./simulate.ts";

const { seeds, days, from } = commandLine(
  "simulate",
  "Lives through many seeded histories of the whole core and prints one table. Exits with 1 if a promise is broken.",
)
  .option("--seeds <n>", "histories", wholeNumber(1), 100)
  .option("--days <n>", "days of each history", wholeNumber(1), 14)
  .option("--from <seed>", "the first seed", wholeNumber(0), 1)
  .parse()
  .opts<{ seeds: number; days: number; from: number }>();
const until = from + seeds;
const counts = new Map<string, number>();
const failed: number[] = [];
let channels = 0;
let digests = 0;
let channelDays = 0;
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);
for (let seed = from; seed < until; seed += 1) {
  const result = await simulate({ seed, days });
  channels += result.channels;
  channelDays += result.channels * days;
  digests += result.digests;
  for (const [what, times] of Object.entries(result.counts))
    counts.set(what, (counts.get(what) ?? 0) + times);
  if (result.failure !== undefined) {
    failed.push(seed);
    process.stdout.write(
      `\nSEED=${seed} DAYS=${days} CHANNELS=${result.channels} npx vitest run test/simulation/simulation.test.ts\n${result.failure}\n`,
    );
  }
  if ((seed - from + 1) % 10 === 0)
    process.stdout.write(
      `${seed - from + 1} seeds, ${digests} digests, ${failed.length} failed, ${seconds()} s\n`,
    );
}
process.stdout.write(
  `\n${until - from} seeds × ${days} days: ${channels} channels, ${channelDays} channel days, ${digests} digests, ` +
    `${failed.length} failed${failed.length > 0 ? ` (${failed.join(", ")})` : ""}, ${seconds()} s, ` +
    `${Math.round(process.cpuUsage().user / 1e6)} s of CPU\n`,
);
for (const [what, times] of [...counts].sort(([, a], [, b]) => b - a))
  process.stdout.write(`${String(times).padStart(9)}  ${what}\n`);
if (failed.length > 0) process.exitCode = 1;
