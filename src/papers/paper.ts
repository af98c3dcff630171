import type { Day } from "../time/day.ts";

/** The id a paper is known by everywhere: for arXiv papers the id without its version, e.g. `2506.01234` or `math/0309136`. */
export type PaperId = string & { readonly __brand: "PaperId" };

/** What a source says about a paper. Absent facts are absent, never null or empty. */
export interface Paper {
  readonly id: PaperId;
  /** One line, white space folded, otherwise as written: may hold TeX, `<eos>`, `S*`, `@everyone`. */
  readonly title: string;
  /** One paragraph, white space folded. Empty where the source has none. */
  readonly abstract: string;
  /** Display names in order; hidden authors left out. */
  readonly authors: readonly string[];
  readonly organization?: string;
  /** One sentence in plain words, where Hugging Face has written one. */
  readonly summary?: string;
  readonly keywords: readonly string[];
  /** arXiv categories, the primary one first. */
  readonly categories: readonly string[];
  /** Latest arXiv version known, from 1. */
  readonly version?: number;
  readonly upvotes: number;
  readonly comments: number;
  readonly codeUrl?: string;
  readonly codeStars?: number;
  readonly projectUrl?: string;
  readonly thumbnailUrl?: string;
  /** Epoch milliseconds. */
  readonly publishedAt?: number;
  /** The UTC day on whose Daily Papers list it (last) stood. */
  readonly listedOn?: Day;
  readonly withdrawn: boolean;
}

/** What stands at Hugging Face that names a paper. */
export interface BuiltOnIt {
  readonly models: Built;
  readonly datasets: Built;
  readonly demos: Built;
}

/** How many there are, and the names (`owner/name`) of some. */
export interface Built {
  readonly total: number;
  readonly names: readonly string[];
}

/** A paper as its source has it at this moment, with what stands there that names it; undefined where nothing does. */
export interface LatestPaper<P extends Paper = Paper> {
  readonly paper: P;
  readonly built: BuiltOnIt | undefined;
}

/** A paper in the local library. */
export interface KnownPaper extends Paper {
  /** Epoch milliseconds of our own first sight of it: the feed's own times are midnight only. */
  readonly firstSeenAt: number;
}
