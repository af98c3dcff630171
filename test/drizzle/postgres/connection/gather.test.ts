import { expect, it } from "vitest";
import { gather } from "../../../../drizzle/postgres/connection/gather.ts";

/** Questions as they were asked together; each round is answered by hand. */
function stage() {
  const rounds: { readonly asked: readonly number[]; answer(): void; fail(): void }[] = [];
  const ask = gather<number, number>(
    (asked) =>
      new Promise((resolve, reject) => {
        rounds.push({
          asked,
          answer: () => resolve(asked.map((n) => n * 10)),
          fail: () => reject(new Error("broken")),
        });
      }),
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { rounds, ask, turn };
}

it("asks one at once, and together what comes before its answer", async () => {
  const { rounds, ask, turn } = stage();
  const answers = [1, 2, 3].map(ask);
  expect(rounds.map(({ asked }) => asked)).toEqual([[1]]);
  rounds[0]?.answer();
  await turn();
  expect(rounds.map(({ asked }) => asked)).toEqual([[1], [2, 3]]);
  rounds[1]?.answer();
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
});

it("tells each that it failed, and goes on with the next", async () => {
  const { rounds, ask, turn } = stage();
  const first = ask(1);
  const others = [2, 3].map(ask);
  rounds[0]?.fail();
  await expect(first).rejects.toThrow("broken");
  await turn();
  rounds[1]?.answer();
  expect(await Promise.all(others)).toEqual([20, 30]);
});

it("asks no more at once than a statement should hold", async () => {
  const { rounds, ask, turn } = stage();
  const answers = Array.from({ length: 302 }, (_, n) => ask(n));
  for (let n = 0; n < 3; n += 1) {
    rounds[n]?.answer();
    await turn();
  }
  expect(rounds.map(({ asked }) => asked.length)).toEqual([1, 200, 101]);
  expect(await Promise.all(answers)).toHaveLength(302);
});
