import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runChaos } from "./chaos/run.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    /** How many times faster the product's clock runs; 1: the command line itself, in real time. */
    speed: { type: "string", default: "1" },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
const speed = Number(values.speed);

console.log(
  speed === 1
    ? "The built command line, in real time: leases and settling take a minute each, as in production."
    : `The built product over a clock ${speed} times as fast: leases and settling take ${60 / speed} s each.`,
);
const result = await runChaos({
  kills,
  seed,
  speed,
  onProgress: (killed, duplicates) =>
    console.log(`${killed} killed, ${duplicates} duplicates so far, load ${loadavg()[0]?.toFixed(1)}`),
});
const { said, ...figures } = result;
console.table({ ...figures, seconds: Math.round(figures.seconds), seed, load: loadavg()[0]?.toFixed(1) });
if (figures.exact !== figures.due || figures.misremembered + figures.badStops + figures.crashes > 0) {
  console.error(said.join("\n"));
  process.exitCode = 1;
}
