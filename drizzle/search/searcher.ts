import type { Database } from "better-sqlite3";
import type { PaperId } from "../../src/papers/paper.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { holdsName } from "../../src/search/document.ts";
import { stem } from "../../src/search/language/stem.ts";
import { readWords } from "../../src/search/language/words.ts";
import type { Hit, PaperSource, Ranking, SearchIndex } from "../../src/search/search-index.ts";
import { snippetOf } from "../../src/search/snippet.ts";
import { readable } from "../../src/text/readable.ts";
import { createVersion } from "../shared/data-version.ts";
import { createAnswers } from "./answers.ts";
import type { Answer, SearchEngine } from "./engine.ts";
import { answer, createSearchThread, type Question } from "./thread.ts";

/** Answers from the index's tables, on a separate thread if they are in a file. */
export interface Searcher extends Pick<SearchIndex, "search" | "hits" | "similar" | "titles" | "names"> {
  /** This connection has written, so cached answers may be stale. */
  changed(): void;
  close(): Promise<void>;
}

/** Answers whose papers are read per turn of the event loop: a few milliseconds. */
const IN_A_TURN = 8;

/** A searcher over the tables in `db` that takes the papers from `source`. */
export function createSearcher(db: Database, source: Pick<PaperSource, "papers">): Searcher {
  const thread = db.memory ? undefined : createSearchThread(db.name);
  const inTurn = createTurns();
  let engine: Promise<SearchEngine> | undefined;

  async function ask(question: Question): Promise<Answer> {
    if (thread) {
      try {
        return await thread.ask(question);
      } catch {
        // The thread may have died from lack of memory or a damaged file; answer here, even if it blocks.
      }
    }
    // With a thread, the engine and its word lists never enter this thread's memory.
    engine ??= import("./engine.ts").then(({ createSearchEngine }) => createSearchEngine(db));
    return answer(await engine, question);
  }

  const version = createVersion(db);
  const answers = createAnswers(ask, version.now);

  async function hits(ranking: Ranking): Promise<readonly Hit[]> {
    const papers = await source.papers(ranking.found.map(({ id }) => id));
    const isMatch = matcher(ranking.stems);
    return ranking.found.flatMap(({ id, score }) => {
      const paper = papers.get(id);
      return paper
        ? [{ paper, score, snippet: snippetOf(shownTitle(paper), readable(paper.abstract), isMatch) }]
        : [];
    });
  }

  return {
    changed: version.changed,
    search: async (query) => (await answers({ kind: "search", query })) as Ranking,
    hits: (ranking) => inTurn(() => hits(ranking)),
    async similar(id, limit) {
      const ranking = (await answers({ kind: "similar", id, limit })) as Ranking;
      return inTurn(() => hits(ranking));
    },
    async titles(typed, limit) {
      const { found } = await answers({ kind: "titles", prefix: typed, limit: Math.min(25, limit) });
      const ids = found.map(({ id }) => id as PaperId);
      const known = await inTurn(() => source.papers(ids));
      return ids.flatMap((id) => {
        const title = known.get(id)?.title;
        return title === undefined ? [] : [{ id, title }];
      });
    },
    async names(whose, typed, limit) {
      const { names = [] } = await answers({ kind: "names", whose, prefix: typed, limit });
      const known = await inTurn(() => source.papers(names.map(({ paper }) => paper as PaperId)));
      return names.flatMap(({ words, paper }) => {
        const { authors = [], organization } = known.get(paper as PaperId) ?? {};
        const written = whose === "author" ? authors : organization === undefined ? [] : [organization];
        return written.find((name) => holdsName(name, words.join(" "))) ?? [];
      });
    },
    close: async () => thread?.stop(),
  };
}

/** Matches words with one of these stems. Caches results, since abstracts share most of their words. */
function matcher(stems: readonly string[]): (word: string) => boolean {
  const wanted = new Set(stems);
  const judged = new Map<string, boolean>();
  return (word) => {
    const before = judged.get(word);
    if (before !== undefined) return before;
    // A run of Chinese is several words.
    const matches = wanted.has(stem(word)) || readWords(word).words.some((part) => wanted.has(stem(part)));
    judged.set(word, matches);
    return matches;
  };
}

/** Runs a few per turn of the event loop, so that immediate answers and other work do not block each other. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  function takeTurn(): void {
    const now = waiting.splice(0, IN_A_TURN);
    if (waiting.length > 0) setImmediate(takeTurn);
    for (const go of now) go();
  }
  return (work) =>
    new Promise<void>((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(takeTurn);
    }).then(work);
}
