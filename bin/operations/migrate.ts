import { existsSync } from "node:fs";
import { copyStore } from "../../drizzle/copy.ts";
import { openCopy } from "../../drizzle/postgres/transfer/copying.ts";
import { openSource, openTarget } from "../../drizzle/sqlite/transfer/copying.ts";
import { UserError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { counted, number } from "../../src/text/format.ts";
import { progressBar, say, table } from "../output.ts";

/** Where `paperboy migrate` can copy to. */
export type Destination = "postgres" | "sqlite";

/** `paperboy migrate`: copies everything from the SQLite file to PostgreSQL, or back. */
export async function migrateTo(destination: Destination, file: string, url: string): Promise<void> {
  if (destination === "postgres" && !existsSync(file))
    throw new UserError(`There is no database at ${file}. Name the SQLite file with --database.`);
  const [openFrom, openTo] =
    destination === "postgres"
      ? [() => openSource(file, silentLog), () => openCopy(url, silentLog)]
      : [() => openCopy(url, silentLog), () => openTarget(file)];
  const from = await openFrom();
  try {
    const to = await openTo();
    try {
      const begun = await to.mark();
      if (begun) say(`Resuming the earlier copy at ${begun.table}.`);
      const bars = { copy: progressBar("Copying", "rows"), compare: progressBar("Comparing", "rows") };
      const copied = await copyStore({
        from,
        to,
        progress: ({ step, done, total }) => bars[step].update(done, total),
      }).finally(() => Object.values(bars).forEach((bar) => void bar.stop()));
      table(
        ["table", "rows", "checksum"],
        copied.map((one) => [one.table, number(one.rows), one.checksum]),
      );
      const rows = copied.reduce((sum, one) => sum + one.rows, 0);
      say(`${counted(rows, "row")} copied and compared; ${from.place} is unchanged.`);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  say(
    destination === "postgres"
      ? "Start Paperboy with this DATABASE_URL, and never again with the file: both would post."
      : "Start Paperboy without DATABASE_URL, and never again with it: both would post.",
  );
}
