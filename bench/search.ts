import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CollectionError, readCollection } from "./search/collection.ts";
import { benchQuality } from "./search/quality.ts";
import { benchScale } from "./search/scaled.ts";

const USAGE = `npm run bench:search -- --docs D.jsonl --queries Q.jsonl --qrels R.tsv [...more, in the same order]
  --peers        also FTS5 (OR, AND, OR with stems), MiniSearch (plain, fuzzy), Orama, FlexSearch and lunr
  --scale N      resample the documents to N papers; measure speed, size and agreement with exhaustive scoring
  --run FILE     write our ranking as TREC run lines (one file for all collections given)
  --depth N      results per query in quality and runs (default 100)
Several collections over the same documents may share one --docs. Files may end in .gz or .xz.
Documents: {id, title, abstract, authors?} or {id, text}, one JSON object a line; queries: {id, text};
judgments: query, document and grade by tabs or spaces, with or without a heading.`;

/** Says what is wrong and how to do it right, and ends as a wrong call does. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  return refuse(`--${option} ${text}: write a whole number from ${least} on.`);
}

function options() {
  try {
    return parseArgs({
      options: {
        docs: { type: "string", multiple: true, default: [] },
        queries: { type: "string", multiple: true, default: [] },
        qrels: { type: "string", multiple: true, default: [] },
        peers: { type: "boolean", default: false },
        scale: { type: "string" },
        run: { type: "string" },
        depth: { type: "string", default: "100" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

const { docs, queries, qrels, peers, scale, run, depth, help } = options();
if (help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
if (queries.length === 0 || queries.length !== qrels.length || ![1, queries.length].includes(docs.length)) {
  refuse(
    `${docs.length} × --docs, ${queries.length} × --queries, ${qrels.length} × --qrels: each collection needs one of each.\n\n${USAGE}`,
  );
}
try {
  const papers = scale === undefined ? undefined : wholeNumber("scale", scale, 1);
  const deep = Math.max(50, wholeNumber("depth", depth, 1));
  const lines: string[] | undefined = run === undefined ? undefined : [];
  const collections = queries.map((path, i) =>
    readCollection(docs[docs.length === 1 ? 0 : i] ?? "", path, qrels[i] ?? ""),
  );
  for (const { name, remarks } of collections) {
    for (const remark of remarks) process.stderr.write(`${name}: ${remark}\n`);
  }
  if (papers === undefined) await benchQuality(collections, peers, deep, lines);
  else for (const collection of collections) await benchScale(collection, papers, peers, lines);
  if (run !== undefined && lines) writeFileSync(run, `${lines.join("\n")}\n`);
} catch (error) {
  if (error instanceof CollectionError) refuse(error.message);
  throw error;
}
