/** The demands that each word meets, one bit each, by word number. */
export type Met = ReadonlyMap<number, number>;

/** Combines the demands of words that may occur several times. */
export function metBy(words: readonly { readonly id: number; readonly meets: number }[]): Met {
  const met = new Map<number, number>();
  for (const { id, meets } of words) met.set(id, (met.get(id) ?? 0) | meets);
  return met;
}

/** Whether the words together meet every required demand. */
export function meetAll(words: readonly number[], met: Met, required: number): boolean {
  return (words.reduce((bits, word) => bits | (met.get(word) ?? 0), 0) & required) === required;
}
