import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import Database from "better-sqlite3";
import FlexSearch from "flexsearch";
import lunr from "lunr";
import MiniSearch from "minisearch";
import { openSearchEngine, type SearchEngine } from "../../drizzle/search-engine.ts";
import { prepareTables } from "../../drizzle/search-tables.ts";
import { createSearchWriter } from "../../drizzle/search-writer.ts";
import type { KnownPaper } from "../../src/paper.ts";
import { TUNING } from "../../src/search/tuning.ts";

/** A search engine over one collection. */
export interface Engine {
  readonly name: string;
  /** Ids, best first. */
  find(text: string, limit: number): Promise<readonly string[]> | readonly string[];
  /** On disk, or undefined where the index lives in memory only. */
  readonly bytes?: number;
  close(): void;
}

/** Ours, in a file, searched on this thread so that times are the engine's own. */
export interface OwnEngine extends Engine {
  readonly bytes: number;
  findNow(text: string, limit: number): readonly string[];
  /** Ids as scored without skipping anything. */
  findExhaustively(text: string, limit: number): readonly string[];
}

/** Builds our index the way the store does: in transactions of a thousand papers. */
export function openOurs(papers: Iterable<KnownPaper>): OwnEngine {
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  const file = join(folder, "index.db");
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  prepareTables(db);
  const writer = createSearchWriter(db, "a");
  const write = db.transaction((batch: readonly KnownPaper[]) => writer.put(batch));
  let batch: KnownPaper[] = [];
  for (const paper of papers) {
    batch.push(paper);
    if (batch.length === 1000) {
      write.immediate(batch);
      batch = [];
    }
  }
  write.immediate(batch);
  db.transaction(() => writer.merge(1)).immediate();
  db.pragma("wal_checkpoint(TRUNCATE)");
  const engine = openSearchEngine(file);
  let exhaustive: SearchEngine | undefined;
  const ids = (from: SearchEngine, text: string, limit: number) =>
    from.search({ text, limit }).found.map(({ id }) => id);
  return {
    name: "ours",
    bytes: statSync(file).size,
    find: (text, limit) => ids(engine, text, limit),
    findNow: (text, limit) => ids(engine, text, limit),
    findExhaustively(text, limit) {
      exhaustive ??= openSearchEngine(file, TUNING, true);
      return ids(exhaustive, text, limit);
    },
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const people = (paper: KnownPaper) => paper.authors.join(" ");
const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The peers, each as its guide tells to use it; FTS5 with every word quoted, joined by `OR` or `AND`. */
export const PEERS: readonly (readonly [
  name: string,
  open: (papers: readonly KnownPaper[]) => Engine | Promise<Engine>,
])[] = [
  ["FTS5 OR", (papers) => openFts5("FTS5 OR", papers, " OR ")],
  ["FTS5 AND", (papers) => openFts5("FTS5 AND", papers, " ")],
  ["MiniSearch", openMiniSearch],
  ["Orama", openOrama],
  ["FlexSearch", openFlexSearch],
  ["lunr", openLunr],
];

function openFts5(name: string, papers: readonly KnownPaper[], join: string): Engine {
  const db = new Database(":memory:");
  db.exec("CREATE VIRTUAL TABLE t USING fts5 (id UNINDEXED, title, abstract, authors)");
  const add = db.prepare("INSERT INTO t VALUES (?, ?, ?, ?)");
  db.transaction(() => {
    for (const paper of papers) add.run(paper.id, paper.title, paper.abstract, people(paper));
  })();
  const find = db
    .prepare<[string, number], string>("SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?")
    .pluck();
  return {
    name,
    bytes:
      Number(db.pragma("page_count", { simple: true })) * Number(db.pragma("page_size", { simple: true })),
    find(text, limit) {
      const words = tokens(text);
      return words.length === 0 ? [] : find.all(words.map((word) => `"${word}"`).join(join), limit);
    },
    close: () => db.close(),
  };
}

function openMiniSearch(papers: readonly KnownPaper[]): Engine {
  const index = new MiniSearch({ fields: ["title", "abstract", "authors"] });
  const seen = new Set<string>();
  for (const paper of papers) {
    if (seen.has(paper.id)) continue;
    seen.add(paper.id);
    index.add({ id: paper.id, title: paper.title, abstract: paper.abstract, authors: people(paper) });
  }
  return {
    name: "MiniSearch",
    find: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close() {},
  };
}

async function openOrama(papers: readonly KnownPaper[]): Promise<Engine> {
  const index = create({ schema: { title: "string", abstract: "string", authors: "string" } as const });
  const documents = papers.map((paper) => ({
    id: paper.id as string,
    title: paper.title,
    abstract: paper.abstract,
    authors: people(paper),
  }));
  await insertMultiple(index, documents, 1000);
  return {
    name: "Orama",
    find: async (text, limit) => (await searchOrama(index, { term: text, limit })).hits.map(({ id }) => id),
    close() {},
  };
}

function openFlexSearch(papers: readonly KnownPaper[]): Engine {
  const index = new FlexSearch.Index({ tokenize: "strict" });
  papers.forEach((paper, i) => {
    index.add(i, `${paper.title} ${paper.abstract} ${people(paper)}`);
  });
  return {
    name: "FlexSearch",
    find: (text, limit) =>
      (index.search(text, { limit, suggest: true }) as number[]).map((i) => papers[i]?.id ?? ""),
    close() {},
  };
}

function openLunr(papers: readonly KnownPaper[]): Engine {
  const index = lunr((builder) => {
    builder.ref("id");
    for (const field of ["title", "abstract", "authors"]) builder.field(field);
    for (const paper of papers) {
      builder.add({ id: paper.id, title: paper.title, abstract: paper.abstract, authors: people(paper) });
    }
  });
  return {
    name: "lunr",
    find: (text, limit) =>
      index
        .search(tokens(text).join(" "))
        .slice(0, limit)
        .map(({ ref }) => ref),
    close() {},
  };
}
