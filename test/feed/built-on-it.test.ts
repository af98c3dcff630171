import { expect, it } from "vitest";
import { readBuiltOnIt } from "../../src/feed/built-on-it.ts";

it("counts what Hugging Face links to a paper, and names some", () => {
  const answer = {
    id: "2506.00001",
    linkedModels: [{ id: "lab/otter-7b", likes: 3 }, { id: "lab/otter-1b" }, { likes: 1 }, "odd"],
    numTotalModels: "12",
    numTotalSpaces: 1e308,
    linkedDatasets: [{ id: "lab/rivers" }],
    linkedSpaces: [],
  };
  expect(readBuiltOnIt(answer)).toEqual({
    models: { total: 12, names: ["lab/otter-7b", "lab/otter-1b"] },
    datasets: { total: 1, names: ["lab/rivers"] },
    demos: { total: 0, names: [] },
  });
});

it.each([[{}], [{ linkedModels: "many", numTotalModels: -1 }], [[]], ["text"], [null]])(
  "knows of nothing in %j",
  (answer) => {
    expect(readBuiltOnIt(answer)).toBeUndefined();
  },
);
