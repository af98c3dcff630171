/** A document as its words and their counts. */
export type Bag = ReadonlyMap<string, number>;

/**
 * Textbook Rocchio over unit TF-IDF vectors, recomputed each time. As the baseline for ours, it shares no code with it.
 * Returns the similarity of a document to the centroid of `liked` minus half that of `all`.
 */
export function createPlainRocchio(
  all: readonly Bag[],
): (liked: readonly Bag[]) => (document: Bag) => number {
  const holding = new Map<string, number>();
  for (const bag of all) for (const word of bag.keys()) holding.set(word, (holding.get(word) ?? 0) + 1);
  const known = new Map<Bag, Map<string, number>>();
  const vector = (bag: Bag): Map<string, number> => {
    const hit = known.get(bag);
    if (hit) return hit;
    const weights = new Map<string, number>();
    let square = 0;
    for (const [word, n] of bag) {
      const weight = (1 + Math.log(n)) * Math.log((1 + all.length) / (1 + (holding.get(word) ?? 0)));
      weights.set(word, weight);
      square += weight * weight;
    }
    for (const [word, weight] of weights) weights.set(word, weight / (Math.sqrt(square) || 1));
    known.set(bag, weights);
    return weights;
  };
  const centroid = (bags: readonly Bag[]) => {
    const sums = new Map<string, number>();
    for (const bag of bags)
      for (const [word, weight] of vector(bag)) sums.set(word, (sums.get(word) ?? 0) + weight / bags.length);
    return sums;
  };
  const background = centroid(all);
  return (liked) => {
    const wanted = centroid(liked);
    for (const [word, weight] of background) wanted.set(word, (wanted.get(word) ?? 0) - weight / 2);
    return (document) => {
      let product = 0;
      for (const [word, weight] of vector(document)) product += weight * (wanted.get(word) ?? 0);
      return product;
    };
  };
}
