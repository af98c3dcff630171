import fc from "fast-check";
import { expect, it } from "vitest";
import { createVectorTable } from "../../../../drizzle/search/meaning/vector-table.ts";
import type { PaperId } from "../../../../src/papers/paper.ts";

const vector = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 4, maxLength: 4 });
const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0) / (Math.hypot(...a) * Math.hypot(...b));

it("finds the nearest of any vectors, as a plain comparison of all does", () => {
  fc.assert(
    fc.property(
      fc.array(vector, { maxLength: 60 }),
      vector,
      fc.integer({ min: 1, max: 8 }),
      (all, query, limit) => {
        const table = createVectorTable();
        for (const [i, numbers] of all.entries())
          table.put({ id: `${i}` as PaperId, number: i + 1, bytes: Int8Array.from(numbers) });
        const real = all.flatMap((numbers, i) =>
          numbers.some(Boolean) ? [[i, cosine(query, numbers)] as const] : [],
        );
        const near = table
          .nearest(query, limit, 0, table.size())
          .map(({ id }) => cosine(query, all[Number(id)] ?? []));
        const wanted = real.map(([, value]) => value).sort((a, b) => b - a);
        if (!query.some(Boolean)) return;
        expect(near).toHaveLength(Math.min(limit, wanted.length));
        for (const [i, value] of near.entries()) expect(value).toBeCloseTo(wanted[i] as number, 5);
      },
    ),
  );
});

it("puts a paper's new vector in place of the old one", () => {
  const table = createVectorTable();
  table.put({ id: "a" as PaperId, number: 1, bytes: Int8Array.of(1, 0) });
  table.put({ id: "b" as PaperId, number: 2, bytes: Int8Array.of(1, 1) });
  table.put({ id: "a" as PaperId, number: 3, bytes: Int8Array.of(0, 1) });
  expect(table.size()).toBe(2);
  expect(table.newest()).toBe(3);
  expect(table.nearest([1, 0], 1, 0, 2)[0]?.id).toBe("b");
});

it("leaves out what cannot be compared", () => {
  const table = createVectorTable();
  table.put({ id: "a" as PaperId, number: 1, bytes: Int8Array.of(1, 0) });
  table.put({ id: "b" as PaperId, number: 2, bytes: Int8Array.of(1, 0, 0) });
  table.put({ id: "c" as PaperId, number: 3, bytes: Int8Array.of(0, 0) });
  expect(table.size()).toBe(1);
  expect(table.nearest([1, 0, 0], 1, 0, 1)).toEqual([]);
});
