/** `text` in the one form that documents and queries share: compatibility forms folded, accents dropped, lower case. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of `text`, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}
