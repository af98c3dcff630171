#!/usr/bin/env node
import { existsSync } from "node:fs";
import { Argument, Command, Option } from "commander";
import { type Config, readConfig } from "../src/config.ts";
import { FORMATS, type Format } from "../src/export/file.ts";
import { systemClock } from "../src/runtime/clock.ts";
import { ChatError, FeedError, StoreError, UserError } from "../src/runtime/errors.ts";
import { createServices } from "../src/services.ts";
import { type Day, utcDay } from "../src/time/day.ts";
import { PERIODS, type Period } from "../src/time/period.ts";
import { between, day, publicUrlOption } from "./arguments.ts";
import { createSources, openContainer, product } from "./container.ts";
import { DEFAULT_DATABASE, isShared } from "./database/database.ts";
import { loadEnvFile } from "./env-file.ts";
import { discordInvite, slackInvite } from "./invite.ts";
import {
  clockOnDay,
  type Desk,
  defaultDay,
  exportFavourites,
  importFiles,
  printDigest,
  printSearch,
  rebuildIndex,
  syncDays,
} from "./library-commands.ts";
import { createLog, redactor } from "./log.ts";
import { addOperations, type Shell } from "./operations/commands.ts";
import { addEmail } from "./outlets/email.ts";
import { addMcp } from "./outlets/mcp.ts";
import { say, warn } from "./output.ts";
import type { Running } from "./run.ts";

/** Work in flight gets this long after SIGTERM; then the process ends, which is as safe as a crash. */
const STOP_MS = 20_000;
/** npm passes on a Ctrl-C that the terminal has sent us already: within this time both are one. */
const SAME_SIGNAL_MS = 1_000;
/** EX_CONFIG of sysexits.h. */
const UNAUTHORIZED = 78;

/** The platforms' libraries take a second to load, so only a command that needs them does. */
const PLATFORMS = ["discord", "slack"];

const program = new Command(product.name)
  .description("Brings the day's trending Hugging Face papers to Discord and Slack channels.")
  .version(product.version)
  .addOption(new Option("--database <file>", "SQLite file").env("PAPERBOY_DATABASE"))
  .configureHelp({ showGlobalOptions: true })
  .configureOutput({
    // One line, as every other failure.
    outputError: (text) => warn(`${sentence(text).replace(/^error: /, "")} See --help.`),
  });

program
  .command("start")
  .description("run the bot: live where tokens are set, else the playground on this machine")
  .option("--new-database", "begin with an empty database where the file was in use and has been emptied")
  .action(async ({ newDatabase = false }: { newDatabase?: boolean }) => {
    const config = loadConfig();
    const live = [config.discord, config.slack, config.email].some((platform) => platform !== undefined);
    // A visitor of the playground looks for its address, not at the log.
    const log = createLog(live ? config : quieter(config, "warn"));
    // The platforms' clients take a second to load, which the other commands need not wait for.
    const { start } = await import("./start.ts");
    let running: Running | undefined;
    let stopping = false;
    /** What is in flight ends first, so that a digest half-way out is settled; then `leave` ends the process. */
    const stop = (leave: () => never) => {
      if (stopping) return;
      stopping = true;
      setTimeout(leave, STOP_MS).unref();
      // Still starting: nothing is in flight yet.
      if (!running) return leave();
      running.stop().then(leave, (error) => (process.exitCode ? leave() : fail(error)));
    };
    let asked = 0;
    const onSignal = (signal: string) => {
      if (stopping && systemClock.monotonic() - asked > SAME_SIGNAL_MS) process.exit(1);
      if (stopping) return;
      asked = systemClock.monotonic();
      log.info("stopping", { signal });
      stop(() => process.exit(0));
    };
    process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
    process.on("unhandledRejection", (error) => log.error("unhandled rejection", { error }));
    if (!live) say("No tokens are set: starting the playground on this machine.");
    running = await start({
      config,
      log,
      database: databaseOption(),
      newDatabase,
      onFatal: (error) => {
        if (stopping) return;
        tell(error);
        process.exitCode = exitCodeOf(error);
        stop(() => process.exit());
      },
    });
    if (running.playground) {
      if (running.sample) say("Hugging Face was not reached, so it shows the bundled sample.");
      say(`Playground: ${running.playground.url}`);
      say("Nothing leaves this machine. README.md tells how to go live; Ctrl-C stops it.");
    } else {
      const platforms = [config.discord && "Discord", config.slack && "Slack", config.email && "e-mail"]
        .filter(Boolean)
        .join(" and ");
      const chat = config.discord !== undefined || config.slack !== undefined;
      const next = chat ? "Type “/papers subscribe” in a channel" : "“paperboy subscribe” takes addresses";
      const started = `Started for ${platforms}. ${next}; Ctrl-C stops it.`;
      running.connected.then(
        () => say(started),
        // `onFatal` tells it.
        () => {},
      );
    }
  });

