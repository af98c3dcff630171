import { expect, test } from "vitest";
import { nameVariants } from "../../bench/search/variants.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";

function variants(...titles: string[]) {
  const documents = titles.map(
    (title, i): KnownPaper => ({
      id: `p${i}` as PaperId,
      title,
      // Words that stand in small letters three times are plain.
      abstract: "a native dense system ".repeat(3),
      authors: [],
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      firstSeenAt: 0,
    }),
  );
  const { queries, grades } = nameVariants(documents);
  return {
    names: queries.filter(({ kind }) => kind === "as written").map(({ text }) => text),
    typed: Object.fromEntries(queries.map(({ text, kind }) => [text, kind])),
    relevant: (text: string) => [...(grades.get(text)?.keys() ?? [])],
  };
}

test("a name is typed in every form, each of its kind", () => {
  expect(variants("InternVL3: Seeing Apart").typed).toEqual({
    InternVL3: "as written",
    internvl3: "small letters",
    INTERNVL3: "capitals",
    "InternVL 3": "joined → blank",
    "internvl 3": "joined → blank",
    "InternVL-3": "joined → hyphen",
    "internvl-3": "joined → hyphen",
    "Intern VL 3": "words apart",
    "intern vl 3": "words apart",
  });
});

test.each([
  ["Qwen3 Revisited", ["Qwen3"]],
  ["Adapting SAM 2 to Surgery", ["SAM 2"]],
  ["Is GPT-4V Watching?", ["GPT-4V"]],
  ["Distilling Qwen3-VL", ["Qwen3", "Qwen3-VL"]],
  ["Tuning Qwen2.5 on Looms", ["Qwen2.5"]],
  ["FlashLoom-3: Weaving Faster", ["FlashLoom-3"]],
  ["LoomNetV2 and WoolNet v3", ["LoomNetV2", "WoolNet v3"]],
  ["Deep-Loom-R1 Weaves", ["Deep-Loom-R1"]],
  ["System 2: A Loom", ["System 2"]],
  ["A Native 3D System 2 for Dense 7B Models in 2024", []],
  ["Text-to-3D with LLM 2025 Looms at 1000x Speed", []],
  ["Wool2Yarn and MonLO3R", []],
])("%s holds %j", (title, names) => {
  expect(variants(title).names).toEqual(names);
});

test("every title with any form of the name is relevant, and none of a longer name", () => {
  const { relevant } = variants(
    "Qwen3 Weaves",
    "Weaving with qwen 3",
    "A Loom for QWEN-3",
    "Qwen3-VL Sees Looms",
    "Qwen3.5 Weaves",
    "MyQwen3 Weaves",
    "Qwen33 Weaves",
  );
  for (const text of ["Qwen3", "qwen 3", "qwen-3", "QWEN3"]) {
    expect(relevant(text)).toEqual(["p0", "p1", "p2", "p3"]);
  }
  expect(relevant("qwen3 vl")).toEqual([]);
  expect(relevant("qwen 3 vl")).toEqual(["p3"]);
  expect(relevant("qwen-3-vl")).toEqual(["p3"]);
});
