import { expect, it } from "vitest";
import { type Batch, inBatch, inPieces } from "../../src/delivery/batch.ts";

/** Doubles numbers; reading fails where `unreadable` is among them, making where it is `unmakeable`. */
async function run(items: readonly number[], broken: { unreadable?: number; unmakeable?: number } = {}) {
  const reads: (readonly number[])[] = [];
  const failed: number[] = [];
  let breaths = 0;
  const batch: Batch<number, number, string> = {
    items,
    gather: async (some) => {
      reads.push(some);
      if (broken.unreadable !== undefined && some.includes(broken.unreadable)) throw new Error("unreadable");
      return some.map((one) => one * 2);
    },
    make: (one, double) => {
      if (one === broken.unmakeable) throw new Error("unmakeable");
      return one === 0 ? [] : [`${one} ${double}`];
    },
    failed: (one) => void failed.push(one),
    pause: async () => {
      breaths += 1;
    },
  };
  return { results: await inBatch(batch), reads, failed, breaths };
}

it("reads once for all, and makes something, or nothing, of each in order", async () => {
  const { results, reads, failed, breaths } = await run([3, 0, 1]);
  expect(results).toEqual(["3 6", "1 2"]);
  expect([reads, failed, breaths]).toEqual([[[3, 0, 1]], [], 3]);
  expect((await run([])).results).toEqual([]);
});

it("reads for each alone where one cannot be read for, and loses only that", async () => {
  const { results, reads, failed } = await run([1, 2, 3], { unreadable: 2 });
  expect(results).toEqual(["1 2", "3 6"]);
  expect(failed).toEqual([2]);
  expect(reads).toEqual([[1, 2, 3], [1], [2], [3]]);
});

it("loses only what cannot be made", async () => {
  const { results, reads, failed } = await run([1, 2, 3], { unmakeable: 2 });
  expect(results).toEqual(["1 2", "3 6"]);
  expect(failed).toEqual([2]);
  expect(reads).toHaveLength(1);
});

it("cuts into pieces, the last as long as what is left", () => {
  expect([...inPieces([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...inPieces([1, 2], 2)]).toEqual([[1, 2]]);
  expect([...inPieces([], 2)]).toEqual([]);
});