program
  .command("sync")
  .description("load lists of Daily Papers into the library")
  .option("--date <day>", "the last day to load (YYYY-MM-DD, default today in UTC)", day)
  .option("--days <n>", "how many days up to it, 1 to 5000", between(1, 5000), 1)
  .action((options: { date?: Day; days: number }) =>
    withServices((services) => syncDays(services, options.date ?? utcDay(systemClock.now()), options.days)),
  );

program
  .command("import")
  .description(
    "read saved papers: daily JSON, the text of the papers page, JSON Lines, the arXiv metadata snapshot (also .gz); files or folders",
  )
  .argument("<path...>")
  .action((paths: string[]) => withServices((services) => importFiles(services, paths)));

program
  .command("digest")
  .description("print the digest of a day as it would be posted")
  .option("--date <day>", "YYYY-MM-DD (default today in UTC, or the newest list known)", day)
  .option("--count <n>", "papers, 1 to 10", between(1, 10), 5)
  .addOption(
    new Option("--format <format>", "text, or a platform's payload")
      .choices(["text", ...PLATFORMS])
      .default("text"),
  )
  .action(async (options: { date?: Day; count: number; format: string }) => {
    const { RENDERERS } = await import("./platforms.ts");
    const date = options.date ?? (await withPreview(defaultDay));
    await withPreview(
      (services) => printDigest(services, date, options.count, RENDERERS[options.format]),
      date,
    );
  });

program
  .command("search")
  .description("search the library")
  .argument("<query...>")
  .option("--limit <n>", "hits at most", between(1, 100), 10)
  .option("--json", "print JSON")
  .action((words: string[], options: { limit: number; json?: boolean }) =>
    withExisting((services) => printSearch(services, words.join(" "), options.limit, options.json ?? false)),
  );

program
  .command("reindex")
  .description("build the search index anew")
  .action(() => withExisting(rebuildIndex));

program
  .command("export")
  .description("print a team's favourites as BibTeX, RIS, CSV or JSON")
  .requiredOption("--team <team>", "discord:<server id> or slack:<workspace id>")
  .addOption(new Option("--format <format>").choices(Object.keys(FORMATS)).default("bibtex"))
  .addOption(new Option("--period <period>", "votes of").choices(Object.keys(PERIODS)).default("all"))
  .action((options: { team: string; format: Format; period: Period }) =>
    withExisting((services) => exportFavourites(services, options.team, options.format, options.period)),
  );

program
  .command("invite")
  .description(
    "print the links that add the bot to a server, with the least permissions, or to an account; or create the Slack app",
  )
  .addArgument(new Argument("<platform>").choices(PLATFORMS))
  .addOption(publicUrlOption())
  .action(async (platform: string, { publicUrl }: { publicUrl?: string }) => {
    if (platform !== "slack") return say(discordInvite(loadConfig()));
    const { MANIFESTS } = await import("./platforms.ts");
    say(slackInvite(MANIFESTS.slack?.(publicUrl) ?? ""));
  });

program
  .command("manifest")
  .description("print what a platform is told about the app")
  .addArgument(new Argument("<platform>").choices(PLATFORMS))
  .addOption(publicUrlOption())
  .action(async (platform: string, { publicUrl }: { publicUrl?: string }) => {
    const { MANIFESTS } = await import("./platforms.ts");
    say(MANIFESTS[platform]?.(publicUrl) ?? "");
  });

program
  .command("doctor")
  .description("check configuration, database, tokens, feed and clock; each line ok or how to mend it")
  .action(async () => {
    const { examine } = await import("./doctor.ts");
    const healthy = await examine(process.env, databaseOption() ?? DEFAULT_DATABASE);
    if (!healthy) process.exitCode = 1;
  });

const shell: Shell = {
  config: loadConfig,
  database: () => databaseOption() ?? DEFAULT_DATABASE,
  file: sqliteFile,
  sqlite: fileOption,
  postgres: postgresUrl,
  existing: existingDatabase,
  withExisting,
};
addOperations(program, shell);
addMcp(program, shell);
addEmail(program, shell);

