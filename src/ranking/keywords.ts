import type { Paper } from "../papers/paper.ts";

/**
 * Returns the first of `keywords` found in the paper's title, abstract, keywords or categories, else undefined. Matches
 * whole words and phrases in any case. Hyphens equal white space: `vision language` finds `Vision-Language`, but
 * `agent` does not find `agents`.
 */
export function findKeyword(
  { title, abstract, keywords, categories }: Pick<Paper, "title" | "abstract" | "keywords" | "categories">,
  wanted: readonly string[],
): string | undefined {
  if (wanted.length === 0) return undefined;
  const mentions = mentionsIn([title, abstract, ...keywords, ...categories]);
  return wanted.find((keyword) => mentions(foldKeyword(keyword)));
}

/** Returns a function that tells whether any of the texts contains a keyword folded by `foldKeyword`. */
export function mentionsIn(texts: readonly string[]): (folded: string) => boolean {
  const fields = texts.map(fold);
  return (folded) => folded !== "" && fields.some((field) => holds(field, folded));
}

/** Folds a keyword for comparison. */
export function foldKeyword(keyword: string): string {
  return fold(keyword).trim();
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, " ");
}

/** Searches plainly first and checks word boundaries second: far cheaper than a regular expression over an abstract. */
function holds(field: string, wanted: string): boolean {
  for (let at = field.indexOf(wanted); at >= 0; at = field.indexOf(wanted, at + 1)) {
    const before = field.slice(Math.max(0, at - 2), at);
    const after = field.slice(at + wanted.length, at + wanted.length + 2);
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
