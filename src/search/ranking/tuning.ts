/** Features of a match, in addition to BM25, each in units of idf. */
export const FEATURES = [
  /** Adjacent words of the query are adjacent here too, by stem. */
  "bigram",
  /** They are near each other, in either order. */
  "proximity",
  /** Words are in the title as typed. */
  "exactTitle",
  /** Words are in the title, by stem. */
  "title",
  /** The query's words in the title, times the share of the title that they make up. */
  "titleMatch",
  /** The query's words found anywhere, times the share of the query that they make up. */
  "coverage",
  /** Three adjacent words of the query are near each other. */
  "triple",
  /** Words occur anywhere as typed. */
  "exactBody",
  /** Words are names of authors or of the organization. */
  "name",
  /** Like `bigram`, but exactly as typed. */
  "exactBigram",
  /** The longest run of words exactly as in the query. */
  "exactRun",
  /** Every word of the query occurs as typed, or is a name. */
  "whole",
  /** If a name was typed: the paper has few authors and a short title, so the typed words are a larger part of them. */
  "authorship",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Weights = Readonly<Record<Feature, number>>;

/** All numbers that influence the ranking. */
export interface Tuning {
  readonly weights: Weights;
  /** Queries with more words than this rely on the features less, in proportion. */
  readonly longQuery: number;
  /** Number of papers that BM25 passes on to re-ranking. */
  readonly candidates: number;
  /** Weight of each repetition of a query word, relative to the first. */
  readonly repeated: number;
  /** Weight of a joined form (`gpt4` beside GPT-4), as a share of its idf. */
  readonly joined: number;
  /** Share of its words' weight that a versioned name (`qwen3`, typed as Qwen 3) takes over. */
  readonly versioned: number;
  /** Weight of a word matched as a given name; a surname weighs 1. */
  readonly givenName: number;
  /** Number of similar spellings tried for an unknown word. */
  readonly suggestions: number;
  /** Exponents for choosing among them: tenfold frequency, one more edit, a different first letter. */
  readonly spellingFrequency: number;
  readonly spellingDistance: number;
  readonly spellingFirstLetter: number;
  /** Weight of a guess at an unknown word of three or four letters, as a share of its idf. */
  readonly shortGuess: number;
  /** Weights in a question, as shares of the idf: for the field's term, and for the plain words it replaces. */
  readonly fieldTerm: number;
  readonly plainWord: number;
  /** A paper with at least this share of a question verbatim is the one that was meant, so it keeps its score. */
  readonly quoted: number;
  /** Weight of similarity to the best `feedbackPapers`, by `feedbackTerms` words, for the best `feedbackAmong`. */
  readonly feedback: number;
  readonly feedbackAmong: number;
  readonly feedbackPapers: number;
  readonly feedbackTerms: number;
  /** Shorter queries use feedback less, in proportion: with two words it soon goes astray. */
  readonly feedbackWords: number;
  /** How steeply trust in those papers falls with their score. */
  readonly feedbackTrust: number;
  /** Bonuses for 1,000 upvotes, for being new, and for the year asked for, as shares of the query's idf. */
  readonly popular: number;
  readonly recent: number;
  readonly ofTheYear: number;
}

/**
 * Chosen by hand and rounded, because small round weights carry over to other collections better than fitted ones. The
 * comment at each weight gives the change in nDCG@10, in thousandths, when it is left out: first the mean over CISI,
 * Cranfield, HF titles, HF keywords, and our own misspelt titles, author + topic and half sentences, without feedback;
 * then the collections that it affects most. All together: .629 → .688.
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
  // Cannot be measured on collections without upvotes: just enough to order papers that match equally well.
  popular: 0.02,
  recent: 0.01,
  ofTheYear: 0.15,
};
