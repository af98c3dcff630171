import type { PaperId } from "../../../src/papers/paper.ts";
import type { NumberedVector } from "./vector-file.ts";

/** Vectors in one contiguous buffer. Only their direction matters. */
export interface VectorTable {
  /** The highest number among its vectors; 0 if it is empty. */
  newest(): number;
  size(): number;
  /** Adds or replaces a paper's vector. Vectors of a different length are ignored. */
  put(vector: NumberedVector): void;
  /**
   * Of the vectors at `from` up to `to`, at most `limit` with the highest cosine similarity to the query, unordered.
   */
  nearest(
    query: readonly number[],
    limit: number,
    from: number,
    to: number,
  ): readonly { readonly id: PaperId; readonly near: number }[];
}

export function createVectorTable(): VectorTable {
  const places = new Map<PaperId, number>();
  const ids: PaperId[] = [];
  let length = 0;
  let numbers = new Int8Array(0);
  let norms = new Float32Array(0);
  let newest = 0;

  function grow(): void {
    if (ids.length < norms.length) return;
    const room = Math.max(1_024, norms.length * 2);
    const more = new Int8Array(room * length);
    more.set(numbers);
    numbers = more;
    const moreNorms = new Float32Array(room);
    moreNorms.set(norms);
    norms = moreNorms;
  }

  function cosine(query: Float32Array, place: number): number {
    let sum = 0;
    const at = place * length;
    for (let i = 0; i < length; i++) sum += (query[i] as number) * (numbers[at + i] as number);
    return sum / (norms[place] as number);
  }

  return {
    newest: () => newest,
    size: () => ids.length,
    put({ id, number, bytes }) {
      newest = Math.max(newest, number);
      length ||= bytes.length;
      const norm = Math.hypot(...bytes);
      if (bytes.length !== length || norm === 0) return;
      const place = places.get(id) ?? ids.length;
      grow();
      if (place === ids.length) ids.push(id);
      places.set(id, place);
      numbers.set(bytes, place * length);
      norms[place] = norm;
    },
    nearest(query, limit, from, to) {
      if (query.length !== length) return [];
      const asked = Float32Array.from(query);
      const best: { id: PaperId; near: number }[] = [];
      let least = Number.NEGATIVE_INFINITY;
      for (let place = from; place < Math.min(to, ids.length); place++) {
        const near = cosine(asked, place);
        if (!(near > least)) continue;
        best.push({ id: ids[place] as PaperId, near });
        if (best.length < 2 * limit) continue;
        best.sort((a, b) => b.near - a.near).splice(limit);
        least = best.at(-1)?.near ?? least;
      }
      return best.sort((a, b) => b.near - a.near).slice(0, limit);
    },
  };
}
