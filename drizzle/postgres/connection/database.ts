import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { placeOf } from "../../shared/place.ts";
import { clientOptions } from "./client.ts";
import { isRace, toStoreError } from "./errors.ts";
import { TURNS, type Turn } from "./locks.ts";
import { migrate } from "./migrate.ts";
import { storable } from "./storable.ts";

/** A named statement, whose plan each connection caches by name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Scalar[];

/** Runs statements, in a transaction or each in its own on any connection. */
export interface Session {
  readonly orm: NodePgDatabase;
  run<Row extends object>(statement: Statement, values?: readonly Value[]): Promise<readonly Row[]>;
}

/** An open, migrated database, shared with other processes. Failures throw StoreError. */
export interface Database {
  /** Runs a single statement, which is atomic by itself. */
  ask<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs several statements on one consistent state. */
  read<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs several statements atomically, retrying if another transaction interferes. */
  write<T>(work: (session: Session) => Promise<T>, turn?: Turn): Promise<T>;
  close(): Promise<void>;
}

const CONNECTIONS = 10;
const TRIES = 5;

/** Opens and migrates the database at `url`. Throws StoreError. */
export async function openDatabase(options: {
  readonly url: string;
  readonly log: Log;
  readonly connections?: number;
}): Promise<Database> {
  const { url, log, connections = CONNECTIONS } = options;
  const place = placeOf(url);
  await migrate(url, log);
  const pool = new pg.Pool({ ...clientOptions(url), max: connections });
  // The pool drops a connection that breaks while idle, and opens another when needed.
  pool.on("error", (error) =>
    log.warn("database connection lost; reconnecting", { error: toStoreError(error, place) }),
  );
  // A connection that breaks in use makes its statement fail, which reports the error.
  pool.on("connect", (client) => void client.on("error", () => {}));
  return wrap(pool, place);
}

function wrap(pool: pg.Pool, place: string): Database {
  const sessions = new WeakMap<pg.Pool | pg.PoolClient, Session>();
  let closing: Promise<void> | undefined;

  function sessionOf(client: pg.Pool | pg.PoolClient): Session {
    const session = sessions.get(client) ?? createSession(client);
    sessions.set(client, session);
    return session;
  }

  async function once<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query(begin);
      const value = await work(sessionOf(client));
      await client.query("commit");
      return value;
    } catch (error) {
      broken =
        toStoreError(error, place).kind === "unreachable" ||
        (await client.query("rollback").then(
          () => false,
          () => true,
        ));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      if (closing) throw new StoreError("other", `The database ${place} is closed.`);
      try {
        return await work();
      } catch (error) {
        if (!isRace(error) || tries === TRIES) throw toStoreError(error, place);
      }
    }
  }

  return {
    ask: (work) => guarded(() => work(sessionOf(pool))),
    read: (work) => guarded(() => once("begin isolation level repeatable read read only", work)),
    write: (work, turn) => guarded(() => once(turn ? `begin; ${TURNS[turn]}` : "begin", work)),
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}

function createSession(client: pg.Pool | pg.PoolClient): Session {
  return {
    orm: drizzle({ client }),
    async run<Row extends object>({ name, text }: Statement, values: readonly Value[] = []) {
      const { rows } = await client.query<Row>({ name, text, values: values.map(toDriver) });
      return rows;
    },
  };
}

function toDriver(value: Value): unknown {
  return Array.isArray(value) ? value.map(scalar) : scalar(value as Scalar);
}

function scalar(value: Scalar): Scalar {
  return typeof value === "string" ? storable(value) : value;
}
