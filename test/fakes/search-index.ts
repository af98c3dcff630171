import type { SearchIndex } from "../../src/search/search-index.ts";

/** An index that finds nothing, for who does not search. */
export const emptyIndex: SearchIndex = {
  search: async () => ({ found: [], stems: [] }),
  hits: async () => [],
  similar: async () => [],
  titles: async () => [],
  names: async () => [],
  catchUp: async () => {},
  rebuild: async () => {},
  close: async () => {},
};
