import { createSearchIndex, type SearchIndex } from "../../../drizzle/search/search-index.ts";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import type { KnownPaper } from "../../../src/papers/paper.ts";
import type { SearchQuery } from "../../../src/search/search-index.ts";

/** A search index over papers held in a map, as the store would hold them in its table. */
export function openLibrary(
  initial: readonly KnownPaper[] = [],
  db = new SqliteDatabase(":memory:"),
  held = new Map<string, KnownPaper>(),
) {
  const index: SearchIndex = createSearchIndex(db, {
    load: (ids) => ids.flatMap((id) => held.get(id) ?? []),
    page: (after, limit) =>
      [...held.values()]
        .filter(({ id }) => after === undefined || id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    count: () => held.size,
  });
  const save = (papers: readonly KnownPaper[]) =>
    db.transaction(() => {
      for (const paper of papers) held.set(paper.id, paper);
      index.put(papers);
    })();
  save(initial);
  const hits = async (query: Partial<SearchQuery> & Pick<SearchQuery, "text">) =>
    index.hits(await index.search({ limit: 10, ...query }));
  /** The ids found, best first. */
  const ids = async (text: string, more: { limit?: number; minUpvotes?: number } = {}) =>
    (await hits({ text, ...more })).map(({ paper }) => paper.id as string);
  return { db, index, held, save, hits, ids };
}