/** The complaint as one sentence that ends in a stop. */
function sentence(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .replace(/(?<![.!?)])$/, ".");
}

/**
 * The SQLite file named on the command line, else the PostgreSQL database of the environment, else the environment's file:
 * service definitions and images name a file for everybody.
 */
function databaseOption(): string | undefined {
  const file = (program.opts<{ database?: string }>().database ?? "").trim();
  const typed = program.getOptionValueSource("database") === "cli" && file !== "";
  const url = process.env.DATABASE_URL?.trim() ?? "";
  if (typed || url === "") return file || undefined;
  // Says what is wrong with an address that is none, rather than go on with a file.
  if (!isShared(url)) loadConfig();
  return url;
}

/** Known once it was read, so that what is told afterwards shows none of its secrets. */
let known: Config | undefined;

/** Variables of the environment win over those of a `.env` file in the working directory. */
function loadConfig(): Config {
  known = readConfig(process.env);
  return known;
}

/** Logs from `level` on, unless the operator has named another. */
function quieter(config: Config, level: Config["logLevel"]): Config {
  return process.env.PAPERBOY_LOG_LEVEL?.trim() ? config : { ...config, logLevel: level };
}

/** For commands that only read: they never create a database. Throws UserError where there is none. */
async function withExisting<T>(work: (services: Desk) => Promise<T>): Promise<T> {
  if (!isShared(databaseOption() ?? DEFAULT_DATABASE)) existingDatabase();
  return withServices(work);
}

function sqliteFile(): string {
  const file = databaseOption() ?? DEFAULT_DATABASE;
  if (!isShared(file)) return file;
  throw new UserError(
    "This command is for SQLite files. Back PostgreSQL up with pg_dump, and restore it with pg_restore.",
  );
}

function fileOption(): string {
  const file = program.opts<{ database?: string }>().database?.trim() || DEFAULT_DATABASE;
  if (!isShared(file)) return file;
  throw new UserError("--database names the SQLite file here; PostgreSQL is what DATABASE_URL says.");
}

function postgresUrl(): string {
  const url = process.env.DATABASE_URL?.trim() ?? "";
  if (isShared(url)) return url;
  throw new UserError("DATABASE_URL names no PostgreSQL: set it to postgres://user:password@host/database.");
}

function existingDatabase(): string {
  const file = sqliteFile();
  if (existsSync(file)) return file;
  throw new UserError(
    `There is no database at ${file}. Name one with --database, or create it with “paperboy start”, sync or import.`,
  );
}

/** A preview needs no database: without one, it reads the lists into memory. */
function withPreview<T>(work: (services: Desk) => Promise<T>, onDay?: Day): Promise<T> {
  const file = databaseOption() ?? DEFAULT_DATABASE;
  return withServices(work, { onDay, file: isShared(file) || existsSync(file) ? file : ":memory:" });
}

async function withServices<T>(
  work: (services: Desk) => Promise<T>,
  { onDay, file = databaseOption() ?? DEFAULT_DATABASE }: { onDay?: Day | undefined; file?: string } = {},
): Promise<T> {
  const config = loadConfig();
  const log = createLog(quieter(config, "error"));
  const clock = onDay ? clockOnDay(systemClock, onDay) : systemClock;
  const container = await openContainer({ config, clock, log, file, sources: createSources(config, clock) });
  try {
    return await work({ ...createServices({ ...container, adapters: [] }), saved: container.saved });
  } finally {
    await container.store.close();
  }
}

/** One clear line for what people can mend, the stack for what is our fault; never a secret. */
function tell(error: unknown): void {
  const expected = [ChatError, FeedError, StoreError, UserError].some((kind) => error instanceof kind);
  const text =
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  warn(redactor(known)(text));
}

/** A refused token stays refused: the supervisor can tell by this code that only a person helps. */
function exitCodeOf(error: unknown): number {
  return error instanceof ChatError && error.kind === "unauthorized" ? UNAUTHORIZED : 1;
}

function fail(error: unknown): never {
  tell(error);
  process.exit(exitCodeOf(error));
}

// Readers of our output may stop early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
try {
  loadEnvFile(".env", process.env);
} catch (error) {
  fail(error);
}
await program.parseAsync().catch((error) => fail(error));
