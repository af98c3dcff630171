import type { Day } from "../time/day.ts";

/** A paper's id, the same everywhere. For arXiv papers, the id without its version: `2506.01234` or `math/0309136`. */
export type PaperId = string & { readonly __brand: "PaperId" };

/** A source's facts about a paper. Unknown facts are absent, never null or empty. */
export interface Paper {
  readonly id: PaperId;
  /** One line, otherwise as written: may contain TeX, `<eos>`, `S*`, `@everyone`. */
  readonly title: string;
  /** One paragraph without line breaks. Empty if the source has none. */
  readonly abstract: string;
  /** Display names in order, without hidden authors. */
  readonly authors: readonly string[];
  readonly organization?: string;
  /** One sentence in plain words, if Hugging Face has written one. */
  readonly summary?: string;
  readonly keywords: readonly string[];
  /** arXiv categories, primary category first. */
  readonly categories: readonly string[];
  /** Latest known arXiv version, from 1. */
  readonly version?: number;
  readonly upvotes: number;
  readonly comments: number;
  readonly codeUrl?: string;
  readonly codeStars?: number;
  readonly projectUrl?: string;
  readonly thumbnailUrl?: string;
  /** Epoch milliseconds. */
  readonly publishedAt?: number;
  /** The (last) UTC day on whose Daily Papers list it was. */
  readonly listedOn?: Day;
  readonly withdrawn: boolean;
}

/** The repositories at Hugging Face that cite a paper. */
export interface BuiltOnIt {
  readonly models: Built;
  readonly datasets: Built;
  readonly demos: Built;
}

/** Their total number, and the names (`owner/name`) of some. */
export interface Built {
  readonly total: number;
  readonly names: readonly string[];
}

/** A paper freshly loaded from its source, and what was built on it; undefined if nothing was. */
export interface LatestPaper<P extends Paper = Paper> {
  readonly paper: P;
  readonly built: BuiltOnIt | undefined;
}

/** A paper in the local library. */
export interface KnownPaper extends Paper {
  /** Epoch ms at which we first saw it. The feed's own times are only dates. */
  readonly firstSeenAt: number;
}
