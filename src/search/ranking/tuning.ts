/** The signs of a good answer that a paper's words give beside BM25, each in units of idf. */
export const FEATURES = [
  /** Neighbouring words of the query stand side by side, by stem. */
  "bigram",
  /** They stand near each other, in either order. */
  "proximity",
  /** Words stand in the title as typed. */
  "exactTitle",
  /** Words stand in the title, by stem. */
  "title",
  /** The query's words in the title, times the share of the title that they are. */
  "titleMatch",
  /** The query's words that stand anywhere, times the share of the query that they are. */
  "coverage",
  /** Three neighbouring words of the query stand near each other. */
  "triple",
  /** Words stand anywhere as typed. */
  "exactBody",
  /** Words are names of the authors or the organization. */
  "name",
  /** As `bigram`, exactly as typed. */
  "exactBigram",
  /** The longest run of words exactly as in the query. */
  "exactRun",
  /** Every word of the query stands as typed, or is a name. */
  "whole",
  /** Where a name was typed: few authors and a short title, of which the words typed are a greater part. */
  "authorship",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Weights = Readonly<Record<Feature, number>>;

/** Every number that the ranking turns on. */
export interface Tuning {
  readonly weights: Weights;
  /** Queries of more words trust these signs less, in proportion. */
  readonly longQuery: number;
  /** How many papers BM25 hands to the re-ranking. */
  readonly candidates: number;
  /** How much each repetition of a word in the query adds to its first. */
  readonly repeated: number;
  /** What a joined form (`gpt4` beside GPT-4) counts of its idf. */
  readonly joined: number;
  /** What a name with a version (`qwen3` for what was typed as Qwen 3) takes of what its words tell. */
  readonly versioned: number;
  /** What a word counts as a given name, where a surname counts 1. */
  readonly givenName: number;
  /** Near spellings tried for an unknown word. */
  readonly suggestions: number;
  /** Among them: what being ten times as frequent, one edit further, and another first letter weigh (as exponents). */
  readonly spellingFrequency: number;
  readonly spellingDistance: number;
  readonly spellingFirstLetter: number;
  /** What the guess at an unknown word of three or four letters counts of its idf. */
  readonly shortGuess: number;
  /** In a question, what a term of the field counts of its idf, and what the plain words count that it stands for. */
  readonly fieldTerm: number;
  readonly plainWord: number;
  /** A paper that holds so much of a question word for word is what was meant: then it stays as it is. */
  readonly quoted: number;
  /** How much likeness to the best `feedbackPapers` counts, by `feedbackTerms` words, for the best `feedbackAmong`. */
  readonly feedback: number;
  readonly feedbackAmong: number;
  readonly feedbackPapers: number;
  readonly feedbackTerms: number;
  /** Queries of fewer words are led less, in proportion: two words are soon led astray. */
  readonly feedbackWords: number;
  /** How steeply trust in those papers falls with their score. */
  readonly feedbackTrust: number;
  /** What 1,000 upvotes, being new, and being of the year asked for add, as shares of the query's idf. */
  readonly popular: number;
  readonly recent: number;
  readonly ofTheYear: number;
}

/**
 * Chosen by hand and rounded, for small weights carry over to other collections better than fitted ones. Behind each
 * weight, nDCG@10 lost (−) or won (+) on leaving it out, in thousandths, without feedback: mean of CISI, Cranfield, HF
 * titles, HF keywords and own misspelt titles, author + topic and half sentences; then where it matters most.
 * All together: .629 → .688.
 */
export const TUNING: Tuning = {
  weights: {
    bigram: 0.2, // −0.8; keywords −4
    proximity: 0.6, // −2.5; keywords −19
    exactTitle: 0.6, // −0.2; titles −15, author + topic −31, but keywords +34
    title: 0.3, // +2.0; titles −1, author + topic −3, but keywords +14
    titleMatch: 1, // +1.0; titles −7, CISI −6, Cranfield −6, but keywords +21
    coverage: 0.8, // −2.3; half sentences −11, author + topic −7, but Cranfield +4
    triple: 0.3, // −0.6; keywords −3
    exactBody: 0.4, // −1.5; half sentences −7, keywords −5
    name: 0.8, // −0.2; author + topic −2
    exactBigram: 0.4, // −2.0; keywords −12
    exactRun: 0.6, // −8.6; keywords −60
    whole: 0.8, // −10.7; author + topic −58, keywords −13, titles −4
    authorship: 0.6, // −1.9; author + topic −8
  },
  longQuery: 5, // without: CISI −7
  candidates: 150, // of 100, 200 and 300: −1, 0, +1
  repeated: 1, // at 0: CISI −72, nothing elsewhere
  joined: 0.1, // at .5: −6; at 0 nothing, but then GPT4 does not find GPT-4
  versioned: 0.8, // without: names typed in another form −160; from .6 to .95 all the same
  givenName: 0.25, // at 1: author + topic −12
  suggestions: 3,
  spellingFrequency: 0.15,
  spellingDistance: 1,
  spellingFirstLetter: 0.7,
  shortGuess: 0.3, // four letters are mostly an abbreviation of their own
  fieldTerm: 1, // at .7: questions −29, nothing elsewhere; at 0: −352
  plainWord: 0.7, // at 1: −17
  quoted: 0.5, // without: half sentences −8
  feedback: 0.8, // without: Cranfield −20, CISI −13, nothing elsewhere
  feedbackAmong: 100,
  feedbackPapers: 10,
  feedbackTerms: 20,
  feedbackTrust: 5,
  feedbackWords: 8, // at 1: author + topic −5, titles −2, but CISI +1
  // Not measurable on collections without upvotes: just enough to part papers that match alike.
  popular: 0.02,
  recent: 0.01,
  ofTheYear: 0.15,
};
