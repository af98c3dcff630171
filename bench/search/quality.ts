import type { Collection } from "./collection.ts";
import { compare } from "./compare.ts";
import { type Engine, openOurs, PEERS } from "./engines.ts";
import { meanQuality, type Quality, qualities } from "./metrics.ts";
import { printTable, QUANTILES, quantilesOf, timed } from "./table.ts";

/** One engine's results on one collection. */
interface Row {
  readonly engine: string;
  /** By query. */
  readonly qualities: ReadonlyMap<string, Quality>;
  readonly mean: Quality;
  readonly times: readonly number[];
  readonly bytes: number | undefined;
  readonly buildMs: number;
}

/** Number of queries to time; beyond that, no query is repeated just for timing. */
const TIMED = 500;

const HEADING = ["engine", "nDCG@10", "Recall@50", "MRR", "MAP", "S@1", "S@5", ...QUANTILES, "MB", "build s"];

/** Runs the collection's queries; `run` receives the rankings as TREC run lines. */
export async function measure(
  engine: Engine,
  { queries, grades }: Pick<Collection, "queries" | "grades">,
  depth: number,
  run?: string[],
): Promise<Pick<Row, "qualities" | "mean" | "times">> {
  const rankings = new Map<string, readonly string[]>();
  const times: number[] = [];
  for (const { text } of queries.slice(0, 30)) await engine.find(text, 10);
  for (const { id, text, exclude } of queries) {
    if (times.length < TIMED) times.push((await timed(() => engine.find(text, 10)))[1]);
    const found = await engine.find(text, depth + exclude.length);
    const ids = found.filter((document) => !exclude.includes(document)).slice(0, depth);
    rankings.set(id, ids);
    ids.forEach((document, i) => {
      run?.push(runLine(id, document, i + 1));
    });
  }
  const byQuery = qualities(rankings, grades);
  return { qualities: byQuery, mean: meanQuality(byQuery.values()), times };
}

/** A line of a TREC run: separated by spaces, or by tabs if an id contains white space. */
function runLine(query: string, document: string, place: number): string {
  const columns = [query, "Q0", document, place, (1000 - place).toFixed(3), "paperboy"];
  return columns.join(/\s/.test(query + document) ? "\t" : " ");
}

/** Prints quality, speed and size for our engine, and for the peers if requested, on each collection and on average. */
export async function benchQuality(
  collections: readonly Collection[],
  peers: boolean,
  depth: number,
  run?: string[],
): Promise<void> {
  const rows = new Map<Collection, Row[]>(collections.map((collection) => [collection, []]));
  const add = async (
    open: () => Engine | Promise<Engine>,
    asked: readonly Collection[],
    lines?: string[],
  ) => {
    const [engine, buildMs] = await timed(open);
    for (const collection of asked) {
      const measured = await measure(engine, collection, depth, lines);
      rows.get(collection)?.push({ engine: engine.name, bytes: engine.bytes, buildMs, ...measured });
    }
    engine.close();
  };
  for (const documents of new Set(collections.map((collection) => collection.documents))) {
    const asked = collections.filter((collection) => collection.documents === documents);
    await add(() => openOurs(documents), asked, run);
    if (peers) for (const open of PEERS) await add(() => open(documents), asked);
  }
  for (const [collection, ofEngines] of rows) report(collection, ofEngines);
  if (collections.length > 1 || peers) printMeans([...rows.values()]);
}

/** Prints one collection: the engines, ours against the best peer, and the kinds of queries, if any. */
function report({ name, documents, queries }: Collection, rows: readonly Row[]): void {
  const [ours, ...others] = rows;
  if (ours === undefined) return;
  printTable(
    `${name}: ${documents.length} papers, ${ours.qualities.size} judged queries`,
    HEADING,
    rows.map(cells),
  );
  const best = others.toSorted((a, b) => b.mean.ndcg10 - a.mean.ndcg10)[0];
  if (best !== undefined) {
    const { wins, losses, ties, meanDifference, p } = compare(ours.qualities, best.qualities);
    process.stdout.write(
      `ours against ${best.engine}, the best peer here: ${wins} wins, ${losses} losses, ${ties} ties; ` +
        `nDCG@10 ${meanDifference < 0 ? "" : "+"}${meanDifference.toFixed(4)}, p = ${p.toFixed(4)} (paired randomization test)\n`,
    );
  }
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  if (kinds.length < 2) return;
  const shown = best === undefined ? [ours] : [ours, best];
  const measures = ["nDCG@10", "S@1", "S@5"];
  printTable(
    `${name} by kind`,
    ["kind", "queries", ...shown.flatMap(({ engine }) => measures.map((measure) => `${engine} ${measure}`))],
    kinds.map((kind) => {
      const ofKind = queries.filter((query) => query.kind === kind);
      const means = shown.map((row) => meanQuality(ofKind.flatMap(({ id }) => row.qualities.get(id) ?? [])));
      const values = means.flatMap(({ ndcg10, success1, success5 }) => [ndcg10, success1, success5]);
      return [kind ?? "other", String(ofKind.length), ...values.map((value) => value.toFixed(3))];
    }),
  );
}

/** Prints every engine's mean over the collections, and how ours compares. */
function printMeans(collections: readonly (readonly Row[])[]): void {
  const means = new Map<string, number[]>();
  for (const { engine, mean } of collections.flat()) {
    means.set(engine, [...(means.get(engine) ?? []), mean.ndcg10]);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ours = mean(means.get("ours") ?? [0]);
  printTable(
    `mean nDCG@10 over ${collections.length} ${collections.length === 1 ? "collection" : "collections"}`,
    ["engine", "nDCG@10", "ours ÷ it"],
    Array.from(means, ([name, values]) => [name, mean(values).toFixed(4), (ours / mean(values)).toFixed(3)]),
  );
}

function cells({ engine, mean, times, bytes, buildMs }: Row): string[] {
  const { ndcg10, recall50, mrr, map, success1, success5 } = mean;
  return [
    engine,
    ...[ndcg10, recall50, mrr, map, success1, success5].map((value) => value.toFixed(4)),
    ...quantilesOf(times),
    bytes === undefined ? "–" : (bytes / 1e6).toFixed(1),
    (buildMs / 1000).toFixed(1),
  ];
}
