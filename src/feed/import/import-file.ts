import { createReadStream } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Paper } from "../../papers/paper.ts";
import type { ImportMark } from "../../papers/store.ts";
import { FeedError, UserError } from "../../runtime/errors.ts";
import { type Day, toDay } from "../../time/day.ts";
import type { SkippedRow } from "../feed.ts";
import { readRow } from "../hf-schema.ts";
import { codeOf, dayOfFile, readSavedDay, readWhole } from "../saved-days.ts";
import { linesOf } from "./lines.ts";
import { isPapersPage, parsePapersPage } from "./page-text.ts";
import { readPaperLine } from "./paper-line.ts";

/** Some papers from a file, with the rows among them that could not be read. */
export interface PaperBatchFromFile {
  readonly papers: readonly Paper[];
  readonly skipped: readonly SkippedRow[];
  /** Set if the batch is the complete list of a UTC day, to be saved as that day's listing. */
  readonly day?: Day;
  /** The batch's end in a JSON Lines file, for resuming after an interruption. */
  readonly mark?: ImportMark;
  /** Bytes of the file read so far, and in total. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/** Settings for reading files. */
interface ImportOptions {
  /** Epoch ms; determines the year of dates on the papers page that leave it out. */
  readonly now: number;
  /** Returns where to resume a file, if it was partly read before. */
  readonly markOf?: (source: string) => Promise<ImportMark | undefined>;
}

const ACCEPTED =
  "a saved day of Daily Papers (JSON), the papers page copied as text, or JSON Lines of {id, title, abstract, authors} or {id, text}";
const EXTENSIONS = [".json", ".jsonl", ".ndjson", ".txt"];
/** JSON Lines files may be compressed. */
const PACKED = ".gz";
const BATCH = 500;
/** A line of the arXiv snapshot has 2 KB; a line near this size is not a paper. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
/** Enough to recognize the kind of file: the first card of the papers page ends within 3 KB. */
const PEEK_BYTES = 64 * 1024;

/**
 * Reads the papers of a file, or of all `.json`, `.jsonl`, `.ndjson` and `.txt` files in a folder, in batches. JSON
 * Lines are streamed, also from `.gz`. Throws UserError if the path, or a single file named by it, is unreadable; in a
 * folder such a file becomes one skipped row.
 */
export async function* readPapersFile(
  path: string,
  options: ImportOptions,
): AsyncGenerator<PaperBatchFromFile> {
  const found = await stat(path).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === "ENOENT") throw new UserError(`${path} does not exist. Check the path; name ${ACCEPTED}.`);
    throw new UserError(`${path} cannot be opened (${code}). Check its permissions.`, { cause: error });
  });
  if (!found.isDirectory()) return yield* readFileBatches(path, options);
  const names = (await readdir(path))
    .filter((name) => EXTENSIONS.includes(extname(unpackedName(name)).toLowerCase()))
    .sort();
  if (names.length === 0)
    throw new UserError(`${path} contains no ${EXTENSIONS.join(", ")} file. Name ${ACCEPTED}.`);
  for (const name of names) {
    try {
      yield* readFileBatches(join(path, name), options);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield { papers: [], skipped: [{ where: name, reason: error.message }] };
    }
  }
}

/** Returns the name without `.gz`. */
function unpackedName(name: string): string {
  return name.toLowerCase().endsWith(PACKED) ? name.slice(0, -PACKED.length) : name;
}

async function* readFileBatches(file: string, options: ImportOptions): AsyncGenerator<PaperBatchFromFile> {
  try {
    if (unpackedName(file) !== file) return yield* readLines(file, options);
    const start = await peek(file);
    switch (kindOf(file, start)) {
      case "json":
        yield await readJsonFile(file);
        return;
      case "page":
        yield named(file, parsePapersPage(await readWhole(file), options.now));
        return;
      case "lines":
        yield* readLines(file, options);
        return;
      case "empty":
        throw new UserError(`${file} is empty. Name ${ACCEPTED}.`);
      case "unknown":
        throw new UserError(`${file} is not a kind of file that Paperboy can import. Name ${ACCEPTED}.`);
    }
  } catch (error) {
    if (error instanceof FeedError) throw new UserError(error.message, { cause: error });
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
      throw new UserError(
        `${file} is incomplete, or not compressed with gzip (${error.message}). Everything before the error is imported; download the file again.`,
        { cause: error },
      );
    }
    if (error instanceof Error && "syscall" in error) {
      const code = "code" in error ? String(error.code) : error.message;
      throw new UserError(`${file} cannot be read (${code}). Check its permissions.`, { cause: error });
    }
    throw error;
  }
}

