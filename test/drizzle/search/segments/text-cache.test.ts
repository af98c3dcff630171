import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextCache } from "../../../../drizzle/search/segments/text-cache.ts";

const SIZE = 4096;

test("what the cache gives is what was put last, and what was put last it gives", () => {
  const text = fc.record({
    paper: fc.nat(300_000),
    length: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom(128, 256, 512)),
    fill: fc.nat(255),
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), (texts) => {
      const cache = createTextCache(SIZE, SIZE / 8);
      const put = new Map<number, Uint8Array>();
      for (const { paper, length, fill } of texts) {
        const bytes = new Uint8Array(length).fill(fill);
        cache.put(paper, bytes);
        put.set(paper, bytes);
        expect(Buffer.compare(cache.get(paper) ?? Buffer.alloc(0), bytes)).toBe(0);
        const wrong = [...put].filter(([other, its]) => Buffer.compare(cache.get(other) ?? its, its) !== 0);
        expect(wrong).toEqual([]);
      }
    }),
  );
});

test.each([1000, 1024])(
  "texts of %d bytes fill the cache as it grows, and none is lost before it is full",
  (length) => {
    const cache = createTextCache(1 << 22, 1 << 12);
    const text = (paper: number) => new Uint8Array(length).fill(paper);
    const papers = Array.from({ length: Math.floor((1 << 22) / length) }, (_, paper) => paper);
    for (const paper of papers) cache.put(paper, text(paper));
    const lost = papers.filter(
      (paper) => Buffer.compare(cache.get(paper) ?? Buffer.alloc(0), text(paper)) !== 0,
    );
    expect(lost).toEqual([]);
  },
);
