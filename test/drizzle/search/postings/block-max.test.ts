import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded } from "../../../../bench/search/scale.ts";
import { findBest, type WeightedList } from "../../../../drizzle/search/postings/block-max.ts";
import { IMPACTS } from "../../../../drizzle/search/postings/impacts.ts";
import { decodePostings, encodePostings } from "../../../../drizzle/search/postings/posting-codec.ts";

/** Papers in each of two segments: enough for lists that are kept by ranges. */
const PAPERS = 8192;
/** Scores are whole numbers of this share. */
const UNIT = 2 ** -20;

interface Term {
  readonly share: number;
  readonly weight: number;
  readonly meets: number;
  readonly excludes: boolean;
}

const term: fc.Arbitrary<Term> = fc.record({
  share: fc.constantFrom(0.001, 0.02, 0.2, 0.6, 0.95, 1),
  weight: fc.constantFrom(0.00001, 0.01, 0.02, 0.03, 1),
  meets: fc.constantFrom(0, 0, 0, 1, 2),
  excludes: fc.constantFrom(false, false, false, false, true),
});
const query = fc.record({
  terms: fc.array(term, { minLength: 1, maxLength: 9 }),
  copies: fc.constantFrom(1, 1, 1, 16),
  required: fc.constantFrom(0, 0, 1, 3),
  count: fc.constantFrom(1, 10, 150, 20_000),
  skipped: fc.constantFrom(1, 3),
  seed: fc.integer(),
});

test("the best are those that scoring every paper finds, in the same order", () => {
  fc.assert(
    fc.property(query, ({ terms, copies, required, count, skipped, seed }) => {
      const random = seeded(seed);
      const code = () => Math.floor(random() * 64);
      const lengths = Array.from({ length: 2 }, () => ({
        words: Uint8Array.from({ length: PAPERS }, code),
        names: Uint8Array.from({ length: PAPERS }, code),
      }));
      const sums = new Map<number, number>();
      const met = new Map<number, number>();
      const out = new Set<number>();
      const lists: WeightedList[] = [];
      for (const { share, weight, meets, excludes } of Array.from({ length: copies }, () => terms).flat()) {
        const units = Math.max(1, Math.round(weight / UNIT));
        lists.push({
          weight,
          meets,
          excludes,
          lists: lengths.map((own, segment) => {
            const locals: number[] = [];
            const times: number[] = [];
            for (let local = 0; local < PAPERS; local++) {
              if (random() >= share) continue;
              const often = Math.floor(random() ** 4 * 4);
              locals.push(local);
              times.push(often);
              const paper = 1 + segment * PAPERS + local;
              if (excludes) out.add(paper);
              else {
                const impact = IMPACTS[((own.words[local] as number) << 2) | often] as number;
                sums.set(paper, (sums.get(paper) ?? 0) + units * impact);
                met.set(paper, (met.get(paper) ?? 0) | meets);
              }
            }
            if (locals.length === 0) return undefined;
            return decodePostings(
              encodePostings(Uint16Array.from(locals), Uint8Array.from(times), false, own),
              own,
            );
          }),
        });
      }
      const accept = (paper: number) => paper % skipped === 0;
      const expected = [...sums]
        .filter(([paper]) => accept(paper) && !out.has(paper))
        .filter(([paper]) => ((met.get(paper) ?? 0) & required) === required)
        .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || a - b)
        .slice(0, count);
      const best = findBest({ terms: lists, firsts: [1, 1 + PAPERS], required, count, accept });
      expect([...best.papers]).toEqual(expected.map(([paper]) => paper));
      expect([...best.scores]).toEqual(expected.map(([, sum]) => sum * UNIT));
    }),
    { numRuns: 40 },
  );
});
