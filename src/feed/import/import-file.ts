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
import { dayOfFile, readSavedDay, readWhole } from "../saved-days.ts";
import { linesOf } from "./lines.ts";
import { isPapersPage, parsePapersPage } from "./page-text.ts";
import { readPaperLine } from "./paper-line.ts";

/** Some papers out of a file, with the rows between them that could not be read. */
export interface PaperBatchFromFile {
  readonly papers: readonly Paper[];
  readonly skipped: readonly SkippedRow[];
  /** Where the batch is the whole list of a UTC day, to be saved as that day's listing. */
  readonly day?: Day;
  /** Where in a file of JSON Lines the batch ends, to go on from after an interruption. */
  readonly mark?: ImportMark;
  /** Bytes of the file read so far, of all of them. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/** What reading files needs to know. */
interface ImportOptions {
  /** Epoch milliseconds; dates cards of the papers page that leave out their year. */
  readonly now: number;
  /** How far a file was read before, if it is to be gone on with. */
  readonly markOf?: (source: string) => Promise<ImportMark | undefined>;
}

const ACCEPTED =
  "a saved day of Daily Papers (JSON), the papers page copied as text, or JSON Lines of {id, title, abstract, authors} or {id, text}";
const EXTENSIONS = [".json", ".jsonl", ".ndjson", ".txt"];
/** JSON Lines may come packed. */
const PACKED = ".gz";
const BATCH = 500;
/** A line of the arXiv snapshot is 2 KB; anything near this is no line of papers. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
/** Enough to tell the kinds of file apart: the first card of the papers page ends within 3 KB. */
const PEEK_BYTES = 64 * 1024;

/**
 * The papers of a file, or of all `.json`, `.jsonl`, `.ndjson` and `.txt` files of a folder, in batches; JSON Lines
 * are streamed, also out of `.gz`. Throws UserError where the path, or a file named by itself, is nothing we can read;
 * in a folder such a file is one skipped row.
 */
export async function* readPapersFile(
  path: string,
  options: ImportOptions,
): AsyncGenerator<PaperBatchFromFile> {
  const found = await stat(path).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (code === "ENOENT") throw new UserError(`${path} does not exist. Check the path; name ${ACCEPTED}.`);
    throw new UserError(`${path} cannot be opened (${code}). Check its permissions.`, { cause: error });
  });
  if (!found.isDirectory()) return yield* readFileBatches(path, options);
  const names = (await readdir(path))
    .filter((name) => EXTENSIONS.includes(extname(unpackedName(name)).toLowerCase()))
    .sort();
  if (names.length === 0)
    throw new UserError(`${path} holds no ${EXTENSIONS.join(", ")} file. Name ${ACCEPTED}.`);
  for (const name of names) {
    try {
      yield* readFileBatches(join(path, name), options);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield { papers: [], skipped: [{ where: name, reason: error.message }] };
    }
  }
}

/** The name without `.gz`. */
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
        throw new UserError(`${file} is nothing Paperboy can import. Name ${ACCEPTED}.`);
    }
  } catch (error) {
    if (error instanceof FeedError) throw new UserError(error.message, { cause: error });
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
      throw new UserError(
        `${file} is not whole, or not packed with gzip (${error.message}). What came before is imported; fetch it again.`,
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

/** What the start of a file shows it to be. */
function kindOf(file: string, start: string): "json" | "page" | "lines" | "empty" | "unknown" {
  const text = start.replace(/^\u{FEFF}/u, "").trimStart();
  if (text === "") return "empty";
  if (/^\.(?:jsonl|ndjson)$/i.test(extname(file))) return "lines";
  if (text.startsWith("[")) return "json";
  if (text.startsWith("{")) {
    // A whole object on the first line is JSON Lines, unless it is the envelope of a saved day.
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

/** A day's list where the name or the envelope tells the day; else a plain list of papers in any form we know. */
async function readJsonFile(file: string): Promise<PaperBatchFromFile> {
  const text = await readWhole(file);
  const json = parseJson(text.replace(/^\u{FEFF}/u, ""));
  const envelope = typeof json === "object" && json !== null && "date" in json ? json.date : undefined;
  const day = dayOfFile(file) ?? (typeof envelope === "string" ? toDay(envelope) : undefined);
  if (day !== undefined) {
    const batch = named(file, readSavedDay(text, file, day));
    // A day of which no row could be read is unknown, which is not the same as a day without papers.
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

/** The bytes of a file from `offset` of its unpacked text on; `onRead` hears how many of the file itself were read. */
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
  // Whatever fails shows where it is read.
  pipeline(counted(), unpacked, () => {});
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    const passed = Math.min(before, chunk.length);
    before -= passed;
    if (passed < chunk.length) yield chunk.subarray(passed);
  }
}

/** A row in whichever form: of Hugging Face where it has a `paper` or upvotes, else one of our own lines. */
function readAny(row: unknown): Paper | string {
  if (row === undefined) return "no whole JSON value";
  const fromHuggingFace =
    typeof row === "string" ||
    (typeof row === "object" && row !== null && ("paper" in row || "upvotes" in row));
  return fromHuggingFace ? readRow(row) : readPaperLine(row);
}

function named(file: string, batch: PaperBatchFromFile): PaperBatchFromFile {
  const name = basename(file);
  return { ...batch, skipped: batch.skipped.map((row) => ({ ...row, where: `${name} ${row.where}` })) };
}

/** The value, or undefined where the text is no whole JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
