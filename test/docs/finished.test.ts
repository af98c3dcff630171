import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDERS = [".", "docs", "docs/decisions", "test/search/questions"];
const documents = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`),
);

/** Cells of a table's line; an escaped bar, or one in code, parts none. */
const cells = (line: string): number => line.replace(/\\\||`[^`]*`/g, "").split("|").length - 2;

describe.each(documents)("%s", (path) => {
  const text = readFileSync(path, "utf8");

  it("is finished: no place is held for what was to come", () => {
    expect(text.match(/@@\S*|\b(?:TODO|FIXME|TBD|XXX)\b|lorem ipsum/gi)).toBeNull();
  });

  it("has as many cells in each line of a table as in its heading", () => {
    const tables = text.match(/(?:^\|.*\n?)+/gm) ?? [];
    const uneven = tables.flatMap((table) => {
      const [heading = "", ...lines] = table.trimEnd().split("\n");
      return lines.filter((line) => cells(line) !== cells(heading));
    });
    expect(uneven).toEqual([]);
  });
});

it("numbers each decision once, as its heading does", () => {
  const names = readdirSync("docs/decisions");
  const numbers = names.map((name) => Number.parseInt(name, 10));
  expect(new Set(numbers).size).toBe(names.length);
  const headings = names.map((name) => readFileSync(`docs/decisions/${name}`, "utf8").split("\n")[0] ?? "");
  expect(headings.filter((heading, i) => !heading.startsWith(`# ${numbers[i]}. `))).toEqual([]);
});
