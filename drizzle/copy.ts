import { createHash } from "node:crypto";
import { StoreError } from "../src/runtime/errors.ts";
import type { CopiedRow, CopyMark, CopySource, CopyTarget, Cursor } from "./shared/copying.ts";
import { MADE_UP } from "./shared/copying.ts";

export type { CopySource, CopyTarget } from "./shared/copying.ts";

/** A table that is identical on both sides. */
export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** Over all its rows. */
  readonly checksum: string;
}

/** Rows copied or compared so far. */
export interface CopyProgress {
  readonly step: "copy" | "compare";
  readonly done: number;
  readonly total: number;
}

/** As many as a statement's parameters allow, and few enough that little is lost if the process is killed. */
const BATCH = 500;

/**
 * Copies all of `from` into `to`, resuming an interrupted copy, and compares both row by row before `to` may be used.
 * Throws StoreError if `to` holds anything but a partial copy of `from`, or if the two differ in the end; the next copy
 * then starts over.
 */
export async function copyStore(options: {
  readonly from: CopySource;
  readonly to: CopyTarget;
  readonly progress: (progress: CopyProgress) => void;
  /** Rows per transaction. */
  readonly batch?: number;
}): Promise<readonly CopiedTable[]> {
  const { from, to, progress, batch = BATCH } = options;
  const begun = await begin(from, to);
  const total = await rowsIn(from, from.tables);
  let done = await rowsIn(to, from.tables);
  for (const table of from.tables.slice(from.tables.indexOf(begun.table))) {
    let after = table === begun.table ? begun.after : undefined;
    for (;;) {
      const { rows, last } = await from.read(table, after, batch);
      if (last === undefined) break;
      await to.write(table, rows, { source: from.place, table, after: last });
      after = last;
      done += rows.length;
      progress({ step: "copy", done, total });
    }
  }
  const copied = await compare(from, to, (read) => progress({ step: "compare", done: read, total }));
  await to.finish();
  return copied;
}

/** How much of `from` has already been copied to `to`. */
async function begin(from: CopySource, to: CopyTarget): Promise<CopyMark> {
  const mark = await to.mark();
  if (mark?.source === from.place) return mark;
  if (mark)
    throw new StoreError(
      "refused",
      `${to.place} contains a partial copy of ${mark.source}. Finish that copy, or empty it first.`,
    );
  const kept = from.tables.filter((table) => table !== MADE_UP);
  if ((await rowsIn(to, kept)) > 0)
    throw new StoreError("refused", `${to.place} is in use already. Name an empty one; nothing was changed.`);
  return beginAnew(from, to);
}

async function beginAnew(from: CopySource, to: CopyTarget): Promise<CopyMark> {
  const mark = { source: from.place, table: from.tables[0] ?? "", after: undefined };
  await to.begin(mark);
  return mark;
}

async function rowsIn(side: CopySource, tables: readonly string[]): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += await side.count(table);
  return rows;
}

async function compare(
  from: CopySource,
  to: CopyTarget,
  progress: (rows: number) => void,
): Promise<readonly CopiedTable[]> {
  const copied: CopiedTable[] = [];
  let read = 0;
  for (const table of from.tables) {
    const [ours, theirs] = [await sumUp(from, table), await sumUp(to, table)];
    if (ours.rows !== theirs.rows || ours.checksum !== theirs.checksum) {
      await beginAnew(from, to);
      throw new StoreError(
        "corrupt",
        `The copy of ${table} differs from ${from.place} (${theirs.rows} of ${ours.rows} rows), which was in use ` +
          "meanwhile. Stop Paperboy and migrate again, which starts over.",
      );
    }
    copied.push({ table, ...ours });
    read += ours.rows;
    progress(read);
  }
  return copied;
}

/** Counts the rows and adds up their hashes, since each side may order rows differently. */
async function sumUp(side: CopySource, table: string): Promise<Omit<CopiedTable, "table">> {
  let [rows, sum]: [number, bigint] = [0, 0n];
  let after: Cursor | undefined;
  for (;;) {
    const page = await side.read(table, after, BATCH);
    if (page.last === undefined) break;
    for (const row of page.rows) sum = BigInt.asUintN(64, sum + hashOf(row));
    rows += page.rows.length;
    after = page.last;
  }
  return { rows, checksum: sum.toString(16).padStart(16, "0") };
}

/** The same hash for the same values, whatever the order of an object's keys. */
function hashOf(row: CopiedRow): bigint {
  const text = JSON.stringify(row, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  // PostgreSQL cannot store NUL; see storable.ts.
  return createHash("sha256").update(text.replaceAll("\\u0000", "\uFFFD")).digest().readBigUInt64BE();
}
