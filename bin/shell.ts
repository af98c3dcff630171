import { existsSync } from "node:fs";
import { type Command, Option } from "commander";
import { type Config, readConfig } from "../src/config.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { UserError } from "../src/runtime/errors.ts";
import { createServices, type Services } from "../src/services.ts";
import type { Day } from "../src/time/day.ts";
import { type Container, createSources, openContainer } from "./container.ts";
import { DEFAULT_DATABASE, isShared } from "./database/database.ts";
import { createLog } from "./log.ts";

/** The services that the command line's commands use. */
export type Desk = Services & Pick<Container, "saved">;

/** What the command line gives its commands: the configuration and the database that was named. */
export interface Shell {
  /** Reads the environment. Throws UserError. */
  config(): Config;
  /** What `config` read last, so that errors show none of its secrets. */
  known(): Config | undefined;
  /** The database that was named, wherever it is; undefined if none was. */
  named(): string | undefined;
  /** The same, or the default file. */
  database(): string;
  /** The same, for commands that only work on SQLite files. Throws UserError for PostgreSQL. */
  file(): string;
  /** The SQLite file that was named, whatever DATABASE_URL says. */
  sqlite(): string;
  /** DATABASE_URL. Throws UserError if it isn't a PostgreSQL address. */
  postgres(): string;
  /** The SQLite file, which exists. Throws UserError. */
  existing(): string;
  /** Runs `work` on the database, which is created if necessary. */
  withServices<T>(work: (desk: Desk) => Promise<T>): Promise<T>;
  /** Runs `work` on a database that exists: for commands that must not create one. Throws UserError if there is none. */
  withExisting<T>(work: (desk: Desk) => Promise<T>): Promise<T>;
  /** Runs `work` on the database, or in memory if there is none; as if it were `onDay`. */
  withPreview<T>(work: (desk: Desk) => Promise<T>, onDay?: Day): Promise<T>;
}

/** Adds the options that all commands share, and returns what they work with. */
export function createShell(program: Command): Shell {
  let known: Config | undefined;
  program.addOption(new Option("--database <file>", "SQLite file").env("PAPERBOY_DATABASE"));

  function config(): Config {
    known = readConfig(process.env);
    return known;
  }

  /** The SQLite file named on the command line or in the environment. */
  const fileNamed = () => program.opts<{ database?: string }>().database?.trim() || undefined;
  /** The environment's DATABASE_URL; empty if it is not set. */
  const url = () => process.env.DATABASE_URL?.trim() ?? "";

  /**
   * The SQLite file named on the command line, otherwise the environment's PostgreSQL database, otherwise the
   * environment's file: service definitions and images set a file for everybody.
   */
  function named(): string | undefined {
    const file = fileNamed();
    const typed = program.getOptionValueSource("database") === "cli" && file !== undefined;
    const address = url();
    if (typed || address === "") return file;
    // Rather than fall back to a file, report what is wrong with the address.
    if (!isShared(address)) config();
    return address;
  }

  const database = () => named() ?? DEFAULT_DATABASE;

  function file(): string {
    const path = database();
    if (!isShared(path)) return path;
    throw new UserError(
      "This command is for SQLite files. Back PostgreSQL up with pg_dump, and restore it with pg_restore.",
    );
  }

  function existing(): string {
    const path = file();
    if (existsSync(path)) return path;
    throw new UserError(
      `There is no database at ${path}. Name one with --database, or create it with “paperboy start”, sync or import.`,
    );
  }

  async function withDatabase<T>(work: (desk: Desk) => Promise<T>, path: string, onDay?: Day): Promise<T> {
    const read = config();
    const log = createLog(quieter(read, "error"));
    const clock = onDay ? clockOnDay(systemClock, onDay) : systemClock;
    const sources = createSources(read, clock);
    const container = await openContainer({ config: read, clock, log, file: path, sources });
    try {
      return await work({ ...createServices({ ...container, adapters: [] }), saved: container.saved });
    } finally {
      await container.store.close();
    }
  }

  return {
    config,
    known: () => known,
    named,
    database,
    file,
    existing,
    sqlite() {
      const path = fileNamed() ?? DEFAULT_DATABASE;
      if (!isShared(path)) return path;
      throw new UserError("--database takes the SQLite file here; PostgreSQL comes from DATABASE_URL.");
    },
    postgres() {
      const address = url();
      if (isShared(address)) return address;
      throw new UserError(
        "DATABASE_URL is not a PostgreSQL address: set it to postgres://user:password@host/database.",
      );
    },
    withServices: (work) => withDatabase(work, database()),
    async withExisting(work) {
      if (!isShared(database())) existing();
      return withDatabase(work, database());
    },
    withPreview(work, onDay) {
      const path = database();
      return withDatabase(work, isShared(path) || existsSync(path) ? path : ":memory:", onDay);
    },
  };
}

/** The machine's clock, stopped at the end of a past day so that its digest is composed as of then. */
function clockOnDay(clock: Clock, day: Day): Clock {
  const end = Date.parse(`${day}T23:59:59Z`);
  return { ...clock, now: () => Math.min(clock.now(), end) };
}

/** Logs from `level` on, unless the operator has set another level. */
export function quieter(config: Config, level: Config["logLevel"]): Config {
  return process.env.PAPERBOY_LOG_LEVEL?.trim() ? config : { ...config, logLevel: level };
}
