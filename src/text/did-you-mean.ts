import { createSpelling } from "./spelling.ts";

/** Fewer letters begin too many words. */
const PREFIX_LENGTH = 3;

/**
 * The known word that is spelt nearest to `word`, with at most one slip in so many letters, or the only one that it begins;
 * undefined where none is near.
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

/** ` Did you mean “search”?`, to stand after a refusal; empty where no known word is near. */
export function didYouMean(word: string, known: readonly string[], lettersPerSlip?: number): string {
  const meant = nearest(word, known, lettersPerSlip);
  return meant === undefined ? "" : ` Did you mean “${meant}”?`;
}
