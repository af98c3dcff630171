import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const rows = readFileSync(join(root, "docs/faults.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:Fault|---)/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(" | ")
      .map((cell) => cell.trim()),
  );

it("tells of each fault how it looks, what Paperboy does and what to do", () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(""))).toEqual([]);
});

it.each(rows.map((cells) => [cells[0], /`(.+)`/.exec(cells[4] ?? "")?.[1]]))(
  "names a test that exists for: %s",
  (_, file) => {
    expect(file).toMatch(/^test\/.*\.test\.ts$/);
    expect(existsSync(join(root, file ?? ""))).toBe(true);
  },
);
