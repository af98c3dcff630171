import type { PaperChange, PaperSource, SavedPapers } from "../../../src/search/search-index.ts";
import type { Database } from "../connection/database.ts";
import { loadPapers } from "./paper-rows.ts";

const EXTENT = {
  name: "extent",
  text: "select count(*) as papers, coalesce(max(change), 0) as change from papers",
};
const CHANGES = {
  name: "changes",
  text: "select facts as paper, change from papers where change > $1 order by change limit $2",
};

/** The library as a search index reads it, and `saved`, to be called after every commit that saves papers. */
export function createPaperSource({ ask }: Database): {
  readonly source: PaperSource;
  saved(saved: SavedPapers): void;
} {
  const listeners: ((saved: SavedPapers) => void)[] = [];
  return {
    source: {
      extent: () =>
        ask(async (session) => {
          const [row] = await session.run<{ papers: number; change: number }>(EXTENT);
          return row ?? { papers: 0, change: 0 };
        }),
      papers: (ids) => ask((session) => loadPapers(session, ids)),
      changes: (after, limit) => ask((session) => session.run<PaperChange>(CHANGES, [after, limit])),
      onSave: (hear) => void listeners.push(hear),
    },
    saved: (saved) => {
      for (const hear of listeners) hear(saved);
    },
  };
}
