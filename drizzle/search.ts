import type { Database } from "better-sqlite3";
import { findArxivId, type KnownPaper, type PaperId, utcDay } from "../src/paper.ts";
import type { Hit, SearchQuery } from "../src/search/search.ts";
import { snippetOf } from "../src/search/snippet.ts";
import { wordsOf } from "../src/search/words.ts";

/** How the index reads the library; the store hands it in. */
export interface PaperSource {
  /** The papers with these ids, in any order; unknown ids are left out. */
  load(ids: readonly PaperId[]): readonly KnownPaper[];
  /** Up to `limit` papers with an id after `after` (all where undefined), in ascending order of id. */
  page(after: PaperId | undefined, limit: number): readonly KnownPaper[];
  count(): number;
}

/** A paper's id and title, for completion while typing. */
export interface TitleMatch {
  readonly id: PaperId;
  readonly title: string;
}

/** Full-text search over the library, kept in `search_…` tables of the library's own database. */
export interface SearchIndex {
  /** Takes in papers that were added or changed. Call it inside the transaction that writes them. */
  put(papers: readonly KnownPaper[]): void;
  /** Best first. Any text is answered; none raises an error. */
  search(query: SearchQuery): Promise<readonly Hit[]>;
  /** Papers like this one, best first, without itself and its near-duplicates. Empty where it is unknown. */
  similar(id: PaperId, limit: number): Promise<readonly Hit[]>;
  /** Up to `limit` (at most 25) papers whose title begins with or holds what was typed so far. */
  titles(prefix: string, limit: number): Promise<readonly TitleMatch[]>;
  /** Builds the index anew from the library; interrupted, it goes on at the next start. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Stops the index's own thread. The database stays open: it is the store's. */
  close(): void;
}

/**
 * The search index of a library: `createSearchIndex(db, { load, page, count })`. `db` is the store's own connection;
 * the tables are created here, are derived data with their own version, and need no migration.
 */
export function createSearchIndex(db: Database, papers: PaperSource): SearchIndex {
  db.exec(`
    CREATE TABLE IF NOT EXISTS search_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS search_paper (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5 (title, abstract, people, tokenize = "porter unicode61");
  `);
  const numberOf = db.prepare<[string], { n: number }>("SELECT n FROM search_paper WHERE id = ?");
  const addPaper = db.prepare<[string]>("INSERT INTO search_paper (id) VALUES (?)");
  const dropText = db.prepare<[number]>("DELETE FROM search_text WHERE rowid = ?");
  const addText = db.prepare<[number, string, string, string]>(
    "INSERT INTO search_text (rowid, title, abstract, people) VALUES (?, ?, ?, ?)",
  );
  const find = db.prepare<[string, number], { id: PaperId; score: number }>(
    `SELECT p.id, -bm25(search_text, 5, 1, 3) AS score FROM search_text JOIN search_paper p ON p.n = search_text.rowid
     WHERE search_text MATCH ? ORDER BY score DESC LIMIT ?`,
  );

  function put(changed: readonly KnownPaper[]): void {
    for (const paper of changed) {
      const known = numberOf.get(paper.id)?.n;
      const n = known ?? Number(addPaper.run(paper.id).lastInsertRowid);
      if (known !== undefined) dropText.run(n);
      const body = [paper.abstract, paper.summary, ...paper.keywords].join(" ");
      const people = [...paper.authors, paper.organization].join(" ");
      addText.run(
        n,
        ...([paper.title, body, people].map((t) => wordsOf(t).join(" ")) as [string, string, string]),
      );
    }
  }

  function matching(words: readonly string[], limit: number): { id: PaperId; score: number }[] {
    const distinct = [...new Set(words)].slice(0, 64);
    return distinct.length === 0 ? [] : find.all(distinct.map((word) => `"${word}"`).join(" OR "), limit);
  }

  function hits(found: readonly { id: PaperId; score: number }[], words: readonly string[]): Hit[] {
    const byId = new Map(papers.load(found.map(({ id }) => id)).map((paper) => [paper.id, paper]));
    const wanted = new Set(words);
    return found.flatMap(({ id, score }) => {
      const paper = byId.get(id);
      if (!paper) return [];
      return [{ paper, score, snippet: snippetOf(paper.title, paper.abstract, (word) => wanted.has(word)) }];
    });
  }

  return {
    put,
    async search({ text, limit, minUpvotes = 0, since }) {
      const id = findArxivId(text);
      if (id && numberOf.get(id)) return hits([{ id, score: 1 }], []);
      const words = wordsOf(text.slice(0, 2000));
      const filtered = minUpvotes > 0 || since !== undefined;
      const all = hits(matching(words, filtered ? limit * 50 : limit), words);
      return all
        .filter(({ paper }) => paper.upvotes >= minUpvotes && (!since || dayOf(paper) >= since))
        .slice(0, limit);
    },
    async similar(id, limit) {
      const [paper] = papers.load([id]);
      if (!paper) return [];
      const words = wordsOf(`${paper.title} ${paper.abstract}`);
      return hits(matching(words, limit + 1), words)
        .filter((hit) => hit.paper.id !== id)
        .slice(0, limit);
    },
    async titles(prefix, limit) {
      const words = wordsOf(prefix);
      if (words.length === 0) return [];
      const expression = words
        .map((word, i) => `title : "${word}"${i === words.length - 1 ? "*" : ""}`)
        .join(" AND ");
      const found = find.all(expression, Math.min(25, limit));
      return hits(found, []).map(({ paper }) => ({ id: paper.id, title: paper.title }));
    },
    async rebuild(onProgress) {
      db.exec("DELETE FROM search_text; DELETE FROM search_paper;");
      const total = papers.count();
      let after: PaperId | undefined;
      for (let done = 0; ; ) {
        const page = papers.page(after, 500);
        if (page.length === 0) break;
        db.transaction(() => put(page))();
        done += page.length;
        after = page.at(-1)?.id;
        onProgress?.(done, Math.max(total, done));
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    close() {},
  };
}

function dayOf(paper: KnownPaper): string {
  return paper.listedOn ?? utcDay(paper.publishedAt ?? paper.firstSeenAt);
}
