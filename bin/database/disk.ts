import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** SQLite needs free space even to delete. */
export const LEAST_FREE_BYTES = 100 * 1024 * 1024;

/** Free bytes on the disk of `file`, which need not exist yet. */
export async function freeBytes(file: string): Promise<number> {
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Size of a SQLite file including its write-ahead log, in bytes. */
export function databaseBytes(file: string): number {
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return size(file) + size(`${file}-wal`);
}

/** E.g. 12,345 MB. */
export function megabytes(bytes: number): string {
  const whole = Math.round(bytes / 1024 / 1024);
  return whole === 0 && bytes > 0 ? "less than 1 MB" : `${whole.toLocaleString("en")} MB`;
}
