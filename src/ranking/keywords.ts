import type { Paper } from "../papers/paper.ts";

/**
 * The first of `keywords` that the paper holds in title, abstract, keywords or categories, else undefined. Whole words
 * and phrases only, in any case; hyphens and white space are the same, so `vision language` finds `Vision-Language`
 * and `agent` does not find `agents`.
 */
export function findKeyword(
  { title, abstract, keywords, categories }: Pick<Paper, "title" | "abstract" | "keywords" | "categories">,
  wanted: readonly string[],
): string | undefined {
  if (wanted.length === 0) return undefined;
  const mentions = mentionsIn([title, abstract, ...keywords, ...categories]);
  return wanted.find((keyword) => mentions(foldKeyword(keyword)));
}

/** Tells whether any of the texts holds a keyword, which `foldKeyword` has brought into one form. */
export function mentionsIn(texts: readonly string[]): (folded: string) => boolean {
  const fields = texts.map(fold);
  return (folded) => folded !== "" && fields.some((field) => holds(field, folded));
}

/** The form in which keywords are compared. */
export function foldKeyword(keyword: string): string {
  return fold(keyword).trim();
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, " ");
}

/** Plain search first, word edges second: far cheaper than a pattern over a whole abstract. */
function holds(field: string, wanted: string): boolean {
  for (let at = field.indexOf(wanted); at >= 0; at = field.indexOf(wanted, at + 1)) {
    const before = field.slice(Math.max(0, at - 2), at);
    const after = field.slice(at + wanted.length, at + wanted.length + 2);
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
