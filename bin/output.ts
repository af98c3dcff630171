import { styleText } from "node:util";
import { SingleBar } from "cli-progress";

/** Writes a line of a command's result to standard output. */
export function say(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** The text in bold on a terminal, otherwise between asterisks. */
export function strong(text: string): string {
  return process.stdout.isTTY ? styleText("bold", text) : `*${text}*`;
}

/** Prints rows with aligned columns, each as wide as its longest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of [head, ...rows])
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

/** Writes a message for people to standard error. */
export function warn(line: string): void {
  process.stderr.write(`paperboy: ${line}\n`);
}

/** A progress bar on standard error; nothing if that is not a terminal. */
export function progressBar(
  title: string,
  unit = "",
): { update(done: number, total: number): void; stop(): void } {
  const bar = new SingleBar({
    format: `${title} {bar} {percentage}% · {value}/{total} ${unit} · {eta_formatted} left`,
    clearOnComplete: true,
    hideCursor: true,
    noTTYOutput: false,
  });
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
