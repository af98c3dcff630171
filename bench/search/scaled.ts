import type { Collection } from "./collection.ts";
import { type Engine, openFts5, openOurs } from "./engines.ts";
import { measure } from "./quality.ts";
import { drawQueries, resample } from "./scale.ts";
import { cpuMs, printTable, QUANTILES, quantilesOf, timed } from "./table.ts";

/** Queries per row; only title queries are repeated. */
const QUERIES = 1000;

/** Wall time and CPU time, separately. */
interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

/**
 * Builds an index of `count` papers resampled from the collection, and prints its speed, size and agreement with
 * exhaustive scoring; with `peers`, also FTS5 with plain OR. `run` receives the rankings of the collection's own
 * queries.
 */
export async function benchScale(
  collection: Collection,
  count: number,
  peers: boolean,
  run: string[] | undefined,
): Promise<void> {
  const cpuBefore = cpuMs();
  const [engine, buildMs] = await timed(() => openOurs(resample(collection.documents, count)));
  const buildCpu = cpuMs() - cpuBefore;
  const memory = process.resourceUsage().maxRSS / 1024;
  const drawn = drawQueries(collection.documents, 2 * QUERIES);
  const queries = drawn.slice(0, QUERIES);
  const authors = collection.documents.flatMap((paper) => paper.authors.slice(0, 1)).slice(0, QUERIES);
  const [, openMs] = await timed(() => engine.find("warm up", 10));
  const rows = [
    ["ours, just opened", times(queries, (text) => engine.find(text, 10))],
    ["ours", times(drawn.slice(QUERIES), (text) => engine.find(text, 10))],
    ["titles while typing", times(typed(queries), (text) => engine.titles(text, 25))],
    ["the same as an author", times(typed(queries), (text) => engine.names(text, 4))],
    ["authors while typing", times(typed(authors), (text) => engine.names(text, 4))],
  ] as [string, Times][];
  const own = await measure(engine, collection, 100, run);
  const overlaps = queries.slice(0, 200).map((text) => {
    const exact = engine.findExhaustively(text, 10);
    const ours = new Set(engine.find(text, 10));
    return exact.length === 0 ? 1 : exact.filter((id) => ours.has(id)).length / exact.length;
  });
  engine.close();
  if (peers) {
    const fts: Engine = openFts5(resample(collection.documents, count));
    rows.push([fts.name, times(queries.slice(0, 300), (text) => fts.find(text, 10))]);
    fts.close();
  }
  printTable(
    `${collection.name} resampled to ${count} papers, queries of 1 to 6 words`,
    ["queries", ...QUANTILES, ...QUANTILES.map((heading) => `cpu ${heading}`)],
    rows.map(([name, { wall, cpu }]) => [name, ...quantilesOf(wall), ...quantilesOf(cpu)]),
  );
  const overlap = overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length;
  process.stdout.write(
    `index ${(engine.bytes / 1e6).toFixed(1)} MB, built in ${(buildMs / 1000).toFixed(1)} s ` +
      `(${(buildCpu / 1000).toFixed(1)} s of cpu) within ${memory.toFixed(0)} MB of memory, opened in ${openMs.toFixed(0)} ms\n` +
      `top 10 equal to exhaustive scoring ${overlap.toFixed(4)}; the collection's own queries among ` +
      `${count} papers: nDCG@10 ${own.mean.ndcg10.toFixed(4)}, p95 ${quantilesOf(own.times)[1]} ms\n`,
  );
}

function times(texts: readonly string[], work: (text: string) => unknown): Times {
  const measured: Times = { wall: [], cpu: [] };
  for (const text of texts) {
    const [start, startCpu] = [performance.now(), cpuMs()];
    work(text);
    measured.wall.push(performance.now() - start);
    measured.cpu.push(cpuMs() - startCpu);
  }
  return measured;
}

/** Each query cut off somewhere, as it looks while being typed. */
function typed(queries: readonly string[]): string[] {
  return queries.map((text, i) => text.slice(0, 2 + ((i * 7) % Math.max(1, text.length - 1))));
}
