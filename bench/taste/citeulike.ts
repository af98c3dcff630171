import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isStopWord, readWords } from "../../src/search/language/words.ts";
import type { Bag } from "./rocchio.ts";

/** The contents of people's libraries. */
export interface Libraries {
  /** Items by number. */
  readonly items: readonly { readonly title: string; readonly abstract: string; readonly bag: Bag }[];
  /** Item numbers by user. */
  readonly users: readonly (readonly number[])[];
}

/**
 * Reads a folder in the format of citeulike-a or -t: `users.dat` (a line per user: how many items, then their numbers
 * from 0), and the items' text from `raw-data.csv` (columns with title and abstract in their names, quoted, names in
 * line 1) or from `mult.dat` (a line per item: how many words, then `word:count`), whose words are listed in
 * `vocabulary.dat`. Throws if the folder has neither.
 */
export function readLibraries(folder: string): Libraries {
  const users = lines(join(folder, "users.dat")).map((line) => line.trim().split(/\s+/).slice(1).map(Number));
  const csv = join(folder, "raw-data.csv");
  const mult = join(folder, "mult.dat");
  if (existsSync(csv)) return { users, items: fromCsv(readFileSync(csv, "latin1")) };
  if (existsSync(mult)) return { users, items: fromBags(folder, lines(mult)) };
  throw new Error(`${folder} contains neither raw-data.csv nor mult.dat.`);
}

function lines(file: string): string[] {
  return readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
}

function fromCsv(text: string): Libraries["items"] {
  const [names = [], ...rows] = parseCsv(text);
  const column = (name: string) => names.findLastIndex((other) => other.toLowerCase().includes(name));
  const [titles, abstracts] = [column("title"), column("abstract")];
  if (titles < 0 || abstracts < 0)
    throw new Error("raw-data.csv has no columns with title and abstract in their names.");
  return rows.map((row) => {
    const [title, abstract] = [row[titles] ?? "", row[abstracts] ?? ""];
    return { title, abstract, bag: bagOf(`${title} ${abstract}`) };
  });
}

/** RFC 4180: fields may be quoted, contain line breaks, and double their quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}

function fromBags(folder: string, rows: readonly string[]): Libraries["items"] {
  const file = join(folder, "vocabulary.dat");
  const vocabulary = existsSync(file) ? lines(file) : [];
  return rows.map((row) => {
    const pairs = row.trim().split(/\s+/).slice(1);
    const bag = new Map(
      pairs.map((pair) => {
        const [word = "", count = "1"] = pair.split(":");
        return [vocabulary[Number(word)] ?? `w${word}`, Number(count)] as const;
      }),
    );
    const abstract = [...bag].map(([word, count]) => `${word} `.repeat(count)).join("");
    return { title: "", abstract, bag };
  });
}

/** The words of a text, counted unstemmed. */
export function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  for (const word of readWords(text).words)
    if (!isStopWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
