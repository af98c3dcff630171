import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import FlexSearch from "flexsearch";
import lunr from "lunr";
import MiniSearch, { type SearchOptions } from "minisearch";
import { openSearchEngine, type SearchEngine } from "../../drizzle/search/engine.ts";
import { prepareTables } from "../../drizzle/search/segments/tables.ts";
import { createSearchWriter } from "../../drizzle/search/segments/writer.ts";
import { SqliteDatabase } from "../../drizzle/shared/driver.ts";
import type { KnownPaper } from "../../src/papers/paper.ts";
import { isStopWord } from "../../src/search/language/words.ts";
import { TUNING } from "../../src/search/ranking/tuning.ts";

/** A search engine over one collection. */
export interface Engine {
  readonly name: string;
  /** Ids, best first. */
  find(text: string, limit: number): Promise<readonly string[]> | readonly string[];
  /** Size on disk; undefined if the index is only in memory. */
  readonly bytes?: number;
  close(): void;
}

/** Our engine, in a file, searched on this thread so that the times are the engine's own. */
export interface OwnEngine extends Engine {
  readonly bytes: number;
  find(text: string, limit: number): readonly string[];
  /** Completions of a partial title. */
  titles(prefix: string, limit: number): readonly string[];
  /** Completions of a partial author name, as spelled in the index. */
  names(prefix: string, limit: number): readonly string[];
  /** Ids when scored without skipping anything. */
  findExhaustively(text: string, limit: number): readonly string[];
}

/** Builds our index as the store does: in transactions of a thousand papers. */
export function openOurs(papers: Iterable<KnownPaper>): OwnEngine {
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  const file = join(folder, "index.db");
  writeIndex(file, papers);
  const engine = openSearchEngine(file);
  let exhaustive: SearchEngine | undefined;
  const ids = (from: SearchEngine, text: string, limit: number) =>
    from.search({ text, limit }).found.map(({ id }) => id);
  return {
    name: "ours",
    bytes: statSync(file).size,
    find: (text, limit) => ids(engine, text, limit),
    titles: (prefix, limit) => engine.titles(prefix, limit).found.map(({ id }) => id),
    names: (prefix, limit) =>
      (engine.names("author", prefix, limit).names ?? []).map(({ words }) => words.join(" ")),
    findExhaustively(text, limit) {
      exhaustive ??= openSearchEngine(file, TUNING, true);
      return ids(exhaustive, text, limit);
    },
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Discards the writer's state: in the product, it is on another thread. */
function writeIndex(file: string, papers: Iterable<KnownPaper>): void {
  const db = new SqliteDatabase(file);
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
  db.close();
}

const people = (paper: KnownPaper) => paper.authors.join(" ");
const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The peers, each used as its guide recommends: FTS5 with every word quoted, joined by `OR` or `AND`; and the two that
 * did best when tuned by hand, FTS5 with Porter stemming and weighted titles, and MiniSearch with fuzzy matching.
 */
export const PEERS: readonly ((papers: readonly KnownPaper[]) => Engine | Promise<Engine>)[] = [
  (papers) => openFts5(papers),
  (papers) => openFts5(papers, { name: "FTS5 AND", join: " " }),
  (papers) =>
    openFts5(papers, {
      name: "FTS5 OR stems",
      tokenize: "porter unicode61",
      rank: "bm25(0, 5, 1, 1)",
      skip: isStopWord,
    }),
  (papers) => openMiniSearch("MiniSearch", papers, {}),
  (papers) => openMiniSearch("MiniSearch fuzzy", papers, { fuzzy: 0.2, prefix: true }),
  openOrama,
  openFlexSearch,
  openLunr,
];

/** SQLite's built-in full-text search; by default plain OR. */
export function openFts5(
  papers: Iterable<KnownPaper>,
  {
    name = "FTS5 OR",
    join = " OR ",
    tokenize = "unicode61",
    rank = "bm25()",
    skip = () => false,
  }: {
    readonly name?: string;
    readonly join?: string;
    readonly tokenize?: string;
    readonly rank?: string;
    readonly skip?: (word: string) => boolean;
  } = {},
): Engine {
  const db = new SqliteDatabase(":memory:");
  db.exec(
    `CREATE VIRTUAL TABLE t USING fts5 (id UNINDEXED, title, abstract, authors, tokenize = '${tokenize}')`,
  );
  const add = db.prepare("INSERT INTO t VALUES (?, ?, ?, ?)");
  db.transaction(() => {
    for (const paper of papers) add.run(paper.id, paper.title, paper.abstract, people(paper));
  })();
  const find = db
    .prepare<[string, string, number], string>(
      "SELECT id FROM t WHERE t MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?",
    )
    .pluck();
  return {
    name,
    bytes:
      Number(db.pragma("page_count", { simple: true })) * Number(db.pragma("page_size", { simple: true })),
    find(text, limit) {
      const all = tokens(text);
      const telling = all.filter((word) => !skip(word));
      const words = telling.length > 0 ? telling : all;
      return words.length === 0 ? [] : find.all(words.map((word) => `"${word}"`).join(join), rank, limit);
    },
    close: () => db.close(),
  };
}

function openMiniSearch(name: string, papers: readonly KnownPaper[], searchOptions: SearchOptions): Engine {
  const index = new MiniSearch({ fields: ["title", "abstract", "authors"], searchOptions });
  for (const paper of papers) {
    index.add({ id: paper.id, title: paper.title, abstract: paper.abstract, authors: people(paper) });
  }
  return {
    name,
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
