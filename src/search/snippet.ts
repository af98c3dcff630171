import { fold } from "./language/words.ts";
import type { Hit } from "./search-index.ts";

const LENGTH = 240;
const RUN = /[\p{L}\p{N}]+/gu;
const HYPHEN = /^[-‐‑]$/;

/**
 * Returns an extract of `abstract` of about 240 characters around the densest matches, or `title` if only that matched.
 * `isMatch` gets folded words. Cut ends are marked with an ellipsis.
 */
export function snippetOf(
  title: string,
  abstract: string,
  isMatch: (word: string) => boolean,
): Hit["snippet"] {
  const matches = matchesIn(abstract, isMatch).map(({ start }) => start);
  if (matches.length === 0) return mark(title || abstract, 0, LENGTH, isMatch);
  let best = 0;
  let bestCount = 0;
  for (let i = 0; i < matches.length; i++) {
    const start = matches[i] as number;
    let count = 0;
    for (let j = i; j < matches.length && (matches[j] as number) < start + LENGTH - 60; j++) count++;
    if (count > bestCount) {
      best = start;
      bestCount = count;
    }
  }
  return mark(abstract, Math.max(0, best - 50), LENGTH, isMatch);
}

/** Finds the matches in a text: single words, and hyphenated pairs that match as one word (GPT-4 for `gpt4`). */
function matchesIn(text: string, isMatch: (word: string) => boolean): { start: number; end: number }[] {
  const matches: { start: number; end: number }[] = [];
  let before = { start: 0, end: text.length, word: "" };
  for (const run of text.matchAll(RUN)) {
    const here = { start: run.index, end: run.index + run[0].length, word: run[0] };
    const last = matches.at(-1);
    const compound =
      HYPHEN.test(text.slice(before.end, here.start)) && isMatch(fold(before.word + here.word));
    if (compound && last && last.end >= before.end) last.end = here.end;
    else if (compound) matches.push({ start: before.start, end: here.end });
    else if (isMatch(fold(here.word))) matches.push({ start: here.start, end: here.end });
    before = here;
  }
  return matches;
}

function mark(
  text: string,
  from: number,
  length: number,
  isMatch: (word: string) => boolean,
): Hit["snippet"] {
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const room = start + length;
  const space = text.lastIndexOf(" ", room);
  const end = text.length <= room ? text.length : space > start ? space : room;
  const part = text.slice(start, end);
  const spans: { text: string; matched: boolean }[] = [];
  let done = 0;
  for (const { start: from, end: to } of matchesIn(part, isMatch)) {
    if (from > done) spans.push({ text: part.slice(done, from), matched: false });
    spans.push({ text: part.slice(from, to), matched: true });
    done = to;
  }
  if (done < part.length) spans.push({ text: part.slice(done), matched: false });
  if (start > 0) spans.unshift({ text: "…", matched: false });
  if (end < text.length) spans.push({ text: "…", matched: false });
  return spans;
}