/** Detects the kind of file from its start. */
function kindOf(file: string, start: string): "json" | "page" | "lines" | "empty" | "unknown" {
  const text = start.replace(/^\u{FEFF}/u, "").trimStart();
  if (text === "") return "empty";
  if (/^\.(?:jsonl|ndjson)$/i.test(extname(file))) return "lines";
  if (text.startsWith("[")) return "json";
  if (text.startsWith("{")) {
    // A complete object on the first line means JSON Lines, unless it is the envelope of a saved day.
    const firstLine = text.split("\n", 1)[0] ?? "";
    const object = parseJson(firstLine);
    return object === undefined || (typeof object === "object" && object !== null && "data" in object)
      ? "json"
      : "lines";
  }
  return isPapersPage(text) ? "page" : "unknown";
}

async function peek(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PEEK_BYTES), 0, PEEK_BYTES, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/**
 * Returns a day's list if the file name or the envelope has a date; else a plain list of papers in any known format.
 */
async function readJsonFile(file: string): Promise<PaperBatchFromFile> {
  const text = await readWhole(file);
  const json = parseJson(text.replace(/^\u{FEFF}/u, ""));
  const envelope = typeof json === "object" && json !== null && "date" in json ? json.date : undefined;
  const day = dayOfFile(file) ?? (typeof envelope === "string" ? toDay(envelope) : undefined);
  if (day !== undefined) {
    const batch = named(file, readSavedDay(text, file, day));
    // If no row of a day was readable, the day is unknown, which is not the same as a day without papers.
    return batch.papers.length === 0 && batch.skipped.length > 0 ? batch : { ...batch, day };
  }
  if (!Array.isArray(json)) return named(file, readSavedDay(text, file));
  const results = json.map((row: unknown, index) => ({ where: `row ${index + 1}`, read: readAny(row) }));
  return named(file, {
    papers: results.flatMap(({ read }) => (typeof read === "string" ? [] : [read])),
    skipped: results.flatMap(({ where, read }) =>
      typeof read === "string" ? [{ where, reason: read }] : [],
    ),
  });
}

async function* readLines(file: string, { markOf }: ImportOptions): AsyncGenerator<PaperBatchFromFile> {
  const { size, mtimeMs } = await stat(file);
  const source = `${await realpath(file)} ${size} ${Math.trunc(mtimeMs)}`;
  const from = (await markOf?.(source)) ?? { line: 0, offset: 0 };
  let done = 0;
  const bytes = bytesOf(file, from.offset, (read) => {
    done = read;
  });
  let papers: Paper[] = [];
  let skipped: SkippedRow[] = [];
  let { line, offset } = from;
  const batch = () => {
    const whole = { papers, skipped, mark: { source, line, offset }, progress: { done, total: size } };
    papers = [];
    skipped = [];
    return whole;
  };
  const name = basename(file);
  for await (const { number, text, end } of linesOf(bytes, MAX_LINE_BYTES, from)) {
    line = number;
    offset = end;
    if (text?.trim() === "") continue;
    const read =
      text === undefined ? `longer than ${MAX_LINE_BYTES / 1024 / 1024} MB` : readAny(parseJson(text));
    if (typeof read === "string") skipped.push({ where: `${name} line ${number}`, reason: read });
    else papers.push(read);
    if (papers.length + skipped.length >= BATCH) yield batch();
  }
  if (papers.length + skipped.length > 0) yield batch();
}

/**
 * Reads a file from `offset` of its uncompressed text. Calls `onRead` with the bytes of the file itself read so far.
 */
async function* bytesOf(
  file: string,
  offset: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const packed = unpackedName(file) !== file;
  let read = packed ? 0 : offset;
  const stream = createReadStream(file, { start: read });
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      onRead(read);
      yield chunk;
    }
  };
  if (!packed) return yield* counted();
  let before = offset;
  const unpacked = createGunzip();
  // Errors surface where the stream is read.
  pipeline(counted(), unpacked, () => {});
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    const passed = Math.min(before, chunk.length);
    before -= passed;
    if (passed < chunk.length) yield chunk.subarray(passed);
  }
}

/** Parses a row in any format: Hugging Face's if it has a `paper` or upvotes, else our own. */
function readAny(row: unknown): Paper | string {
  if (row === undefined) return "not a complete JSON value";
  const fromHuggingFace =
    typeof row === "string" ||
    (typeof row === "object" && row !== null && ("paper" in row || "upvotes" in row));
  return fromHuggingFace ? readRow(row) : readPaperLine(row);
}

function named(file: string, batch: PaperBatchFromFile): PaperBatchFromFile {
  const name = basename(file);
  return { ...batch, skipped: batch.skipped.map((row) => ({ ...row, where: `${name} ${row.where}` })) };
}

/** Returns the value, or undefined if the text is not complete JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
