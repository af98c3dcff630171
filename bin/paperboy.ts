#!/usr/bin/env node
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { systemClock } from "../src/clock.ts";
import { type Config, readConfig } from "../src/config.ts";
import { FeedError, StoreError, UserError } from "../src/errors.ts";
import { type Day, toDay, utcDay } from "../src/paper.ts";
import { examine } from "./doctor.ts";
import {
  clockOnDay,
  defaultDay,
  importFiles,
  printDigest,
  printSearch,
  printWhy,
  rebuildIndex,
  syncDays,
} from "./library-commands.ts";
import { createLog, redactor } from "./log.ts";
import { discordInvite, printManifest } from "./manifest.ts";
import { say } from "./output.ts";
import { createSources, DEFAULT_DATABASE, openWorld, product, type World } from "./world.ts";

/** Work in flight gets this long after SIGTERM; then the process ends, which is as safe as a crash. */
const STOP_MS = 20_000;

const program = new Command(product.name)
  .description("Brings the day's trending Hugging Face papers to Discord and Slack channels.")
  .version(product.version)
  .addOption(new Option("--database <file>", "SQLite file").env("PAPERBOY_DATABASE"))
  .showHelpAfterError("(run with --help for how to use it)");

program
  .command("start")
  .description("run the bot: live where tokens are set, else the playground on this machine")
  .action(async () => {
    const config = loadConfig();
    const log = createLog(config);
    // The platforms' clients take a second to load, which the other commands need not wait for.
    const { start } = await import("./start.ts");
    const running = await start({
      config,
      log,
      database: databaseOption(),
      onFatal: (error) => fail(error, config),
    });
    if (running.playground) {
      say(`Playground: ${running.playground.url}`);
      say(
        "No DISCORD_TOKEN or SLACK_BOT_TOKEN is set, so nothing leaves this machine. README.md tells how to go live.",
      );
    }
    let stopping = false;
    const stop = (signal: string) => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info("stopping", { signal });
      setTimeout(() => process.exit(1), STOP_MS).unref();
      running.stop().then(
        () => process.exit(0),
        (error) => fail(error, config),
      );
    };
    process.on("SIGTERM", stop).on("SIGINT", stop);
    process.on("unhandledRejection", (error) => log.error("an error nobody was waiting for", { error }));
  });

program
  .command("sync")
  .description("load lists of Daily Papers into the library")
  .option("--date <day>", "the last day to load (YYYY-MM-DD, default today in UTC)", day)
  .option("--days <n>", "how many days up to it", between(1, 5000), 1)
  .action((options: { date?: Day; days: number }) =>
    withWorld((world) => syncDays(world, options.date ?? utcDay(systemClock.now()), options.days)),
  );

program
  .command("import")
  .description("read saved papers: daily JSON, the text of the papers page, JSON Lines; files or folders")
  .argument("<path...>")
  .action((paths: string[]) => withWorld((world) => importFiles(world, paths)));

program
  .command("digest")
  .description("print the digest of a day as it would be posted")
  .option("--date <day>", "YYYY-MM-DD (default today in UTC, or the newest list known)", day)
  .option("--count <n>", "papers, 1 to 10", between(1, 10), 5)
  .addOption(
    new Option("--format <format>", "payload or text").choices(["text", "discord", "slack"]).default("text"),
  )
  .action(async (options: { date?: Day; count: number; format: "text" | "discord" | "slack" }) => {
    const date = options.date ?? (await withWorld(defaultDay));
    await withWorld((world) => printDigest(world, date, options.count, options.format), date);
  });

program
  .command("search")
  .description("search the library")
  .argument("<query...>")
  .option("--limit <n>", "hits at most", between(1, 100), 10)
  .option("--json", "print JSON")
  .action((words: string[], options: { limit: number; json?: boolean }) =>
    withWorld((world) => printSearch(world, words.join(" "), options.limit, options.json ?? false)),
  );

program
  .command("reindex")
  .description("build the search index anew")
  .action(() => withWorld(rebuildIndex));

program
  .command("why")
  .description("tell what happened to a channel's digest")
  .requiredOption("--channel <id>", "Discord channel id or Slack channel id (C…)")
  .option("--day <day>", "local day of the channel (YYYY-MM-DD, default today)", day)
  .action((options: { channel: string; day?: Day }) =>
    withWorld((world) => printWhy(world, options.channel, options.day)),
  );

program
  .command("invite")
  .description("print the link that adds the bot to a server, with the least permissions")
  .addArgument(new Argument("<platform>").choices(["discord"]))
  .action(() => say(discordInvite(loadConfig())));

program
  .command("manifest")
  .description("print what a platform is told about the app")
  .addArgument(new Argument("<platform>").choices(["slack", "discord"]))
  .action((platform: "slack" | "discord") => printManifest(platform));

program
  .command("doctor")
  .description("check configuration, database, tokens, feed and clock; each line ok or how to mend it")
  .action(async () => {
    const healthy = await examine(process.env, databaseOption() ?? DEFAULT_DATABASE);
    if (!healthy) process.exitCode = 1;
  });

function databaseOption(): string | undefined {
  return (program.opts<{ database?: string }>().database ?? "").trim() || undefined;
}

/** Variables of the environment win over those of a `.env` file in the working directory. */
function loadConfig(): Config {
  return readConfig(process.env);
}

async function withWorld<T>(work: (world: World) => Promise<T>, onDay?: Day): Promise<T> {
  const config = loadConfig();
  const log = createLog({ ...config, logLevel: process.env.PAPERBOY_LOG_LEVEL ? config.logLevel : "error" });
  const clock = onDay ? clockOnDay(systemClock, onDay) : systemClock;
  const file = databaseOption() ?? DEFAULT_DATABASE;
  const world = await openWorld({ config, clock, log, file, sources: createSources(config, clock) });
  try {
    return await work(world);
  } finally {
    await world.store.close();
  }
}

function between(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Write a whole number from ${min} to ${max}.`);
  };
}

function day(text: string): Day {
  const value = toDay(text);
  if (value) return value;
  throw new InvalidArgumentError("Write a date like 2026-06-12.");
}

/** One clear line for what people can mend, the stack for what is our fault; never a secret. */
function fail(error: unknown, config?: Config): never {
  const expected = error instanceof UserError || error instanceof FeedError || error instanceof StoreError;
  const text =
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`paperboy: ${config ? redactor(config)(text) : text}\n`);
  process.exit(1);
}

try {
  process.loadEnvFile();
} catch {
  // Without a .env file the environment alone counts.
}
await program.parseAsync().catch((error) => fail(error));
