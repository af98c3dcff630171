import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * `count` papers drawn from `documents`: first all of them, then papers with the titles and sentences of random ones
 * plus a made-up word each, so that word frequencies stay realistic and rare words keep growing.
 */
export function* resample(documents: readonly KnownPaper[], count: number): Generator<KnownPaper> {
  const random = seeded(20_250_601);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const sentences = documents.map(({ abstract }) => abstract.split(/(?<=[.!?])\s+/));
  yield* documents.slice(0, count);
  for (let n = documents.length; n < count; n++) {
    const start = pick(documents);
    const parts: string[] = [];
    const length = pick(sentences).length;
    while (parts.length < length) parts.push(pick(pick(sentences)));
    parts.push(madeUpWord(random));
    const title = `${firstHalf(start.title)} ${secondHalf(pick(documents).title)}`;
    yield {
      ...start,
      id: `scaled-${n}` as PaperId,
      title,
      abstract: parts.join(" "),
      authors: pick(documents).authors,
    };
  }
}

function firstHalf(title: string): string {
  const words = title.split(" ");
  return words.slice(0, Math.ceil(words.length / 2)).join(" ");
}

function secondHalf(title: string): string {
  const words = title.split(" ");
  return words.slice(Math.ceil(words.length / 2)).join(" ");
}

function madeUpWord(random: () => number): string {
  const syllables = ["ka", "zu", "mer", "lo", "ti", "vor", "en", "qua", "ris", "dol", "pha", "ny"];
  let word = "";
  for (let i = 0; i < 4; i++) word += syllables[Math.floor(random() * syllables.length)];
  return word;
}

/** `count` queries of one to six words that occur close together in the documents' titles or abstracts. */
export function drawQueries(documents: readonly KnownPaper[], count: number): string[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, i) => {
    const paper = documents[Math.floor(random() * documents.length)];
    const text = random() < 0.5 ? paper?.title : paper?.abstract;
    const words = (text ?? "").split(/\s+/).filter((word) => word.length > 2);
    const from = Math.floor(random() * Math.max(1, words.length - 6));
    return words.slice(from, from + 1 + (i % 6)).join(" ");
  });
}
