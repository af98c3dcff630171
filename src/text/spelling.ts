/** A known word similar to a misspelt one. */
export interface Suggestion {
  /** The id under which the word was added. */
  readonly id: number;
  /** Edit distance; swapping two adjacent letters counts as one edit. */
  readonly distance: number;
  readonly firstLetterKept: boolean;
}

/** A vocabulary for spelling correction. */
export interface Spelling {
  add(id: number, word: string): void;
  /** Returns known words within one edit (two from six letters on), nearest first, at most `limit`. */
  suggest(word: string, limit: number): Suggestion[];
}

/** Longer words are identifiers, which nobody types from memory. */
const LONGEST = 24;

/** All words of one length, stored consecutively. */
interface Bucket {
  size: number;
  letters: Uint16Array;
  ids: Uint32Array;
  /** Bit masks of the letters that each word contains, and contains twice; several letters share a bit. */
  once: Int32Array;
  twice: Int32Array;
}

/** Creates an empty vocabulary. */
export function createSpelling(): Spelling {
  const byLength: Bucket[] = Array.from({ length: LONGEST + 1 }, () => ({
    size: 0,
    letters: new Uint16Array(0),
    ids: new Uint32Array(0),
    once: new Int32Array(0),
    twice: new Int32Array(0),
  }));
  return {
    add(id, word) {
      const bucket = byLength[word.length];
      if (!bucket || word.length < 3) return;
      const at = bucket.size++;
      if (at === bucket.ids.length) grow(bucket, Math.max(64, 2 * at), word.length);
      for (let i = 0; i < word.length; i++) bucket.letters[at * word.length + i] = word.charCodeAt(i);
      const { once, twice } = masksOf(word);
      bucket.once[at] = once;
      bucket.twice[at] = twice;
      bucket.ids[at] = id;
    },
    suggest(word, limit) {
      const most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
      if (most === 0 || word.length > LONGEST + most) return [];
      const mask = masksOf(word);
      const distance = distanceTo(word, most);
      const found: Suggestion[] = [];
      for (let length = word.length - most; length <= word.length + most; length++) {
        const { size, once, twice, letters, ids } = byLength[length] ?? NO_WORDS;
        // Inserting or deleting a letter changes one letter count, any other edit at most two. This rules out nearly
        // all words.
        const changes = 2 * most - Math.abs(length - word.length);
        for (let i = 0; i < size; i++) {
          const changed = bits(mask.once ^ (once[i] as number));
          if (changed > changes || changed + bits(mask.twice ^ (twice[i] as number)) > changes) continue;
          const from = i * length;
          const far = distance(letters, from, from + length);
          if (far > most) continue;
          const firstLetterKept = letters[from] === word.charCodeAt(0);
          found.push({ id: ids[i] as number, distance: far, firstLetterKept });
        }
      }
      forget(word);
      return found
        .sort(
          (a, b) =>
            a.distance - b.distance || Number(b.firstLetterKept) - Number(a.firstLetterKept) || a.id - b.id,
        )
        .slice(0, limit);
    },
  };
}

const NO_WORDS: Bucket = {
  size: 0,
  letters: new Uint16Array(0),
  ids: new Uint32Array(0),
  once: new Int32Array(0),
  twice: new Int32Array(0),
};

function grow(bucket: Bucket, words: number, length: number): void {
  const { letters, ids, once, twice } = bucket;
  bucket.letters = new Uint16Array(words * length);
  bucket.ids = new Uint32Array(words);
  bucket.once = new Int32Array(words);
  bucket.twice = new Int32Array(words);
  bucket.letters.set(letters);
  bucket.ids.set(ids);
  bucket.once.set(once);
  bucket.twice.set(twice);
}

function masksOf(word: string): { readonly once: number; readonly twice: number } {
  let once = 0;
  let twice = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = 1 << (word.charCodeAt(i) & 31);
    twice |= once & letter;
    once |= letter;
  }
  return { once, twice };
}

function bits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** For each letter, a bit mask of its positions in the word being corrected. */
const standing = new Int32Array(1 << 16);

function forget(word: string): void {
  for (let i = 0; i < word.length; i++) standing[word.charCodeAt(i)] = 0;
}

/**
 * Returns a function for the distance from `word` to others: the optimal string alignment distance, where swapping
 * adjacent letters is one edit. It returns at least `most + 1` if the distance exceeds `most`. A column of the distance
 * table is encoded as bits that say where it rises and falls (Hyyrö 2003). Call `forget` with the word afterwards.
 */
function distanceTo(word: string, most: number) {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    standing[code] = (standing[code] as number) | (1 << i);
  }
  const lowest = 1 << (word.length - 1);
  return (letters: Uint16Array, from: number, to: number): number => {
    let rises = -1;
    let falls = 0;
    let level = 0;
    let before = 0;
    let distance = word.length;
    for (let i = from; i < to; i++) {
      const here = standing[letters[i] as number] as number;
      const swapped = ((~level & here) << 1) & before;
      level = (((here & rises) + rises) ^ rises) | here | falls | swapped;
      let right = falls | ~(level | rises);
      const left = level & rises;
      if (right & lowest) distance++;
      if (left & lowest) distance--;
      if (distance - (to - i - 1) > most) return most + 1;
      right = (right << 1) | 1;
      rises = (left << 1) | ~(level | right);
      falls = right & level;
      before = here;
    }
    return distance;
  };
}
