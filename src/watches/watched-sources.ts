import type { WatchStore } from "./store.ts";

/** The sources that channels watch, each once; without the muted ones. */
export async function watchedSources(store: Pick<WatchStore, "watchesApart">): Promise<readonly string[]> {
  const watches = await store.watchesApart();
  return [...new Set(watches.flatMap(({ kind, value }) => (kind === "source" ? [value] : [])))];
}
