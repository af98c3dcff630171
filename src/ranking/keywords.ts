import type { Paper } from "../papers/paper.ts";

/**
 * The first of `keywords` that the paper holds in title, abstract, keywords or categories, else undefined. Whole words
 * and phrases only, in any case; hyphens and white space are the same, so `vision language` finds `Vision-Language`
 * and `agent` does not find `agents`.
 */
export function findKeyword(paper: Paper, keywords: readonly string[]): string | undefined {
  if (keywords.length === 0) return undefined;
  const fields = [paper.title, paper.abstract, ...paper.keywords, ...paper.categories].map(fold);
  return keywords.find((keyword) => {
    const wanted = fold(keyword).trim();
    return wanted !== "" && fields.some((field) => holds(field, wanted));
  });
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
