import { quantile } from "./metrics.ts";

/** Headings of `quantilesOf`. */
export const QUANTILES = ["p50 ms", "p95 ms", "p99 ms"] as const;

/** Median, 95th and 99th percentile of times in milliseconds. */
export function quantilesOf(times: readonly number[]): string[] {
  return [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(2));
}

/** The result of `work`, and how many milliseconds it took. */
export async function timed<T>(work: () => T | Promise<T>): Promise<readonly [T, number]> {
  const start = performance.now();
  const made = await work();
  return [made, performance.now() - start];
}

/** CPU time of this process so far, in milliseconds: more reliable than wall time on a shared machine. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Prints a table, the first column left-aligned and the others right-aligned. */
export function printTable(
  title: string,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const table = [heading, ...rows];
  const widths = heading.map((_, i) => Math.max(...table.map((row) => (row[i] ?? "").length)));
  const lines = table.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
  );
  process.stdout.write(`\n${title}\n${lines.join("\n")}\n`);
}
