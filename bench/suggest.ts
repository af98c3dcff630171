import { performance } from "node:perf_hooks";
import { createDiscordAdapter } from "../adapters/discord/index.ts";
import { commands } from "../commands/index.ts";
import { openStorage } from "../drizzle/storage.ts";
import { createDiscord } from "../playground/discord/index.ts";
import { suggest } from "../src/answering/autocomplete.ts";
import type { ChatHandlers, Suggestion, Typing } from "../src/chat/adapter.ts";
import { systemClock } from "../src/runtime/clock.ts";
import { silentLog } from "../src/runtime/log.ts";
import { addDays, toDay } from "../src/time/day.ts";
import { makePaper } from "../test/fixtures/papers.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

const { papers: size, letters } = commandLine(
  "bench:suggest",
  `Measures the time from a typed letter to Discord's suggestions: the real client and adapter against a Discord on
loopback, beside the same with a handler that does nothing. On a busy machine the CPU time of all of it (client,
adapter, search and server) tells more than the clock.`,
)
  .option("--papers <n>", "papers in the library", wholeNumber(100, 100_000), 10_000)
  .option("--letters <n>", "letters typed per option", wholeNumber(1), 400)
  .parse()
  .opts<{ papers: number; letters: number }>();
const WORDS =
  "sparse attention agents reasoning diffusion language model robot video world policy reward graph vision token speech memory planning retrieval alignment safety kernel code proof data long context small open scaling".split(
    " ",
  );
const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.bench.not-a-token-just-for-loopback";

/** Deterministic, so that two runs type the same text. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const pick = sequence(7);
const word = () => WORDS[pick(WORDS.length)] as string;
const titleOf = () => Array.from({ length: 5 + pick(6) }, word).join(" ");

const { store, index } = await openStorage({ file: ":memory:", clock: systemClock, log: silentLog });
const first = toDay("2024-01-01");
if (!first) throw new Error("no day");
for (let from = 0; from < size; from += 100) {
  const day = addDays(first, from / 100);
  const papers = Array.from({ length: 100 }, (_, index) => {
    const id = `24${String(1 + (from % 12)).padStart(2, "0")}.${String(from + index).padStart(5, "0")}`;
    return makePaper({ id, title: titleOf(), upvotes: pick(300) });
  });
  await store.saveListing(day, papers, systemClock.now());
}

const discord = createDiscord({ token: TOKEN, rateLimits: "off" });
const guild = discord.addGuild({ name: "Bench" }).id;
const channel = discord.addChannel({ guild, name: "papers" }).id;
const user = discord.addUser({ name: "ada" }).id;
const { apiUrl, close } = await discord.listen();

const KINDS = [
  ["search", "query", () => titleOf().slice(0, 1 + pick(20))],
  ["show", "paper", () => titleOf().slice(0, 1 + pick(20))],
  ["date", "day", () => `2026-0${1 + pick(9)}`.slice(0, 1 + pick(7))],
  ["subscribe", "timezone", () => "Europe/Berlin".slice(0, 1 + pick(12))],
] as const;
const ANSWERS: Readonly<Record<string, (typing: Typing) => Promise<readonly Suggestion[]>>> = {
  "empty handler": async () => [],
  paperboy: async ({ command, option, text }) => {
    const kind = commands.find(({ name }) => name === command)?.options[option]?.suggest;
    return kind ? suggest(kind, text, { index, clock: systemClock }) : [];
  },
};

console.log(`${size} papers; milliseconds from the typed letter to its suggestions`);
console.log(
  `${"".padEnd(34)}${["p50", "p95", "p99", "max", "cpu"].map((name) => name.padStart(8)).join("")}`,
);
for (const [what, answer] of Object.entries(ANSWERS)) {
  const adapter = createDiscordAdapter({ token: TOKEN, apiUrl, log: silentLog, clock: systemClock });
  await adapter.start(commands, { suggest: answer, connected: () => {} } as unknown as ChatHandlers);
  for (const [command, option, typed] of KINDS) {
    const times: number[] = [];
    const before = process.cpuUsage();
    for (let letter = 0; letter < letters; letter++) {
      const typing = { option, value: typed() };
      const begun = performance.now();
      await discord.autocomplete(user, channel, "papers", command, typing);
      // The first ones include compilation.
      if (letter >= letters / 10) times.push(performance.now() - begun);
    }
    const { user: own, system } = process.cpuUsage(before);
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    const row = [at(0.5), at(0.95), at(0.99), at(1), (own + system) / 1_000 / letters]
      .map((ms) => ms.toFixed(1).padStart(8))
      .join("");
    console.log(`${`${what}: /papers ${command} ${option}:`.padEnd(34)}${row}`);
  }
  await adapter.stop();
}
await close();
await store.close();
