import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { FeedError } from "../runtime/errors.ts";
import { type Day, toDay } from "../time/day.ts";
import type { FeedDay, PaperFeed } from "./feed.ts";
import { readRows } from "./hf-schema.ts";
import { excerpt } from "./text.ts";

/** A folder of saved days, one `YYYY-MM-DD.json` per day, as `/api/daily_papers` returned it. */
export interface SavedDays extends PaperFeed {
  /** Returns the days that have a file, oldest first. Throws FeedError if the folder cannot be read. */
  days(): Promise<readonly Day[]>;
}

/** More than any saved day (the largest known is 0.6 MB), and still harmless to load. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Creates a feed from a folder of saved days. Files are read on demand, so days may be added while it runs. */
export function createSavedDays({ folder, name }: { folder: string; name?: string }): SavedDays {
  const source = name ?? `saved days in ${folder}`;
  return {
    name: source,

    async days() {
      const files = await readdir(folder).catch((error: unknown) => {
        throw new FeedError(
          "unreachable",
          `the folder of saved days ${folder} cannot be read (${codeOf(error)}); name one that holds YYYY-MM-DD.json files`,
          {
            cause: error,
          },
        );
      });
      return files.flatMap((file) => dayOfFile(file) ?? []).sort();
    },

    async papersOn(day, signal) {
      signal?.throwIfAborted();
      const file = join(folder, `${day}.json`);
      const text = await readWhole(file).catch(async (error: unknown) => {
        if (error instanceof FeedError) throw error;
        // A missing file means a day without a list, but only if the folder exists.
        const folderIsThere = await stat(folder).then(
          (found) => found.isDirectory(),
          () => false,
        );
        if (codeOf(error) === "ENOENT" && folderIsThere) return undefined;
        const cure = folderIsThere
          ? "check its permissions"
          : `${folder} is not a folder: name one that holds YYYY-MM-DD.json files`;
        throw new FeedError("unreachable", `${file} cannot be read (${codeOf(error)}); ${cure}`, {
          cause: error,
        });
      });
      signal?.throwIfAborted();
      return text === undefined ? { papers: [], skipped: [] } : readSavedDay(text, file, day);
    },
  };
}

/** Returns the day in a file's name: `2026-08-17.json`. */
export function dayOfFile(path: string): Day | undefined {
  return /\.json$/i.test(path) ? toDay(basename(path).slice(0, -".json".length)) : undefined;
}

/**
 * Parses a saved day: a list of rows, either bare or as the `data` of an envelope `{status, date, count, data}`. Throws
 * FeedError naming the file if it is neither.
 */
export function readSavedDay(text: string, file: string, day?: Day): FeedDay {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\u{FEFF}/u, ""));
  } catch (error) {
    const shown = JSON.stringify(excerpt(text, 60));
    throw new FeedError(
      "unreadable",
      `${file} is not a complete JSON file (it starts with ${shown}): save that day again, or delete the file`,
      { cause: error },
    );
  }
  const rows = typeof json === "object" && json !== null && "data" in json ? json.data : json;
  return readRows(rows, file, day);
}

/**
 * Reads a file's text, unless it is larger than any saved day could be. Throws FeedError `too-large`, or the system's
 * error.
 */
export async function readWhole(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) {
    const megabytes = Math.round(size / 1024 / 1024);
    throw new FeedError(
      "too-large",
      `${file} is ${megabytes} MB, larger than any saved day: it must be something else`,
    );
  }
  return readFile(file, "utf8");
}

/** Returns the system's code of an error, such as `ENOENT`, or else the error as text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
