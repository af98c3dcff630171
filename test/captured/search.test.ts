import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readCollection, readDocuments } from "../../bench/search/collection.ts";
import { openOurs } from "../../bench/search/engines.ts";
import { measure } from "../../bench/search/quality.ts";
import { capturedData, capturedMissing } from "./data.ts";

/**
 * Floors a little below what is measured (decision 0007), so that a change that costs quality is seen. The best peer
 * without a model stands at .407, .392, .958 and .263 on these.
 */
const FLOORS = [
  ["cisi", "cisi/docs.jsonl", 0.4],
  ["cranfield", "cranfield/docs.jsonl", 0.4],
  ["hf-title", "hf-docs.jsonl.xz", 0.93],
  ["hf-keyword", "hf-docs.jsonl.xz", 0.33],
] as const;
/** The same for questions and other languages, whose judgments are kept here. */
const OWN_FLOORS = [
  ["queries", "qrels", 0.55],
  ["languages", "languages.qrels", 0.58],
] as const;
const here = fileURLToPath(new URL("../search/questions/", import.meta.url));

const sets = [
  ...FLOORS.map(([name, documents, floor]) => ({
    name: name as string,
    floor: floor as number,
    docs: capturedData("search", ...documents.split("/")),
    queries: capturedData("search", name, "queries.jsonl"),
    qrels: capturedData("search", name, "qrels.tsv"),
  })),
  ...OWN_FLOORS.map(([queries, qrels, floor]) => ({
    name: queries as string,
    floor,
    docs: capturedData("search", "hf-docs.jsonl.xz"),
    queries: `${here}${queries}.jsonl`,
    qrels: `${here}${qrels}.tsv`,
  })),
];

describe.each(sets)("ranking of $name", ({ docs, queries, qrels, floor }) => {
  const there = docs !== undefined && queries !== undefined && qrels !== undefined;

  test.skipIf(!there)(there ? "keeps its quality" : capturedMissing, { timeout: 120_000 }, async () => {
    const collection = readCollection(readDocuments(docs ?? ""), queries ?? "", qrels ?? "");
    const engine = openOurs(collection.documents);
    const { mean } = await measure(engine, collection, 50);
    engine.close();
    expect(mean.ndcg10).toBeGreaterThan(floor);
  });
});
