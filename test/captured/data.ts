import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const PROJECT = resolve(import.meta.dirname, "../..");
const WANTED = resolve(PROJECT, process.env.PAPERBOY_CAPTURED ?? "../shared/data");

/** The folder of captured data (`PAPERBOY_CAPTURED`, else `../shared/data` beside the project); undefined where there is none. */
export const capturedRoot: string | undefined = existsSync(WANTED) ? WANTED : undefined;

/** The path of one captured file or folder; undefined where it is not on this machine. */
export function capturedData(...parts: readonly string[]): string | undefined {
  if (capturedRoot === undefined) return undefined;
  const path = join(capturedRoot, ...parts);
  return existsSync(path) ? path : undefined;
}

/** What a skipped suite is called, so that the run says why nothing was read. */
export const capturedMissing = `skipped: no captured data at ${WANTED} (set PAPERBOY_CAPTURED)`;

/**
 * A folder holding every captured day as `YYYY-MM-DD.json`. Unpacked once into the system's temporary folder, keyed by
 * the archive's time and size, and moved into place whole, so that test files running side by side may share it.
 */
export async function capturedDays(): Promise<string> {
  const archive = capturedData("huggingface", "daily-papers.tar.xz");
  if (archive === undefined) throw new Error(capturedMissing);
  const { mtimeMs, size } = statSync(archive);
  const folder = join(tmpdir(), `paperboy-captured-days-${Math.trunc(mtimeMs)}-${size}`);
  if (existsSync(folder)) return folder;
  const fresh = await mkdtemp(join(tmpdir(), "paperboy-unpacking-"));
  await promisify(execFile)("tar", ["-xJf", archive, "-C", fresh]);
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

if (capturedRoot === undefined) console.info(capturedMissing);
