import fc from "fast-check";
import { commands } from "../commands/index.ts";
import { meaningOf } from "../test/chat/command-line/meaning.ts";
import { noisyLines } from "../test/chat/command-line/noisy-lines.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

const { lines, seed } = commandLine(
  "bench:typing",
  `Types lines built from the help with what phones make of them (dashes, quotes, blanks, case, languages, endings), and
counts those understood as the plain line, refused, and understood as something else: the last must be none.`,
)
  .option("--lines <n>", "lines to type", wholeNumber(1, 10_000_000), 100_000)
  .option("--seed <n>", "of the random lines", wholeNumber(0), Date.now() % 1_000_000)
  .parse()
  .opts<{ lines: number; seed: number }>();

const refusals = new Map<string, { times: number; readonly example: string }>();
const misread: string[] = [];
let understood = 0;
const start = process.cpuUsage();
for (const { clean, noisy } of fc.sample(noisyLines(commands), { numRuns: lines, seed })) {
  const read = meaningOf(commands, noisy);
  if (read.refused !== undefined) {
    const reason = read.refused.replace(/“[^”]*”/, "“…”");
    const known = refusals.get(reason) ?? { times: 0, example: noisy };
    refusals.set(reason, { ...known, times: known.times + 1 });
  } else if (JSON.stringify(read) === JSON.stringify(meaningOf(commands, clean))) understood += 1;
  else misread.push(`${JSON.stringify(noisy)} is not ${JSON.stringify(clean)}`);
}
const { user, system } = process.cpuUsage(start);

const refused = [...refusals.values()].reduce((sum, { times }) => sum + times, 0);
console.log(`seed ${seed}, ${lines} lines, ${((user + system) / 1_000 / lines).toFixed(2)} ms of CPU each`);
console.log(`understood as the plain line: ${understood}`);
console.log(`refused:                      ${refused}`);
console.log(`understood as something else: ${misread.length}`);
const commonest = [...refusals].sort(([, a], [, b]) => b.times - a.times).slice(0, 10);
for (const [reason, { times, example }] of commonest)
  console.log(`  ${times} × ${reason}\n      ${JSON.stringify(example)}`);
for (const line of misread.slice(0, 20)) console.log(`  ${line}`);
process.exitCode = misread.length === 0 ? 0 : 1;
