import fc from "fast-check";
import { expect, test } from "vitest";
import { documentDecoder, encodeDocument, PARTS } from "../../drizzle/search-codec.ts";
import { decodePostings, encodePostings, IMPACT_STEP, listOf } from "../../drizzle/search-postings.ts";

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
  const entry = fc.tuple(fc.nat(65_535), fc.integer({ min: 1, max: 15 }));
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { selector: ([paper]) => paper, minLength: 1, maxLength: 400 }),
      (entries) => {
        entries.sort(([a], [b]) => a - b);
        const locals = Uint16Array.from(entries, ([paper]) => paper);
        const impacts = Uint8Array.from(entries, ([, step]) => step * IMPACT_STEP);
        expect(decodePostings(encodePostings(locals, impacts))).toEqual(listOf(locals, impacts));
      },
    ),
  );
});
