import type { Database } from "better-sqlite3";
import { createSearchIndex } from "../../../drizzle/search/search-index.ts";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import type { KnownPaper } from "../../../src/papers/paper.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import type { PaperSource, SavedPapers, SearchQuery } from "../../../src/search/search-index.ts";

/** Papers held in a map, as a store would hold them in its table. */
export interface HeldPapers {
  readonly source: PaperSource;
  /** Saves papers, `commit` standing for the transaction. */
  save(papers: readonly KnownPaper[], commit?: (work: () => void) => void): void;
}

export function holdPapers(initial: readonly KnownPaper[] = []): HeldPapers {
  const held = new Map<string, { readonly change: number; readonly paper: KnownPaper }>();
  const listeners: ((saved: SavedPapers) => void)[] = [];
  let newest = 0;
  const inOrder = () => [...held.values()].sort((a, b) => a.change - b.change);
  const papers: HeldPapers = {
    source: {
      extent: async () => ({ papers: held.size, change: newest }),
      papers: async (ids) =>
        new Map(
          ids.flatMap((id) => {
            const paper = held.get(id)?.paper;
            return paper ? [[id, paper]] : [];
          }),
        ),
      changes: async (after, limit) =>
        inOrder()
          .filter(({ change }) => change > after)
          .slice(0, limit),
      onSave: (hear) => void listeners.push(hear),
    },
    save(saved, commit = (work) => work()) {
      if (saved.length === 0) return;
      const after = newest;
      const changes = saved.map((paper, index) => ({ change: after + index + 1, paper }));
      commit(() => {
        for (const hear of listeners) hear({ after, changes });
      });
      newest += changes.length;
      for (const each of changes) held.set(each.paper.id, each);
    },
  };
  papers.save(initial);
  return papers;
}

/** A search index over held papers, in the same transactions. */
export async function openLibrary(
  initial: readonly KnownPaper[] = [],
  db: Database = new SqliteDatabase(":memory:"),
  papers = holdPapers(),
) {
  const write = async <T>(work: () => T) => db.transaction(work).immediate();
  const index = await createSearchIndex({
    connection: { client: db, write },
    source: papers.source,
    log: silentLog,
  });
  const save = (saved: readonly KnownPaper[]) =>
    papers.save(saved, (work) => db.transaction(work).immediate());
  save(initial);
  const hits = async (query: Partial<SearchQuery> & Pick<SearchQuery, "text">) =>
    index.hits(await index.search({ limit: 10, ...query }));
  /** The ids found, best first. */
  const ids = async (text: string, more: { limit?: number; minUpvotes?: number } = {}) =>
    (await hits({ text, ...more })).map(({ paper }) => paper.id as string);
  return { db, index, papers, save, hits, ids };
}
