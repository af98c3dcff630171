import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesIn } from "./shown-lines.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const code = ["src", "adapters", "bin", "drizzle"]
  .flatMap((folder) => filesIn(folder, /\.ts$/))
  .map(read)
  .join("\n");

/** Phrases in code in the column of each table's line. */
function phrasesIn(path: string, section: RegExp, column: number): string[] {
  const lines = (section.exec(read(path))?.[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
  return lines.flatMap((line) =>
    Array.from((line.split(" | ")[column] ?? "").matchAll(/`([^`]+)`/g), ([, phrase = ""]) => phrase),
  );
}

const phrases = new Set([
  ...phrasesIn("docs/faults.md", /[\s\S]*/, 1),
  ...phrasesIn("docs/operating.md", /## Troubleshooting[\s\S]*?\n\n(?!\|)[^|]*\n\n[\s\S]*?\n\n/, 0),
]);

/** What is written with a platform, a kind or a place in it. */
const WITH_A_NAME = /^(?:digest \w+|(?:discord|slack) connected|discord cannot be reached; .*)$|…|^gap$/;

it("finds the phrases", () => {
  expect(phrases.size).toBeGreaterThan(25);
  expect(phrases).toContain("slack app lacks scopes");
});

it.each([...phrases].filter((phrase) => !WITH_A_NAME.test(phrase)))("the program says “%s”", (phrase) => {
  expect(code).toContain(phrase);
});
