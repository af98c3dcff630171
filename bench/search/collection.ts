import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { splitAuthors } from "../../src/feed/import/paper-line.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";

export interface Query {
  readonly id: string;
  readonly text: string;
  /** Documents that count neither as found nor as missed, e.g. the paper the query was made from. */
  readonly exclude: readonly string[];
  /** Queries are also reported by kind, e.g. a language or a spelling of a name. */
  readonly kind?: string;
}

/** Documents, queries and judgments for measuring a search. */
export interface Collection {
  readonly name: string;
  readonly documents: readonly KnownPaper[];
  readonly queries: readonly Query[];
  /** Grades by query and document. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Oddities of the files that do not prevent the run, one per line. */
  readonly remarks: readonly string[];
}

/** An unusable file; the message says where and what to do. */
export class CollectionError extends Error {}

/** A file's text, unpacked if its name ends in `.gz` or `.xz` (the latter with the `xz` program). */
function readText(path: string): string {
  if (!existsSync(path)) throw new CollectionError(`${path} does not exist. Check the path.`);
  try {
    if (path.endsWith(".gz")) return gunzipSync(readFileSync(path)).toString("utf8");
    if (path.endsWith(".xz")) {
      return execFileSync("xz", ["-dc", path], { maxBuffer: 2 ** 31 - 1 }).toString("utf8");
    }
    return readFileSync(path, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new CollectionError(
      `${path} cannot be read (${reason}). Name a text file, or one packed as .gz or .xz.`,
    );
  }
}

/** Non-empty lines, each with its location for error messages. */
function readLines(path: string): { readonly text: string; readonly where: string }[] {
  return readText(path)
    .replace(/^\u{FEFF}/u, "")
    .split(/\r?\n/)
    .flatMap((text, i) => (text.trim() === "" ? [] : [{ text, where: `${path} line ${i + 1}` }]));
}

/** Some collections have unquoted numeric ids; parsed as numbers, 2509.10 and long ones would lose digits. */
const NUMBER_ID = /"(_?id)"\s*:\s*(-?\d[\d.eE+-]*)(?=\s*[,}])/;

function readRows(
  path: string,
  form: string,
): { readonly row: Record<string, unknown>; readonly id: string }[] {
  const rows = readLines(path).map(({ text, where }) => {
    let row: unknown;
    try {
      row = JSON.parse(text.replace(NUMBER_ID, '"$1":"$2"'));
    } catch {
      throw new CollectionError(`${where} is not a JSON object. Write one per line: ${form}.`);
    }
    const fields = typeof row === "object" && row !== null ? (row as Record<string, unknown>) : {};
    const id = fields.id ?? fields._id;
    if (typeof id !== "string" || id.trim() === "") {
      throw new CollectionError(`${where} has no id. Write one object per line: ${form}.`);
    }
    return { row: fields, id: id.trim() };
  });
  if (rows.length === 0) throw new CollectionError(`${path} is empty. Write one object per line: ${form}.`);
  return rows;
}

