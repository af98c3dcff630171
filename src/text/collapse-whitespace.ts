/**
 * Puts the text on one line: runs of white space and control characters become one space, unpaired surrogates are
 * replaced.
 */
export function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
