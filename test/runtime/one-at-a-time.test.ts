import { expect, test } from "vitest";
import { oneAtATime } from "../../src/runtime/one-at-a-time.ts";

/** Work that ends when the test says so. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  const run = oneAtATime(
    () => new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
  );
  return { ends, run };
}

test("runs at once, and again for all who asked meanwhile", async () => {
  const { ends, run } = controlled();
  const first = run();
  const [second, third] = [run(), run()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await Promise.resolve();
  await expect.poll(() => ends.length).toBe(2);
  const fourth = run();
  ends[1]?.();
  await Promise.all([second, third]);
  await expect.poll(() => ends.length).toBe(3);
  ends[2]?.();
  await fourth;
});

test("tells of a failure those alone who waited for that run", async () => {
  const { ends, run } = controlled();
  const first = run();
  const second = run();
  ends[0]?.(new Error("no"));
  await expect(first).rejects.toThrow("no");
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await second;
});