/** Documents from a JSON Lines file, by id; if an id repeats, the later one counts, as in the library. */
export function readDocuments(path: string): KnownPaper[] {
  const documents = new Map<string, KnownPaper>();
  for (const { row, id } of readRows(path, "{id, title, abstract, authors?} or {id, text}")) {
    documents.set(id, {
      id: id as PaperId,
      title: asText(row.title),
      abstract: asText(row.abstract) || asText(row.text),
      authors: readAuthors(row.authors),
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      firstSeenAt: 0,
    });
  }
  return [...documents.values()];
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function readAuthors(value: unknown): string[] {
  return Array.isArray(value) ? splitAuthors(value.map(authorName)) : splitAuthors(asText(value));
}

function authorName(value: unknown): string {
  return typeof value === "object" && value !== null && "name" in value ? asText(value.name) : asText(value);
}

/** The queries of one half, if the file splits them. */
function readQueries(path: string, half: Half): Query[] {
  const queries = new Map<string, Query>();
  for (const { row, id } of readRows(path, "{id, text}")) {
    const text = asText(row.text) || asText(row.query) || asText(row.title);
    const kind = asText(row.kind) || asText(row.language);
    const query = { id, text, exclude: [row.exclude ?? []].flat().map(String), ...(kind && { kind }) };
    if (row.split === undefined || row.split === half) queries.set(id, query);
  }
  if (queries.size === 0) throw new CollectionError(`${path} has no query whose split is "${half}".`);
  return [...queries.values()];
}

/**
 * Judgments, `query document grade` separated by tabs (ids may then contain spaces) or white space, also in TREC's four
 * columns; a heading is skipped.
 */
function readGrades(path: string): Map<string, Map<string, number>> {
  const form = "query, document and grade, separated by tabs or spaces";
  const grades = new Map<string, Map<string, number>>();
  readLines(path).forEach(({ text, where }, i) => {
    const columns = text.trim().split(text.trim().includes("\t") ? /\s*\t\s*/ : /\s+/);
    const [query, document, grade] = columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns;
    const value = Number(grade);
    if (!query || !document || !grade || !Number.isFinite(value)) {
      if (i === 0) return;
      throw new CollectionError(
        `${where} is not a judgment: ${JSON.stringify(text.slice(0, 60))}. Write ${form}.`,
      );
    }
    const ofQuery = grades.get(query) ?? new Map<string, number>();
    // If judged twice, the better judgment counts: somebody found it relevant.
    ofQuery.set(document, Math.max(value, ofQuery.get(document) ?? 0));
    grades.set(query, ofQuery);
  });
  if (grades.size === 0) throw new CollectionError(`${path} contains no judgment. Write ${form}.`);
  return grades;
}

/** The half of the split queries to develop on, or the one held back for the final check. */
export type Half = "build" | "held";

/**
 * The collection in these files, named after the queries file, or after its folder if the file is just called that.
 * Throws CollectionError.
 */
export function readCollection(
  documents: readonly KnownPaper[],
  queries: string,
  qrels: string,
  half: Half = "build",
): Collection {
  const file = basename(queries).replace(/\..*/, "");
  const collection = {
    name: file.includes("queries") ? basename(dirname(resolve(queries))) || file : file,
    documents,
    queries: readQueries(queries, half),
    grades: readGrades(qrels),
  };
  for (const { id, exclude } of collection.queries) {
    for (const document of exclude) collection.grades.get(id)?.delete(document);
  }
  const { remarks, judged } = examine(collection);
  if (judged === 0) {
    throw new CollectionError(
      `No query of ${queries} has a relevant document in ${qrels}. Check that both mean the same ids: ` +
        `${quoted(collection.queries.map(({ id }) => id))} here, ${quoted([...collection.grades.keys()])} there.`,
    );
  }
  return { ...collection, remarks };
}

function examine({ documents, queries, grades }: Omit<Collection, "remarks">) {
  const known = new Set<string>(documents.map(({ id }) => id));
  const asked = new Set(queries.map(({ id }) => id));
  const relevant = [...grades].filter(([, ofQuery]) => [...ofQuery.values()].some((grade) => grade > 0));
  const judged = relevant.filter(([query]) => asked.has(query));
  const missing = judged.flatMap(([, ofQuery]) =>
    [...ofQuery].filter(([document, grade]) => grade > 0 && !known.has(document)),
  );
  const remarks = [
    [queries.length - judged.length, "queries have no relevant document and do not count"],
    [relevant.length - judged.length, "judged queries are not among the queries and do not count"],
    [missing.length, "relevant documents are not among the documents and count as not found"],
  ] as const;
  return {
    judged: judged.length,
    remarks: remarks.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])),
  };
}

function quoted(ids: readonly string[]): string {
  return ids
    .slice(0, 3)
    .map((id) => JSON.stringify(id))
    .join(", ");
}
