import type { Terms } from "./terms.ts";

/** Sums over a set of papers, which can be added and removed exactly. */
export interface Profile {
  add(terms: Terms): void;
  /** Removes papers added before. */
  remove(terms: Terms): void;
  readonly papers: number;
  /** Sum of weights per word, in 1/65536ths. */
  readonly weights: ReadonlyMap<number, number>;
  /** Number of papers per word. */
  readonly holding: ReadonlyMap<number, number>;
  /** Number of papers per topic stem and spelling. */
  readonly topics: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Creates an empty profile. */
export function createProfile(): Profile {
  const weights = new Map<number, number>();
  const holding = new Map<number, number>();
  const topics = new Map<string, Map<string, number>>();
  let papers = 0;

  function change({ words, weights: shares, topics: on }: Terms, sign: 1 | -1): void {
    papers += sign;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      raise(weights, word, sign * (shares[i] as number));
      raise(holding, word, sign);
    }
    for (const { stem, text } of on) {
      const texts = topics.get(stem) ?? new Map<string, number>();
      raise(texts, text, sign);
      if (texts.size === 0) topics.delete(stem);
      else topics.set(stem, texts);
    }
  }

  return {
    add: (terms) => change(terms, 1),
    remove: (terms) => change(terms, -1),
    get papers() {
      return papers;
    },
    weights,
    holding,
    topics,
  };
}

function raise<K>(sums: Map<K, number>, key: K, by: number): void {
  const sum = (sums.get(key) ?? 0) + by;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}
