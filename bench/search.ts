import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Collection, readCollection } from "./search/collection.ts";
import { type Engine, type OwnEngine, openOurs, PEERS } from "./search/engines.ts";
import { type Quality, qualityOf, quantile } from "./search/metrics.ts";
import { drawQueries, resample } from "./search/scale.ts";

const USAGE = `npm run bench:search -- --docs D.jsonl --queries Q.jsonl --qrels R.tsv [...more, in the same order]
  --peers        also FTS5 (OR, AND), MiniSearch, Orama, FlexSearch and lunr
  --scale N      resample the documents to N papers and measure speed, size and agreement with exhaustive scoring
  --run FILE     write our ranking as TREC run lines (one file for all collections given)
  --depth N      results per query in quality and runs (default 100)
Files may end in .gz or .xz. Documents: {id, title, abstract, authors?} or {id, text}; queries: {id, text};
judgments: query, document and grade, separated by tabs.`;

interface Row {
  readonly engine: string;
  readonly quality: Quality;
  readonly times: readonly number[];
  readonly bytes: number | undefined;
  readonly buildMs: number;
}

async function measure(
  engine: Engine,
  buildMs: number,
  collection: Collection,
  depth: number,
  run?: string[],
): Promise<Row> {
  const rankings = new Map<string, readonly string[]>();
  const times: number[] = [];
  for (const { text } of collection.queries.slice(0, 30)) await engine.find(text, 10);
  for (const { id, text } of collection.queries) {
    const start = performance.now();
    await engine.find(text, 10);
    times.push(performance.now() - start);
    const ids = await engine.find(text, depth);
    rankings.set(id, ids);
    ids.forEach((document, i) => {
      run?.push(`${id} Q0 ${document} ${i + 1} ${(1000 - i).toFixed(3)} paperboy`);
    });
  }
  const quality = qualityOf(
    rankings,
    collection.grades,
    collection.queries.map(({ id }) => id),
  );
  return { engine: engine.name, quality, times, bytes: engine.bytes, buildMs };
}

function print(
  title: string,
  rows: readonly (readonly (string | number)[])[],
  heading: readonly string[],
): void {
  const table = [heading, ...rows.map((row) => row.map(String))];
  const widths = heading.map((_, i) => Math.max(...table.map((row) => (row[i] ?? "").length)));
  const lines = table.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
  );
  process.stdout.write(`\n${title}\n${lines.join("\n")}\n`);
}

function cells({ engine, quality, times, bytes, buildMs }: Row): string[] {
  return [
    engine,
    ...[quality.ndcg10, quality.recall50, quality.mrr, quality.map].map((value) => value.toFixed(4)),
    ...[0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(2)),
    bytes === undefined ? "–" : (bytes / 1e6).toFixed(1),
    (buildMs / 1000).toFixed(1),
  ];
}

const HEADING = [
  "engine",
  "nDCG@10",
  "Recall@50",
  "MRR",
  "MAP",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "MB",
  "build s",
];

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [T, number]> {
  const start = performance.now();
  const made = await work();
  return [made, performance.now() - start];
}

async function benchQuality(
  collections: readonly Collection[],
  peers: boolean,
  depth: number,
  run?: string[],
) {
  const means = new Map<string, number[]>();
  for (const collection of collections) {
    const rows: Row[] = [];
    const add = async (open: () => Engine | Promise<Engine>, lines?: string[]) => {
      const [engine, buildMs] = await timed(open);
      const row = await measure(engine, buildMs, collection, depth, lines);
      engine.close();
      rows.push(row);
      means.set(row.engine, [...(means.get(row.engine) ?? []), row.quality.ndcg10]);
    };
    await add(() => openOurs(collection.documents), run);
    if (peers) for (const [, open] of PEERS) await add(() => open(collection.documents));
    const judged = rows[0]?.quality.queries ?? 0;
    print(
      `${collection.name}: ${collection.documents.length} papers, ${judged} judged queries`,
      rows.map(cells),
      HEADING,
    );
  }
  if (collections.length < 2 && !peers) return;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const sorted = [...means].map(([name, values]) => [name, mean(values)] as const);
  const ours = mean(means.get("ours") ?? [0]);
  print(
    `mean nDCG@10 over ${collections.length} collections`,
    sorted.map(([name, value]) => [name, value.toFixed(4), (ours / value).toFixed(3)]),
    ["engine", "nDCG@10", "ours ÷ it"],
  );
}

async function benchScale(collection: Collection, count: number): Promise<void> {
  const [engine, buildMs] = await timed<OwnEngine>(() => openOurs(resample(collection.documents, count)));
  const queries = drawQueries(collection.documents, 1000);
  const [, firstMs] = await timed(() => engine.find("warm up", 10));
  const cold = queries.slice(500).map((text) => timeOf(() => engine.find(text, 10)));
  const warm = queries.map((text) => timeOf(() => engine.find(text, 10)));
  const overlaps = queries.slice(0, 200).map((text) => {
    const exact = engine.findExhaustively(text, 10);
    const ours = new Set(engine.find(text, 10) as readonly string[]);
    return exact.length === 0 ? 1 : exact.filter((id) => ours.has(id)).length / exact.length;
  });
  const quantiles = (times: readonly number[]) =>
    [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(2));
  print(
    `${collection.name} resampled to ${count} papers, queries of 1 to 6 words`,
    [
      ["first sight", ...quantiles(cold)],
      ["again", ...quantiles(warm)],
    ],
    ["queries", "p50 ms", "p95 ms", "p99 ms"],
  );
  const overlap = overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length;
  process.stdout.write(
    `index ${(engine.bytes / 1e6).toFixed(1)} MB, built in ${(buildMs / 1000).toFixed(1)} s, opened in ${firstMs.toFixed(0)} ms, ` +
      `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, ` +
      `top 10 equal to exhaustive scoring ${overlap.toFixed(4)}\n`,
  );
  engine.close();
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const { values } = parseArgs({
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
});
const { docs, queries, qrels } = values;
if (values.help || docs.length === 0 || queries.length !== docs.length || qrels.length !== docs.length) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = values.help ? 0 : 2;
} else {
  const run: string[] | undefined = values.run === undefined ? undefined : [];
  const collections = docs.map((path, i) => readCollection(path, queries[i] ?? "", qrels[i] ?? ""));
  if (values.scale === undefined) {
    await benchQuality(collections, values.peers, Math.max(50, Number(values.depth) || 100), run);
  } else for (const collection of collections) await benchScale(collection, Number(values.scale));
  if (values.run !== undefined && run) writeFileSync(values.run, `${run.join("\n")}\n`);
}
