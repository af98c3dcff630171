import { existsSync, renameSync, rmSync } from "node:fs";
import { count, getTableColumns, getTableName, is, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { KnownPaper } from "../../../src/papers/paper.ts";
import { type Clock, systemClock } from "../../../src/runtime/clock.ts";
import { StoreError } from "../../../src/runtime/errors.ts";
import { type Log, silentLog } from "../../../src/runtime/log.ts";
import {
  type CopiedRow,
  type CopyMark,
  type CopySource,
  type CopyTarget,
  NOT_COPIED,
} from "../../shared/copying.ts";
import { claim, claimFile } from "../connection/claim.ts";
import { type Database, openDatabase } from "../connection/database.ts";
import { realFile } from "../connection/file.ts";
import { fromRow } from "../papers/paper-rows.ts";
import * as schema from "../schema.ts";

const ALL: readonly SQLiteTable[] = Object.values(schema).flatMap((table) =>
  is(table, SQLiteTable) ? [table] : [],
);
/** Tables with foreign keys come after the ones they reference. */
const TABLES: ReadonlyMap<string, SQLiteTable> = new Map(
  [standsAlone, (table: SQLiteTable) => !standsAlone(table)].flatMap((group) =>
    ALL.filter(group).map((table) => [getTableName(table), table] as const),
  ),
);
const PAPERS = getTableName(schema.papers);

/** Opens a SQLite file to copy from it. Throws StoreError if a process serves from it. */
export async function openSource(file: string, log: Log, clock: Clock = systemClock): Promise<CopySource> {
  const database = await openDatabase({ file, opening: { claimed: true, checked: true }, clock, log });
  return createSource(realFile(file), database);
}

/**
 * Creates the file `file`, which must not exist yet. Until the copy is finished it has another name, so that nobody
 * takes it for complete.
 */
export async function openTarget(file: string, clock: Clock = systemClock): Promise<CopyTarget> {
  const held = claim(file);
  const fresh = `${file}.migrating`;
  try {
    if (existsSync(file))
      throw new StoreError(
        "refused",
        `${file} is there already. Move it away, or name another one with --database; nothing was changed.`,
      );
    const database = await openDatabase({ file: fresh, opening: { claimed: true }, clock, log: silentLog });
    database.client.exec('create table if not exists copy_mark (source text, "table" text, after text)');
    return createTarget(file, fresh, database, held.release);
  } catch (error) {
    held.release();
    throw error;
  }
}

function createTarget(file: string, fresh: string, database: Database, release: () => void): CopyTarget {
  const { client, orm, write } = database;
  const source = createSource(file, database);
  const setMark = ({ source, table, after }: CopyMark) => {
    client.exec("delete from copy_mark");
    client
      .prepare("insert into copy_mark values (?, ?, ?)")
      .run(source, table, after ? JSON.stringify(after) : null);
  };
  let finished = false;
  return {
    ...source,
    async mark() {
      type Row = { source: string; table: string; after: string | null };
      const row = client.prepare<[], Row>("select * from copy_mark").get();
      return row && { ...row, after: row.after === null ? undefined : JSON.parse(row.after) };
    },
    begin: (mark) =>
      write(() => {
        for (const table of [...TABLES.values()].reverse()) orm.delete(table).run();
        setMark(mark);
      }),
    write: (name, rows, mark) =>
      write(() => {
        orm
          .insert(tableOf(name))
          .values(rows.map((row) => (name === PAPERS ? paperRow(row) : row)))
          .run();
        setMark(mark);
      }),
    async finish() {
      client.exec("drop table copy_mark");
      finished = true;
    },
    async close() {
      await source.close();
      if (finished) {
        rmSync(claimFile(fresh), { force: true });
        renameSync(fresh, file);
      }
      release();
    },
  };
}

function createSource(file: string, { orm, read, close }: Database): CopySource {
  return {
    place: file,
    tables: [...TABLES.keys()],
    count: (name) => read(() => orm.select({ n: count() }).from(tableOf(name)).get()?.n ?? 0),
    read: (name, after, limit) =>
      read(() => {
        const table = tableOf(name);
        const key = keyOf(table);
        const columns = key.map(([, column]) => column);
        if (key.length === 0) {
          const rows = after ? [] : orm.select().from(table).all();
          return { rows, last: rows.length > 0 ? [] : undefined };
        }
        const rows: CopiedRow[] = orm
          .select()
          .from(table)
          .where(after && isAfter(columns, after))
          .orderBy(...columns)
          .limit(limit)
          .all();
        const end = rows.at(-1);
        const last = end && key.map(([field]) => end[field]);
        return { rows: rows.map((row) => copied(name, row)), last };
      }),
    close: async () => close(),
  };
}

function standsAlone(table: SQLiteTable): boolean {
  return getTableConfig(table).foreignKeys.length === 0;
}

function tableOf(name: string): SQLiteTable {
  const table = TABLES.get(name);
  if (!table) throw new StoreError("other", `There is no table ${name}.`);
  return table;
}

/** The primary key: field names and their columns. */
function keyOf(table: SQLiteTable): readonly (readonly [string, SQLiteColumn])[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  const fields = Object.entries(getTableColumns(table));
  return key.flatMap((column) => fields.filter(([, one]) => one.name === column.name));
}

function isAfter(columns: readonly SQLiteColumn[], after: readonly unknown[]): SQL {
  const values = after.map((value) => sql`${value}`);
  return sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(values, sql`, `)})`;
}

function copied(name: string, row: CopiedRow): CopiedRow {
  if (name === PAPERS) {
    const paper = row as typeof schema.papers.$inferSelect;
    return { id: paper.id, facts: fromRow(paper), change: paper.change };
  }
  const omitted = NOT_COPIED[name] ?? [];
  return Object.fromEntries(Object.entries(row).filter(([field]) => !omitted.includes(field)));
}

function paperRow({ facts, change }: CopiedRow): CopiedRow {
  return { ...(facts as KnownPaper), change };
}
