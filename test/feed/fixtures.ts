import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../fixtures");

/** Where a hand-written fixture lies. */
export function fixturePath(...parts: readonly string[]): string {
  return join(FOLDER, ...parts);
}

/** A fixture's text. */
export function fixture(...parts: readonly string[]): string {
  return readFileSync(fixturePath(...parts), "utf8");
}

/** A JSON fixture's value. */
export function jsonFixture(...parts: readonly string[]): unknown {
  return JSON.parse(fixture(...parts));
}
