import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { gunzipSync } from "node:zlib";
import type { KnownPaper, PaperId } from "../../src/paper.ts";

/** Documents, queries and judgments to measure a search by. */
export interface Collection {
  readonly name: string;
  readonly documents: readonly KnownPaper[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** Grade by query and document. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Text of a file, unpacked where its name ends in `.gz` or `.xz` (the latter through the `xz` program). */
function readText(path: string): string {
  if (path.endsWith(".gz")) return gunzipSync(readFileSync(path)).toString("utf8");
  if (path.endsWith(".xz"))
    return execFileSync("xz", ["-dc", path], { maxBuffer: 2 ** 31 - 1 }).toString("utf8");
  return readFileSync(path, "utf8");
}

function readLines(path: string): string[] {
  return readText(path)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}

interface DocumentLine {
  readonly id?: unknown;
  readonly _id?: unknown;
  readonly title?: unknown;
  readonly abstract?: unknown;
  readonly text?: unknown;
  readonly authors?: unknown;
  readonly metadata?: unknown;
}

/** Documents of a JSON Lines file: `{id, title, abstract, authors?}` or `{id, text}`; authors a list or `A; B`. */
export function readDocuments(path: string): KnownPaper[] {
  return readLines(path).map((line) => {
    const { id, _id, title, abstract, text, authors } = JSON.parse(line) as DocumentLine;
    return {
      id: String(id ?? _id) as PaperId,
      title: asText(title),
      abstract: asText(abstract) || asText(text),
      authors: readAuthors(authors),
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      firstSeenAt: 0,
    };
  });
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function readAuthors(value: unknown): string[] {
  const names = Array.isArray(value) ? value.map(authorName) : asText(value).split(";");
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

function authorName(value: unknown): string {
  return typeof value === "object" && value !== null && "name" in value ? asText(value.name) : asText(value);
}

/** Queries of a JSON Lines file: `{id, text}`. */
function readQueries(path: string): Collection["queries"] {
  return readLines(path).map((line) => {
    const { id, _id, text } = JSON.parse(line) as { id?: unknown; _id?: unknown; text?: unknown };
    return { id: String(id ?? _id), text: asText(text) };
  });
}

/** Judgments of a file of `query document grade`, also in TREC's four columns; a heading is passed over. */
function readGrades(path: string): Collection["grades"] {
  const grades = new Map<string, Map<string, number>>();
  for (const line of readLines(path)) {
    const columns = line.includes("\t") ? line.split("\t") : line.trim().split(/\s+/);
    const [query, document, grade] = columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns;
    if (!query || !document || !Number.isFinite(Number(grade))) continue;
    const ofQuery = grades.get(query) ?? new Map<string, number>();
    ofQuery.set(document, Number(grade));
    grades.set(query, ofQuery);
  }
  return grades;
}

/** The collection in these three files, named after the folder of its queries. */
export function readCollection(docs: string, queries: string, qrels: string): Collection {
  return {
    name: basename(dirname(queries)) || basename(queries),
    documents: readDocuments(docs),
    queries: readQueries(queries),
    grades: readGrades(qrels),
  };
}
