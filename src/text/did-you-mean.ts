import { createSpelling } from "./spelling.ts";

/** Shorter prefixes match too many words. */
const PREFIX_LENGTH = 3;

/**
 * Returns the known word closest to `word`, with at most one typo per `lettersPerSlip` letters, or the only one that
 * starts with it. Undefined if none is close.
 */
export function nearest(word: string, known: readonly string[], lettersPerSlip = 3): string | undefined {
  const wanted = word.toLowerCase();
  const spelling = createSpelling();
  for (const [id, one] of known.entries()) spelling.add(id, one.toLowerCase());
  const [found] = spelling.suggest(wanted, 1);
  if (found && found.distance * lettersPerSlip <= wanted.length) return known[found.id];
  if (wanted.length < PREFIX_LENGTH) return undefined;
  const begun = known.filter((one) => one.toLowerCase().startsWith(wanted));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Returns ` Did you mean “search”?` to append to an error; empty if no known word is close. */
export function didYouMean(word: string, known: readonly string[], lettersPerSlip?: number): string {
  const meant = nearest(word, known, lettersPerSlip);
  return meant === undefined ? "" : ` Did you mean “${meant}”?`;
}
