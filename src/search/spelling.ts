/** A known word near a misspelt one. */
export interface Suggestion {
  /** The number under which the word was added. */
  readonly id: number;
  /** Letters added, lost, changed or swapped with their neighbour. */
  readonly distance: number;
  readonly firstLetterKept: boolean;
}

/** The words that a collection knows, to correct by. */
export interface Spelling {
  add(id: number, word: string): void;
  /** Known words within one edit (two from six letters on), nearest first, at most `limit`. */
  suggest(word: string, limit: number): Suggestion[];
}

/** Longer words are identifiers; nobody half-remembers those. */
const LONGEST = 24;

interface Bucket {
  words: string[];
  ids: number[];
  masks: Int32Array;
}

/** An empty vocabulary. */
export function createSpelling(): Spelling {
  const byLength: Bucket[] = Array.from({ length: LONGEST + 1 }, () => ({
    words: [],
    ids: [],
    masks: new Int32Array(64),
  }));
  return {
    add(id, word) {
      const bucket = byLength[word.length];
      if (!bucket || word.length < 3) return;
      if (bucket.words.length === bucket.masks.length) {
        const larger = new Int32Array(bucket.masks.length * 2);
        larger.set(bucket.masks);
        bucket.masks = larger;
      }
      bucket.masks[bucket.words.length] = maskOf(word);
      bucket.words.push(word);
      bucket.ids.push(id);
    },
    suggest(word, limit) {
      const most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
      const mask = maskOf(word);
      const found: Suggestion[] = [];
      for (let length = word.length - most; most > 0 && length <= word.length + most; length++) {
        const bucket = byLength[length];
        if (!bucket) continue;
        const { masks, words } = bucket;
        // Each edit changes the set of letters by two at most, so most words are ruled out by one XOR.
        for (let i = 0; i < words.length; i++) {
          if (bits(mask ^ (masks[i] as number)) > 2 * most) continue;
          const known = words[i] as string;
          const distance = editDistance(word, known, most);
          if (distance > most) continue;
          found.push({
            id: bucket.ids[i] as number,
            distance,
            firstLetterKept: known.charCodeAt(0) === word.charCodeAt(0),
          });
        }
      }
      return found
        .sort(
          (a, b) =>
            a.distance - b.distance || Number(b.firstLetterKept) - Number(a.firstLetterKept) || a.id - b.id,
        )
        .slice(0, limit);
    },
  };
}

function maskOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

function bits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const;

/** Optimal string alignment distance of two short words, `most + 1` where it is more than `most`. */
function editDistance(a: string, b: string, most: number): number {
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return above[b.length] as number;
}
