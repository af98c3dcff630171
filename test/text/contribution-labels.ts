import { readFileSync } from "node:fs";

/** What a reader found in one abstract. */
export interface Labelled {
  /** How many sentences the abstract had when it was labelled: another number means that the splitter changed. */
  readonly sentences: number;
  /** Indices of the sentences that state the contribution, the best first. */
  readonly contribution: readonly number[];
}

/** Labels by arXiv id, and how they were made. */
export interface ContributionLabels {
  readonly seed: string;
  /** May be read while a rule is written. */
  readonly build: Readonly<Record<string, Labelled>>;
  /** Opened once, to report the final figure. */
  readonly held: Readonly<Record<string, Labelled>>;
  /** The second pass over some of them. */
  readonly again: {
    readonly agreement: {
      /** Share whose second best sentence was acceptable in the first pass. */
      readonly bestIsAcceptable: number;
      readonly sameBest: number;
      /** Cohen's kappa over all their sentences, acceptable or not. */
      readonly sentenceKappa: number;
    };
    readonly labels: Readonly<Record<string, readonly number[]>>;
  };
}

export function readContributionLabels(): ContributionLabels {
  return JSON.parse(readFileSync(new URL("contribution-labels.json", import.meta.url), "utf8"));
}
