import { expect, test } from "vitest";
import { topicsOf } from "../../src/papers/subjects.ts";

test("a paper is filed under its subjects by code and name, its organization and its keywords, each once", () => {
  const topics = topicsOf({
    categories: ["cs.LG", "stat.ML", "hep-th", "math.OC"],
    organization: "Lab",
    keywords: ["agents", "ML", "Vision-Language Models (VLMs)"],
  });
  expect(topics).toEqual([
    "cs.LG",
    "Machine learning",
    "ML",
    "stat.ML",
    "Statistics",
    "hep-th",
    "math.OC",
    "Mathematics",
    "Math",
    "Maths",
    "Lab",
    "agents",
    "Vision-Language Models (VLMs)",
    "VLM",
  ]);
  expect(topicsOf({ categories: [], keywords: [] })).toEqual([]);
});
