/** A batch of items, such as channels. One failing item does not affect the others. */
export interface Batch<Item, Facts, Result> {
  readonly items: readonly Item[];
  /** Reads the facts about some of the items, in their order. */
  readonly gather: (items: readonly Item[]) => Promise<readonly Facts[]>;
  readonly make: (item: Item, facts: Facts) => readonly Result[];
  /** Called with an item for which `make` failed, or `gather` for that item by itself. */
  readonly failed: (item: Item, error: unknown) => void;
  /** Awaited between items, to yield to the event loop. */
  readonly pause: () => Promise<void>;
}

/** Gathers facts about all items at once, then makes the results of each. If gathering fails, gathers item by item. */
export async function inBatch<Item, Facts, Result>(
  batch: Batch<Item, Facts, Result>,
): Promise<readonly Result[]> {
  const { items, gather, make, failed, pause } = batch;
  let facts: readonly Facts[];
  try {
    facts = await gather(items);
  } catch (error) {
    const results: Result[] = [];
    if (items.length > 1)
      for (const item of items) results.push(...(await inBatch({ ...batch, items: [item] })));
    else for (const item of items) failed(item, error);
    return results;
  }
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    await pause();
    try {
      results.push(...make(item, facts[index] as Facts));
    } catch (error) {
      failed(item, error);
    }
  }
  return results;
}

/** Splits `items` into pieces of at most `size`. */
export function* inPieces<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
