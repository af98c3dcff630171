import { loadavg } from "node:os";
import { runCopies } from "./chaos/copies.ts";
import { runChaos } from "./chaos/run.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

const { kills, seed, speed, copies, blind } = commandLine(
  "chaos",
  "Kills the built product over and over while digests go out, then counts the messages in every channel, and the mails at every address.",
)
  .option("--kills <n>", "processes to kill", wholeNumber(1), 50)
  .option("--seed <n>", "the same seed kills at the same points", wholeNumber(0), 1)
  .option("--speed <n>", "how much faster than real time the product's clock runs", wholeNumber(1, 60), 1)
  .option(
    "--copies <n>",
    "processes on one PostgreSQL database, killed and suspended in real time",
    wholeNumber(1, 8),
    1,
  )
  .option("--blind", "with copies: Slack's look-ups find nothing, so that duplicates must appear", false)
  .parse()
  .opts<{ kills: number; seed: number; speed: number; copies: number; blind: boolean }>();

console.log(
  speed === 1 || copies > 1
    ? "The built command line, in real time: leases and settling take a minute each, as in production."
    : `The built product over a clock ${speed} times as fast: leases and settling take ${60 / speed} s each.`,
);
const onProgress = (killed: number, duplicates: number) =>
  console.log(`${killed} killed, ${duplicates} duplicates so far, load ${loadavg()[0]?.toFixed(1)}`);
const result =
  copies > 1
    ? await runCopies({ copies, kills, seed, blind, onProgress })
    : await runChaos({ kills, seed, speed, onProgress });
const { said, odd, ...figures } = result;
console.table({ ...figures, seconds: Math.round(figures.seconds), seed, load: loadavg()[0]?.toFixed(1) });
console.log(
  "Mail is promised never to come twice. If its answer is lost, it is reported as possibly delivered and not sent again.",
);
const broken = [
  figures.misremembered,
  figures.inversions,
  figures.mailedTwice,
  figures.mailsLost,
  "badStops" in figures ? figures.badStops : 0,
  figures.crashes,
].some((count) => count > 0);
if (figures.exact !== figures.due || broken) {
  console.error([...said, ...odd].join("\n"));
  process.exitCode = 1;
}
