/** The text in one line and without half characters: control characters and runs of white space become one gap. */
export function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
