import type { PaperSource, SavedPapers } from "../../../src/search/search-index.ts";
import type { Database } from "../connection/database.ts";
import type { Papers } from "./paper-rows.ts";

/** The library as a search index reads it, and `saved`, which every transaction that saves papers must call. */
export function createPaperSource(
  { read }: Pick<Database, "read">,
  papers: Papers,
): { readonly source: PaperSource; saved(saved: SavedPapers): void } {
  const listeners: ((saved: SavedPapers) => void)[] = [];
  return {
    source: {
      extent: () => read(() => ({ papers: papers.count(), change: papers.newestChange() })),
      papers: (ids) => read(() => papers.load(ids)),
      changes: (after, limit) => read(() => papers.changes(after, limit)),
      onSave: (hear) => void listeners.push(hear),
    },
    saved: (saved) => {
      for (const hear of listeners) hear(saved);
    },
  };
}
