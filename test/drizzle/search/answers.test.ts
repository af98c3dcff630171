import { expect, test } from "vitest";
import { createAnswers } from "../../../drizzle/search/answers.ts";
import type { Answer } from "../../../drizzle/search/engine.ts";
import type { Question } from "../../../drizzle/search/thread.ts";

const about = (text: string, limit = 8): Question => ({ kind: "search", query: { text, limit } });

function asking(
  answer = async (n: number): Promise<Answer> => ({ found: [{ id: `${n}`, score: n }], stems: [] }),
) {
  let asked = 0;
  const library = { version: "1" };
  const answers = createAnswers(
    () => answer(++asked),
    () => library.version,
  );
  const first = async (question: Question) => (await answers(question)).found[0]?.id;
  return { first, library, asked: () => asked };
}

test("what was asked before is not looked for again while the library stays as it is", async () => {
  const { first, library, asked } = asking();
  expect(await Promise.all([first(about("otters")), first(about("otters"))])).toEqual(["1", "1"]);
  expect(await first(about("otters", 9))).toBe("2");
  expect(await first({ kind: "titles", prefix: "otters", limit: 8 })).toBe("3");
  expect(await first(about("otters"))).toBe("1");
  library.version = "2";
  expect(await first(about("otters"))).toBe("4");
  expect(asked()).toBe(4);
});

test("what was found while the library changed is not kept", async () => {
  let found = (_: Answer) => {};
  const { first, library } = asking((n) =>
    n === 1
      ? new Promise((resolve) => (found = resolve))
      : Promise.resolve({ found: [{ id: "new", score: 1 }], stems: [] }),
  );
  const early = first(about("otters"));
  library.version = "2";
  expect(await first(about("beavers"))).toBe("new");
  found({ found: [{ id: "old", score: 1 }], stems: [] });
  expect(await early).toBe("old");
  expect(await first(about("otters"))).toBe("new");
});

test("a failure is not kept", async () => {
  const { first } = asking((n) =>
    n === 1 ? Promise.reject(new Error("out of memory")) : Promise.resolve({ found: [], stems: [] }),
  );
  await expect(first(about("otters"))).rejects.toThrow("out of memory");
  expect(await first(about("otters"))).toBeUndefined();
});

test("the least lately asked make room", async () => {
  const { first, asked } = asking();
  for (let n = 0; n < 200; n += 1) await first(about(`${n}`));
  await first(about("0"));
  await first(about("200"));
  expect(asked()).toBe(201);
  await first(about("0"));
  expect(asked()).toBe(201);
  await first(about("1"));
  expect(asked()).toBe(202);
});
