import type { Collection } from "./collection.ts";
import { type Engine, openOurs, PEERS } from "./engines.ts";
import { type Quality, qualityOf } from "./metrics.ts";
import { printTable, QUANTILES, quantilesOf, timed } from "./table.ts";

interface Row {
  readonly engine: string;
  readonly quality: Quality;
  readonly times: readonly number[];
  readonly bytes: number | undefined;
  readonly buildMs: number;
}

const HEADING = ["engine", "nDCG@10", "Recall@50", "MRR", "MAP", ...QUANTILES, "MB", "build s"];

/** Runs the collection's queries; `run` takes the rankings as TREC run lines. */
export async function measure(
  engine: Engine,
  collection: Pick<Collection, "queries" | "grades">,
  depth: number,
  run?: string[],
): Promise<Pick<Row, "quality" | "times">> {
  const rankings = new Map<string, readonly string[]>();
  const times: number[] = [];
  for (const { text } of collection.queries.slice(0, 30)) await engine.find(text, 10);
  for (const { id, text } of collection.queries) {
    times.push((await timed(() => engine.find(text, 10)))[1]);
    const ids = await engine.find(text, depth);
    rankings.set(id, ids);
    ids.forEach((document, i) => {
      run?.push(runLine(id, document, i + 1));
    });
  }
  const asked = collection.queries.map(({ id }) => id);
  return { quality: qualityOf(rankings, collection.grades, asked), times };
}

/** One line of a TREC run: by spaces, or by tabs where an id itself holds white space. */
function runLine(query: string, document: string, place: number): string {
  const columns = [query, "Q0", document, place, (1000 - place).toFixed(3), "paperboy"];
  return columns.join(/\s/.test(query + document) ? "\t" : " ");
}

/** Prints quality, speed and size of ours, and of the peers where asked, over each collection and in the mean. */
export async function benchQuality(
  collections: readonly Collection[],
  peers: boolean,
  depth: number,
  run?: string[],
): Promise<void> {
  const means = new Map<string, number[]>();
  for (const collection of collections) {
    const rows: Row[] = [];
    const add = async (open: () => Engine | Promise<Engine>, lines?: string[]) => {
      const [engine, buildMs] = await timed(open);
      const row = {
        engine: engine.name,
        bytes: engine.bytes,
        buildMs,
        ...(await measure(engine, collection, depth, lines)),
      };
      engine.close();
      rows.push(row);
      means.set(row.engine, [...(means.get(row.engine) ?? []), row.quality.ndcg10]);
    };
    await add(() => openOurs(collection.documents), run);
    if (peers) for (const open of PEERS) await add(() => open(collection.documents));
    const judged = rows[0]?.quality.queries ?? 0;
    printTable(
      `${collection.name}: ${collection.documents.length} papers, ${judged} judged queries`,
      HEADING,
      rows.map(cells),
    );
  }
  if (collections.length < 2 && !peers) return;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ours = mean(means.get("ours") ?? [0]);
  printTable(
    `mean nDCG@10 over ${collections.length} ${collections.length === 1 ? "collection" : "collections"}`,
    ["engine", "nDCG@10", "ours ÷ it"],
    Array.from(means, ([name, values]) => [name, mean(values).toFixed(4), (ours / mean(values)).toFixed(3)]),
  );
}

function cells({ engine, quality, times, bytes, buildMs }: Row): string[] {
  return [
    engine,
    ...[quality.ndcg10, quality.recall50, quality.mrr, quality.map].map((value) => value.toFixed(4)),
    ...quantilesOf(times),
    bytes === undefined ? "–" : (bytes / 1e6).toFixed(1),
    (buildMs / 1000).toFixed(1),
  ];
}
