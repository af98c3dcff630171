import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { readCollection, readDocuments } from "../../bench/search/collection.ts";
import { openOurs } from "../../bench/search/engines.ts";
import { measure } from "../../bench/search/quality.ts";

const folder = mkdtempSync(join(tmpdir(), "collection-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
function save(name: string, content: string | Buffer): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, content);
  return path;
}

const DOCS = [
  '{"id": 17, "title": "Whale songs", "abstract": "Long ones.", "authors": ["Ada Example", "Béla Példa"]}',
  '{"id": 2509.10, "title": null, "abstract": "Without a title, on looms."}',
  `{"id": "doc/with:odd 'chars' #1", "text": "Glaciers flow. They carve valleys."}`,
  '{"_id": "beir", "title": "", "text": "Otters.", "authors": "Example, Ada; Példa, Béla"}',
  '{"id": "empty", "title": "", "abstract": ""}',
  '{"id": "17", "title": "Whale songs, mended", "abstract": "", "authors": [{"name": "Ada Example"}]}',
].join("\n");
const QUERIES =
  '{"id": 1, "text": "whale songs"}\r\n{"id": "q 2", "text": "looms"}\r\n\r\n{"id": "q3", "text": ""}\n';

test("documents come in every form that collections have", () => {
  const documents = readDocuments(save("docs.jsonl.gz", gzipSync(DOCS)));
  expect(documents.map(({ id, title, abstract, authors }) => [id, title, abstract, authors])).toEqual([
    ["17", "Whale songs, mended", "", ["Ada Example"]],
    ["2509.10", "", "Without a title, on looms.", []],
    ["doc/with:odd 'chars' #1", "", "Glaciers flow. They carve valleys.", []],
    ["beir", "", "Otters.", ["Example, Ada", "Példa, Béla"]],
    ["empty", "", "", []],
  ]);
});

test.each([
  ["tabs and a heading", "query-id\tcorpus-id\tscore\n1\t17\t2\nq 2\t2509.10\t1\n1\tempty\t0\n"],
  ["tabs alone", "1\t17\t2\nq 2\t2509.10\t1\n1\tempty\t0"],
  ["four columns", "1\t0\t17\t2\nq 2\t0\t2509.10\t1\n1\t0\tempty\t0\n"],
])("judgments are read by %s", (_, qrels) => {
  const { grades } = readCollection(readDocuments(save("d", DOCS)), save("q", QUERIES), save("r", qrels));
  const read = [...grades].map(([query, judged]) => [query, Object.fromEntries(judged)]);
  expect(Object.fromEntries(read)).toEqual({ "1": { "17": 2, empty: 0 }, "q 2": { "2509.10": 1 } });
});

test("judgments are read by spaces, and what does not count is said", () => {
  const qrels = save("r", "1 17 1\n1 lost 1\n9 17 1\nq3 empty 0\n");
  const { grades, remarks } = readCollection(readDocuments(save("d", DOCS)), save("q", QUERIES), qrels);
  expect(grades.get("1")).toEqual(
    new Map([
      ["17", 1],
      ["lost", 1],
    ]),
  );
  expect(remarks).toEqual([
    "2 queries have no relevant document and do not count",
    "1 judged queries are not among the queries and do not count",
    "1 relevant documents are not among the documents and count as not found",
  ]);
});

const GOOD = "1 17 1\n";
test.each([
  ["no JSON", '{"id": "x"', QUERIES, GOOD, /-d line 1 is not a JSON object. Write one per line: \{id, title/],
  ["no id", '{"title": "x"}', QUERIES, GOOD, /-d line 1 has no id/],
  ["no documents", "\n", QUERIES, GOOD, /-d is empty/],
  [
    "no judgment",
    DOCS,
    QUERIES,
    "1 17 1\n1 17\n",
    /-r line 2 is not a judgment: "1 17". Write query, document and grade/,
  ],
  [
    "other ids",
    DOCS,
    QUERIES,
    "a b 1\n",
    /Check that both mean the same ids: "1", "q 2", "q3" here, "a" there/,
  ],
])("%s is refused with its cure", (_, docs, queries, qrels, message) => {
  expect(() => readCollection(readDocuments(save("d", docs)), save("q", queries), save("r", qrels))).toThrow(
    message,
  );
});

test("a missing file is refused by its name", () => {
  expect(() => readDocuments(join(folder, "nowhere.jsonl"))).toThrow(/nowhere.jsonl does not exist/);
});

test("the ranking is told as TREC run lines, by tabs where ids hold spaces", async () => {
  const collection = readCollection(
    readDocuments(save("d", DOCS)),
    save("q", QUERIES),
    save("r", "1\t17\t1\nq 2\t2509.10\t1\n"),
  );
  const engine = openOurs(collection.documents);
  const run: string[] = [];
  const { mean } = await measure(engine, collection, 50, run);
  engine.close();
  expect(run).toEqual(["1 Q0 17 1 999.000 paperboy", "q 2\tQ0\t2509.10\t1\t999.000\tpaperboy"]);
  expect(mean).toMatchObject({ ndcg10: 1, success1: 1 });
});

test("of split queries only the half that is asked for is read", () => {
  const queries = save(
    "q",
    '{"id": "1", "text": "whale", "split": "build"}\n{"id": "q 2", "text": "looms", "split": "held"}\n{"id": "q3", "text": "otters"}',
  );
  const qrels = save("r", "1\t17\t1\nq 2\t17\t1\n");
  const asked = (half?: "build" | "held") =>
    readCollection(readDocuments(save("d", DOCS)), queries, qrels, half).queries.map(({ id }) => id);
  expect(asked()).toEqual(["1", "q3"]);
  expect(asked("held")).toEqual(["q 2", "q3"]);
});

test("what a query excludes counts neither as found nor as missed", async () => {
  const documents = readDocuments(
    save("d", '{"id": "own", "text": "whale songs"}\n{"id": "other", "text": "whale songs at sea"}'),
  );
  const queries = save(
    "q",
    '{"id": "a", "text": "whale songs", "exclude": "own"}\n{"id": "b", "text": "whale songs", "exclude": ["own"], "language": "en"}\n{"id": "c", "text": "whale songs", "kind": "plain"}',
  );
  const collection = readCollection(
    documents,
    queries,
    save("r", "a own 2\na other 1\nb other 1\nc other 1\n"),
  );
  expect(collection.queries.map(({ kind }) => kind)).toEqual([undefined, "en", "plain"]);
  const engine = openOurs(documents);
  const { qualities } = await measure(engine, collection, 1);
  engine.close();
  expect(Array.from(qualities, ([id, { ndcg10 }]) => [id, ndcg10])).toEqual([
    ["a", 1],
    ["b", 1],
    ["c", 0],
  ]);
});
