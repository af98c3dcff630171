import { count, getTableColumns, getTableName, is, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { type CopiedRow, type CopyMark, type CopyTarget, NOT_COPIED } from "../../shared/copying.ts";
import { placeOf } from "../../shared/place.ts";
import { clientOptions } from "../connection/client.ts";
import { type Database, openDatabase, type Session } from "../connection/database.ts";
import { toStoreError } from "../connection/errors.ts";
import { LOCK_SPACE, LOCKS } from "../connection/locks.ts";
import * as schema from "../schema.ts";

const ALL: readonly PgTable[] = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [table] : []));
/** Tables with foreign keys come after the ones they reference. */
const TABLES: ReadonlyMap<string, PgTable> = new Map(
  [standsAlone, (table: PgTable) => !standsAlone(table)].flatMap((group) =>
    ALL.filter(group).map((table) => [getTableName(table), table] as const),
  ),
);
const MARK = "copy_mark";
const HAS_MARK = { name: "has_copy_mark", text: `select to_regclass('${MARK}') is not null as marked` };
const GET_MARK = { name: "copy_mark", text: `select source, "table", after from ${MARK}` };
const SET_MARK = {
  name: "set_copy_mark",
  text: `update ${MARK} set source = $1, "table" = $2, after = $3::json`,
};

/**
 * Opens the database at `url` to copy from or to. Throws StoreError if a process serves from it; none can start to
 * before it is closed.
 */
export async function openCopy(url: string, log: Log): Promise<CopyTarget> {
  const database = await openDatabase({ url, log, connections: 2 });
  try {
    const release = await holdStill(url);
    return createCopy(`PostgreSQL at ${placeOf(url)}`, database, release);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Throws StoreError if a copy was started and not finished. */
export async function refuseHalfCopied(database: Database, url: string): Promise<void> {
  const mark = await database.ask(markOf);
  if (!mark) return;
  throw new StoreError(
    "corrupt",
    `PostgreSQL at ${placeOf(url)} contains a partial copy of ${mark.source}. Finish it with “paperboy migrate postgres”.`,
  );
}

/** Takes the right to serve, and holds it until released. */
async function holdStill(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client(clientOptions(url));
  // A connection that breaks makes its statement fail, which reports the error.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ ours: boolean }>(
      `select pg_try_advisory_lock(${LOCK_SPACE}, ${LOCKS.serving}) as ours`,
    );
    if (rows[0]?.ours) return () => client.end();
    throw new StoreError(
      "locked",
      `A Paperboy is running on PostgreSQL at ${placeOf(url)}. Stop every one of them first.`,
    );
  } catch (error) {
    await client.end().catch(() => {});
    throw toStoreError(error, placeOf(url));
  }
}

function createCopy(
  place: string,
  { ask, write, close }: Database,
  release: () => Promise<void>,
): CopyTarget {
  return {
    place,
    tables: [...TABLES.keys()],
    count: (name) =>
      ask(async ({ orm }) => (await orm.select({ n: count() }).from(tableOf(name)))[0]?.n ?? 0),
    read: (name, after, limit) =>
      ask(async ({ orm }) => {
        const table = tableOf(name);
        const key = keyOf(table);
        const columns = key.map(([, column]) => column);
        if (key.length === 0) {
          const rows = after ? [] : await orm.select().from(table);
          return { rows, last: rows.length > 0 ? [] : undefined };
        }
        const rows: readonly CopiedRow[] = await orm
          .select()
          .from(table)
          .where(after && isAfter(columns, after))
          .orderBy(...columns)
          .limit(limit);
        const end = rows.at(-1);
        const last = end && key.map(([field]) => end[field]);
        return { rows: rows.map((row) => copied(name, row)), last };
      }),
    mark: () => ask(markOf),
    begin: (mark) =>
      write(async (session) => {
        for (const name of [...TABLES.keys()].reverse()) await session.orm.delete(tableOf(name));
        await session.orm.execute(
          sql.raw(
            `create table if not exists ${MARK} as select ''::text as source, ''::text as "table", null::json as after`,
          ),
        );
        await setMark(session, mark);
      }),
    write: (name, rows, mark) =>
      write(async (session) => {
        await session.orm.insert(tableOf(name)).values([...rows]);
        await setMark(session, mark);
      }),
    finish: () => ask(async ({ orm }) => void (await orm.execute(sql.raw(`drop table ${MARK}; analyze`)))),
    async close() {
      await close();
      await release();
    },
  };
}

async function markOf(session: Session): Promise<CopyMark | undefined> {
  const [known] = await session.run<{ marked: boolean }>(HAS_MARK);
  if (!known?.marked) return undefined;
  const [row] = await session.run<CopyMark & { readonly after: CopyMark["after"] | null }>(GET_MARK);
  return row && { ...row, after: row.after ?? undefined };
}

async function setMark(session: Session, { source, table, after }: CopyMark): Promise<void> {
  await session.run(SET_MARK, [source, table, after ? JSON.stringify(after) : null]);
}

function standsAlone(table: PgTable): boolean {
  return getTableConfig(table).foreignKeys.length === 0;
}

function tableOf(name: string): PgTable {
  const table = TABLES.get(name);
  if (!table) throw new StoreError("other", `There is no table ${name}.`);
  return table;
}

/** The primary key: field names and their columns. */
function keyOf(table: PgTable): readonly (readonly [string, PgColumn])[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  const fields = Object.entries(getTableColumns(table));
  return key.flatMap((column) => fields.filter(([, one]) => one.name === column.name));
}

function isAfter(columns: readonly PgColumn[], after: readonly unknown[]): SQL {
  const values = after.map((value, n) => sql.param(value, columns[n] as PgColumn));
  return sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(values, sql`, `)})`;
}

function copied(name: string, row: CopiedRow): CopiedRow {
  const omitted = NOT_COPIED[name] ?? [];
  return Object.fromEntries(Object.entries(row).filter(([field]) => !omitted.includes(field)));
}
