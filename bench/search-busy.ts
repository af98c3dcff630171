import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openSearchEngine } from "../drizzle/search/engine.ts";
import { openStorage } from "../drizzle/storage.ts";
import type { Paper } from "../src/papers/paper.ts";
import { silentLog } from "../src/runtime/log.ts";
import { commandLine, wholeNumber } from "./command-line.ts";
import { CollectionError, readDocuments } from "./search/collection.ts";
import { quantile } from "./search/metrics.ts";
import { drawQueries, resample } from "./search/scale.ts";
import { printTable } from "./search/table.ts";

const AT_ONCE = 50;

/**
 * The delay of a timer due every millisecond during `work`: maximum and 99th percentile, in milliseconds; then the
 * duration of `work`.
 */
async function heldUp(work: () => Promise<unknown>): Promise<string[]> {
  await pause(200);
  const late: number[] = [];
  let ended = false;
  const watch = (async () => {
    for (let due = performance.now() + 1; !ended; due = performance.now() + 1) {
      await pause(1);
      late.push(performance.now() - due);
    }
  })();
  await pause(10);
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  // A delay in the last turn shows in the next.
  await pause(10);
  ended = true;
  await watch;
  return [quantile(late, 1), quantile(late, 0.99), took].map((ms) => ms.toFixed(1));
}

const { docs, papers, rounds } = commandLine(
  "bench:search-busy",
  `Measures how long ${AT_ONCE} searches at once hold up this process, which would acknowledge commands meanwhile: through the
store, whose searches run on a thread of their own, and beside it on this thread.`,
)
  .requiredOption("--docs <file>", "documents, as bench:search reads them")
  .option("--papers <n>", "papers in the library, resampled from the documents", wholeNumber(1), 200_000)
  .option("--rounds <n>", "how often they are asked", wholeNumber(1), 10)
  .parse()
  .opts<{ docs: string; papers: number; rounds: number }>();
const folder = mkdtempSync(join(tmpdir(), "search-busy-"));
try {
  const documents = readDocuments(docs);
  const file = join(folder, "library.db");
  const { store, index } = await openStorage({ file, log: silentLog });
  let batch: Paper[] = [];
  for (const paper of resample(documents, papers)) {
    batch.push(paper);
    if (batch.length < 1000) continue;
    await store.savePapers(batch, 0);
    batch = [];
  }
  if (batch.length > 0) await store.savePapers(batch, 0);
  const queries = drawQueries(documents, AT_ONCE * rounds);
  const round = (i: number) => queries.slice(i * AT_ONCE, (i + 1) * AT_ONCE);
  const find = async (text: string) => index.hits(await index.search({ text, limit: 10 }));
  await find("warm up");
  const engine = openSearchEngine(file);
  engine.search({ text: "warm up", limit: 10 });

  const rows: string[][] = [];
  for (let i = 0; i < rounds; i++) {
    const texts = round(i);
    rows.push([`${i + 1} idle`, ...(await heldUp(() => pause(300)))]);
    rows.push([`${i + 1} on its thread`, ...(await heldUp(() => Promise.all(texts.map(find))))]);
    rows.push([
      `${i + 1} on this thread`,
      ...(await heldUp(() => Promise.all(texts.map(async (text) => engine.search({ text, limit: 10 }))))),
    ]);
  }
  const median = (kind: string, column: number) => {
    const sorted = rows.filter(([name]) => name?.endsWith(kind)).map((row) => Number(row[column]));
    return (sorted.sort((a, b) => a - b)[Math.floor(sorted.length / 2)] ?? 0).toFixed(1);
  };
  for (const kind of ["idle", "on its thread", "on this thread"]) {
    rows.push([`median ${kind}`, median(kind, 1), median(kind, 2), median(kind, 3)]);
  }
  printTable(
    `${AT_ONCE} searches at once among ${papers} papers: how late this process's timers were`,
    ["round", "most ms", "p99 ms", "all answered in ms"],
    rows,
  );
  await store.close();
} catch (error) {
  if (!(error instanceof CollectionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true });
}
