import { writeFileSync } from "node:fs";
import { collected, commandLine, wholeNumber } from "./command-line.ts";
import { CollectionError, readCollection, readDocuments } from "./search/collection.ts";
import { benchQuality } from "./search/quality.ts";
import { benchScale } from "./search/scaled.ts";
import { nameVariants } from "./search/variants.ts";

const bench = commandLine(
  "bench:search",
  "Measures the search on collections of documents, queries and judgments.",
)
  .requiredOption("--docs <file>", "documents; one for all collections, or one each", collected, [])
  .option("--queries <file>", "queries; once per collection", collected, [])
  .option("--qrels <file>", "judgments; once per collection, in the same order", collected, [])
  .option("--variants", "also, or only, ask for names such as SAM 2 in the titles, typed in every form")
  .option("--held", 'ask the queries whose split is "held" instead of "build"; only for the final check')
  .option(
    "--peers",
    "also FTS5 (OR, AND, OR with stems), MiniSearch (plain, fuzzy), Orama, FlexSearch and lunr; compare ours with the best",
  )
  .option(
    "--scale <n>",
    "resample to n papers; measure speed, size, agreement with exhaustive scoring",
    wholeNumber(1),
  )
  .option("--run <file>", "write our ranking as TREC run lines, all collections in one file")
  .option("--depth <n>", "results per query in quality and runs", wholeNumber(1), 100)
  .addHelpText(
    "after",
    `
Files may end in .gz or .xz.
Documents: {id, title, abstract, authors?} or {id, text}, one JSON object a line; queries: {id, text}
and, where needed, exclude (ids not to count), kind or language (measured apart) and split (build or held);
judgments: query, document and grade, separated by tabs or spaces, with or without a heading.`,
  )
  .parse();
const {
  docs,
  queries,
  qrels,
  variants = false,
  held = false,
  peers = false,
  scale,
  run,
  depth,
} = bench.opts<{
  docs: readonly string[];
  queries: readonly string[];
  qrels: readonly string[];
  variants?: boolean;
  held?: boolean;
  peers?: boolean;
  scale?: number;
  run?: string;
  depth: number;
}>();
const given = `${docs.length} × --docs, ${queries.length} × --queries, ${qrels.length} × --qrels`;
if (variants ? docs.length !== 1 : queries.length === 0 || ![1, queries.length].includes(docs.length))
  bench.error(`error: ${given}: give ${variants ? "--variants one --docs" : "each collection one of each"}`);
if (queries.length !== qrels.length) bench.error(`error: ${given}: give each --queries its --qrels`);
try {
  const deep = Math.max(50, depth);
  const lines: string[] | undefined = run === undefined ? undefined : [];
  const libraries = docs.map(readDocuments);
  const collections = queries.map((path, i) =>
    readCollection(
      libraries[libraries.length === 1 ? 0 : i] ?? [],
      path,
      qrels[i] ?? "",
      held ? "held" : "build",
    ),
  );
  if (variants) collections.push(nameVariants(libraries[0] ?? []));
  for (const { name, remarks } of collections) {
    for (const remark of remarks) process.stderr.write(`${name}: ${remark}\n`);
  }
  if (scale === undefined) await benchQuality(collections, peers, deep, lines);
  else for (const collection of collections) await benchScale(collection, scale, peers, lines);
  if (run !== undefined && lines) writeFileSync(run, `${lines.join("\n")}\n`);
} catch (error) {
  if (error instanceof CollectionError) bench.error(`error: ${error.message}`);
  throw error;
}
