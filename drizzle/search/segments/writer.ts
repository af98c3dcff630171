import type { Database } from "better-sqlite3";
import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import { dayOf, readDocument, type SearchDocument } from "../../../src/search/document.ts";
import { stem } from "../../../src/search/language/stem.ts";
import { encodeDocument, PARTS } from "../postings/codec.ts";
import { renumberWords } from "./renumber.ts";
import { createWordTerms, mergeNewPapers } from "./segments.ts";
import type { IndexSet } from "./tables.ts";

/** Papers outside any segment are merged into one once there are this many. Merging takes about 0.5 s. */
const MERGE_AT = 8192;
/** Words whose number is cached while writing (about 60 MB). */
const KNOWN_WORDS = 400_000;
const DAY_MS = 86_400_000;

/** Writes papers into one set of tables. */
export interface SearchWriter {
  /** Indexes added and changed papers; call it in a transaction. */
  put(papers: readonly KnownPaper[]): void;
  /** Papers outside any segment, including deleted ones. */
  unmerged(): number;
  /** Creates a segment from the papers outside any, if there are at least `least`. */
  merge(least: number): void;
}

export function createSearchWriter(db: Database, set: IndexSet): SearchWriter {
  const findWord = db.prepare<[string], { id: number }>(`SELECT id FROM search_word_${set} WHERE word = ?`);
  const addWord = db.prepare<[number, string, number]>(
    `INSERT INTO search_word_${set} (id, word, term) VALUES (?, ?, ?)`,
  );
  const lastWord = db.prepare<[], { id: number | null }>(`SELECT max(id) AS id FROM search_word_${set}`);
  const findPaper = db.prepare<[PaperId], { n: number; digest: number; day: number; upvotes: number }>(
    `SELECT n, digest, day, upvotes FROM search_paper_${set} WHERE id = ?`,
  );
  const lastPaper = db.prepare<[], { n: number | null }>(`SELECT max(n) AS n FROM search_paper_${set}`);
  const lastMerged = db.prepare<[], { n: number | null }>(`SELECT max(last) AS n FROM search_segment_${set}`);
  const addPaper = db.prepare<[number, PaperId, number, number, number]>(
    `INSERT INTO search_paper_${set} (n, id, digest, day, upvotes) VALUES (?, ?, ?, ?, ?)`,
  );
  const updatePaper = db.prepare<[number, number, number]>(
    `UPDATE search_paper_${set} SET day = ?, upvotes = ? WHERE n = ?`,
  );
  const dropPaper = db.prepare<[number]>(`DELETE FROM search_paper_${set} WHERE n = ?`);
  const dropText = db.prepare<[number]>(`DELETE FROM search_text_${set} WHERE n = ?`);
  const addText = db.prepare<[number, Buffer]>(`INSERT INTO search_text_${set} (n, words) VALUES (?, ?)`);
  const addChange = db.prepare<[number]>(`INSERT INTO search_change_${set} (n) VALUES (?)`);

  const terms = createWordTerms(db, set);
  const known = new Map<string, number>();
  let newest = 0;
  let dataVersion: unknown;

  /** A rollback or another process may have reassigned our word numbers: if so, forget them. */
  function trustKnownWords(): void {
    const last = lastWord.get()?.id ?? 0;
    const version = db.pragma("data_version", { simple: true });
    if (last !== newest || version !== dataVersion) forget();
    if (known.size > KNOWN_WORDS) known.clear();
    newest = last;
    dataVersion = version;
  }

  function forget(): void {
    known.clear();
    terms.reset();
  }

  function wordNumber(word: string): number {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const id = findWord.get(word)?.id ?? insertWord(word);
    known.set(word, id);
    return id;
  }

  function insertWord(word: string): number {
    const stemmed = stem(word);
    const term = stemmed === word ? undefined : stemNumber(stemmed);
    const id = ++newest;
    addWord.run(id, word, term ?? id);
    return id;
  }

  function stemNumber(stemmed: string): number {
    const there = known.get(stemmed) ?? findWord.get(stemmed)?.id;
    if (there !== undefined) return there;
    const id = ++newest;
    addWord.run(id, stemmed, id);
    known.set(stemmed, id);
    return id;
  }

  function writeText(n: number, document: SearchDocument): void {
    const numbers = PARTS.map((part) => document[part].map(wordNumber));
    const [title = [], titleJoined = [], body = [], bodyJoined = [], names = []] = numbers;
    addText.run(n, encodeDocument({ title, titleJoined, body, bodyJoined, names }));
  }

  function putOne(paper: KnownPaper, free: number): boolean {
    const document = readDocument(paper);
    const digest = digestOf(document);
    const day = Math.round(Date.parse(`${dayOf(paper)}T00:00:00Z`) / DAY_MS);
    const upvotes = Math.max(0, Math.trunc(paper.upvotes));
    const old = findPaper.get(paper.id);
    if (old && old.digest === digest) {
      if (old.day === day && old.upvotes === upvotes) return false;
      updatePaper.run(day, upvotes, old.n);
      addChange.run(old.n);
      return false;
    }
    if (old) {
      dropPaper.run(old.n);
      dropText.run(old.n);
      addChange.run(old.n);
    }
    addPaper.run(free, paper.id, digest, day, upvotes);
    writeText(free, document);
    return true;
  }

  const writer: SearchWriter = {
    put(papers) {
      trustKnownWords();
      let free = Math.max(lastPaper.get()?.n ?? 0, lastMerged.get()?.n ?? 0) + 1;
      for (const paper of papers) if (putOne(paper, free)) free++;
      writer.merge(MERGE_AT);
    },
    unmerged: () => Math.max(0, (lastPaper.get()?.n ?? 0) - (lastMerged.get()?.n ?? 0)),
    merge(least) {
      const last = lastPaper.get()?.n ?? 0;
      if (last >= Math.max(1, least) && lastMerged.get()?.n === null) {
        renumberWords(db, set);
        forget();
      }
      while (last - (lastMerged.get()?.n ?? 0) >= Math.max(1, least)) {
        const first = (lastMerged.get()?.n ?? 0) + 1;
        mergeNewPapers(db, set, terms, first, Math.min(last, first + MERGE_AT - 1));
      }
    },
  };
  return writer;
}

/** 48 bits of FNV-1a over the words, to detect changes in the searchable text. */
function digestOf(document: SearchDocument): number {
  let low = 0x811c9dc5;
  let high = 0x1234567;
  for (const part of PARTS) {
    for (const word of document[part]) {
      for (let i = 0; i < word.length; i++) {
        low = Math.imul(low ^ word.charCodeAt(i), 0x01000193);
        high = Math.imul(high ^ word.charCodeAt(i), 0x01000197);
      }
      low = Math.imul(low ^ 32, 0x01000193);
    }
    high = Math.imul(high ^ 10, 0x01000197);
  }
  return (low >>> 0) * 65_536 + ((high >>> 0) & 65_535);
}
