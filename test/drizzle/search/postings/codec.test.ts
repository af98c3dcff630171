import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded } from "../../../../bench/search/scale.ts";
import { documentDecoder, encodeDocument, PARTS } from "../../../../drizzle/search/postings/codec.ts";
import { IMPACTS } from "../../../../drizzle/search/postings/impacts.ts";
import { decodePostings, encodePostings } from "../../../../drizzle/search/postings/posting-codec.ts";
import { BLOCKS, mostOf, slotOf } from "../../../../drizzle/search/postings/postings.ts";
import { createRange } from "../../../../drizzle/search/postings/range.ts";

const number = fc.oneof(
  fc.nat(40),
  fc.nat(25_000),
  fc.integer({ min: 4_190_000, max: 4_240_000 }),
  fc.nat(2 ** 31),
);
const words = fc.array(number, { maxLength: 60 });

test("a paper's words come back as they were written, whatever their numbers", () => {
  const decoder = documentDecoder();
  fc.assert(
    fc.property(words, words, words, words, words, (title, titleJoined, body, bodyJoined, names) => {
      const document = { title, titleJoined, body, bodyJoined, names };
      decoder.decode(encodeDocument(document));
      const all = PARTS.flatMap((part) => document[part]);
      expect(Array.from(decoder.words.subarray(0, decoder.ends[4]))).toEqual(all);
      expect(decoder.ends[0]).toBe(title.length);
      expect(decoder.ends[2]).toBe(title.length + titleJoined.length + body.length);
    }),
  );
});

test("postings come back as they were written, however near or far the papers stand", () => {
  const some = fc.record({
    share: fc.constantFrom(0.0001, 0.001, 0.01, 0.05, 0.15, 0.5, 1),
    papers: fc.constantFrom(1, 300, 8192, 65_536),
    seed: fc.integer(),
    names: fc.boolean(),
  });
  fc.assert(
    fc.property(some, ({ share, papers, seed, names }) => {
      const random = seeded(seed);
      const entries = new Map([[Math.floor(random() * papers), 1]]);
      for (let paper = 0; paper < papers; paper++) {
        if (random() < share) entries.set(paper, Math.floor(random() * 4));
      }
      const papersInOrder = [...entries.keys()].sort((a, b) => a - b);
      const locals = Uint16Array.from(papersInOrder);
      const times = Uint8Array.from(papersInOrder, (paper) => entries.get(paper) ?? 0);
      const lengths = {
        words: Uint8Array.from({ length: papers }, () => Math.floor(random() * 64)),
        names: Uint8Array.from({ length: papers }, () => Math.floor(random() * 64)),
      };
      const list = decodePostings(encodePostings(locals, times, names, lengths), lengths);
      expect(list.count).toBe(entries.size);
      const own = names ? lengths.names : lengths.words;
      const read = new Map<number, number>();
      const here = createRange(1);
      const wrong: [number, number][] = [];
      list.ranges.forEach((range, slot) => {
        expect(slotOf(list.ranges, range)).toBe(slot);
        here.clear(range);
        here.add(list, slot, 1, 0);
        for (let block = 0; block < BLOCKS; block++) {
          const most = mostOf(list, slot, block);
          const found = here.find(block, 0, 0);
          for (const id of here.found.slice(0, found)) {
            const impact = here.sumOf(id, 0);
            read.set(range * 256 + id, impact);
            if (most < impact || (list.maxima[slot] as number) < most) wrong.push([range, id]);
          }
        }
      });
      expect(wrong).toEqual([]);
      const written = papersInOrder.map((paper) => {
        const code = ((own[paper] as number) << 2) | (entries.get(paper) as number);
        return [paper, IMPACTS[code]];
      });
      expect([...read]).toEqual(written);
    }),
    { numRuns: 40 },
  );
});
