import type { Hit } from "./search.ts";
import { fold } from "./words.ts";

const LENGTH = 240;
const RUN = /[\p{L}\p{N}]+/gu;

/**
 * An extract of `abstract` of about 240 characters around the densest matches, or of `title` where only that
 * matched; `isMatch` judges folded words. Cut ends carry an ellipsis.
 */
export function snippetOf(
  title: string,
  abstract: string,
  isMatch: (word: string) => boolean,
): Hit["snippet"] {
  const matches = matchesIn(abstract, isMatch);
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

function matchesIn(text: string, isMatch: (word: string) => boolean): number[] {
  const starts: number[] = [];
  for (const run of text.matchAll(RUN)) if (isMatch(fold(run[0]))) starts.push(run.index);
  return starts;
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
  for (const run of part.matchAll(RUN)) {
    if (!isMatch(fold(run[0]))) continue;
    if (run.index > done) spans.push({ text: part.slice(done, run.index), matched: false });
    spans.push({ text: run[0], matched: true });
    done = run.index + run[0].length;
  }
  if (done < part.length) spans.push({ text: part.slice(done), matched: false });
  if (start > 0) spans.unshift({ text: "…", matched: false });
  if (end < text.length) spans.push({ text: "…", matched: false });
  return spans;
}
