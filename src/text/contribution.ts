import { readable } from "./readable.ts";
import { type Brief, sayBriefly } from "./say-briefly.ts";
import { sentencesOf } from "./sentences.ts";

/** Matches `verbs`, in the forms given, as actions of the authors or their paper. */
const says = (verbs: string) =>
  has(
    "(?:we|I|paper|work|study|report|survey|review|article|project|results|findings|experiments|analysis|and|by)" +
      `(?: \\w+ly| then| thus| therefore| first| instead| here)? (?:${verbs})`,
  );
const starts = (words: string) => new RegExp(`^(?:${words})\\b`, "iu");
const has = (words: string) => new RegExp(`\\b(?:${words})\\b`, "iu");

/** Announcements by the authors; the first one that a sentence contains gives its points. */
const ANNOUNCEMENTS: readonly (readonly [points: number, cue: RegExp])[] = [
  [6, says("introduc(?:e|es|ing)|propos(?:e|es|ing)|present(?:s|ing)?")],
  [
    4,
    says(
      "(?:develop|design|build|construct|create|devise|formulate|describe|release|unveil|instantiate|curate|survey|" +
        "review|formali[sz]e|reframe|revisit|rethink|challenge|advance|advocate|provide)s?|establish(?:es)?|" +
        "(?:address|tackle|bridge|fill)(?:s|es|ing)?",
    ),
  ],
  [
    4,
    says("(?:show|find|reveal|demonstrate|observe|discover|argue|prove|uncover|hypothesi[sz]e|conclude)s?"),
  ],
  [
    3,
    says(
      "(?:investigate|explore|examine|analy[sz]e|evaluate|characteri[sz]e|compare|conduct)s?|identif(?:y|ies)|stud(?:y|ies)",
    ),
  ],
  [1, has("we|our|this (?:paper|work|study|report|survey|review)")],
];
/** An announcement with at least this many points proves that the sentence is about the authors' own work. */
const TELLING = 3;

/** Cues for and against a sentence; each counts once. */
const CUES: readonly (readonly [points: number, cue: RegExp])[] = [
  [
    1.5,
    starts("(?:in|with|through) (?:this|our) (?:\\w+ )?(?:paper|work|study|report|survey|article)|here,"),
  ],
  [
    1.5,
    starts("to (?:address|bridge|tackle|overcome|fill|close|mitigate|solve|resolve|remedy|alleviate|this)"),
  ],
  [
    1,
    has(
      "novel|new|first|simple|unified|framework|benchmark|dataset|model|method|approach|system|suite|paradigm|family|" +
        "algorithm|pipeline|architecture|survey|library",
    ),
  ],
  // Background, gaps and aims without a solution.
  [
    -3,
    starts(
      "however|recent|recently|despite|although|though|while|yet|nevertheless|unfortunately|existing|current|currently|" +
        "prior|previous|traditional|conventional|many|most|meanwhile|as|since|because|but|modern|today",
    ),
  ],
  [-2, has("remains?|still|lacks?|underexplored|largely|typically|often|suffers?|struggles?")],
  [-2, has("(?:aim|seek|ask)s?|whether|how to")],
  [-4, /\?["'”’)]*$/u],
  // Minor parts, evaluation, links and outlook.
  [
    -2,
    starts(
      "additionally|furthermore|moreover|in addition|besides|further|beyond|first|second|third|finally|lastly|next|" +
        "then|also|notably|building on|based on|along|alongside|together",
    ),
  ],
  [-2, /\bwe (?:also|further|additionally|finally)\b|^\(\d\)/iu],
  [-1, starts("specifically|in particular|concretely|for|during|at|its?|this|these|such")],
  [-2, /^for (?!the first time)[^,]{1,40}, we\b/iu],
  [
    -2,
    has(
      "outperform(?:s|ing)?|state-of-the-art|sota|superior|competitive|extensive|experiments|results|evaluations?|effectiveness",
    ),
  ],
  [
    -5,
    /https?:\/\/|\b(?:code|models?|data(?:sets?)?|weights|page|demo)\b[^.]{0,80}\b(?:available|released|open-sourced?)\b/iu,
  ],
  [
    -2,
    has(
      "hope|future|pav(?:e|es|ing)|insights?|guidelines|guidance|promising|potential|community|opens?|step towards?",
    ),
  ],
];

/** Penalty per position: earlier sentences are preferred. */
const PER_PLACE = 0.25;
/** For a first sentence that announces nothing: in most abstracts it is background. */
const OPENING = -2;
/** For sentences too short to be informative: "We have three findings." */
const SHORT = -1.5;
const SHORT_LENGTH = 70;
/** For the first sentence with the name in the title, and for one that explains the name: "Reader, a model …". */
const NAMES = 2;
const EXPLAINS = 3;
const EXPLAINED = /^(?: \([^()]{1,60}\))?(?:,| is| are) (?:an?|the)\b/u;
/** For containing all words of the title; proportionally less for some. */
const TITLE_WORDS = 3;

/**
 * If the best sentence would have to be cut inside a clause, an uncut one with at most this many points less is
 * preferred.
 */
const NEAR = 2;

/** The gap of a dropped TeX macro for the method's name ("We present , a reader"), or the macro itself ("We present \ours{}"). */
const NAMELESS =
  /(?<=\b(?:present|introduce|propose|develop|design|build|release|term|call|name|dub)(?:s|ed|ing)?) (?=, )|(?<=^|[\s(])\\[a-z]{2,}(?:\{\})?(?=[\s,.;:)]|$)/giu;
/** For a sentence with such a gap that the title cannot fill. */
const NAMELESS_POINTS = -6;
/** A macro in brackets after the words that it abbreviates. */
const ASIDE = / ?\(\\[a-z]+(?:\{\})?\)/giu;
/** TeX's accent `\b`, which authors mistake for bold. */
const BAR = /\\b\{([^{}]*)\}/g;
/** Links and stray spaces that a sentence does not need. */
const SLIPPED = / \(?https?:\/\/[^\s,()]+\)?|(?<=[\p{L}\p{N})]) (?=, )/giu;

/** A summary of what is new about a paper, and the index of the abstract's sentence that says it. */
export interface Contribution extends Brief {
  readonly index: number;
  /** Whether the sentence announces the authors' own work. */
  readonly telling: boolean;
}

/**
 * Returns what is new about a paper, in at most `max` UTF-16 units: the sentence of its abstract that states the
 * contribution, recognized by the phrases usual in the field. `test/text/contribution-labels.test.ts` measures the
 * accuracy. Undefined if the abstract is empty.
 */
export function contributionOf(title: string, abstract: string, max: number): Contribution | undefined {
  const name = nameIn(title);
  const sentences = sentencesOf(abstract).map((sentence) => repaired(sentence, name));
  const ranked = pointsOf(sentences, title).sort((a, b) => b.points - a.points);
  const most = ranked[0]?.points ?? 0;
  const say = ({ index, telling }: Points) => ({
    index,
    telling,
    ...sayBriefly(readable(sentences[index] ?? ""), max),
  });
  const best = ranked[0] && say(ranked[0]);
  if (best === undefined || best.end === "sentence" || best.end === "clause") return best;
  const near = ranked.slice(1).filter(({ points, telling }) => telling && points >= most - NEAR);
  return near.map(say).find(({ end }) => end === "sentence") ?? best;
}

interface Points {
  readonly index: number;
  readonly points: number;
  readonly telling: boolean;
}

function pointsOf(sentences: readonly string[], title: string): Points[] {
  const name = nameIn(title);
  const words = [...stemsOf(title)];
  const naming = name === undefined ? -1 : sentences.findIndex((sentence) => sentence.includes(name));
  return sentences.map((sentence, index) => {
    const announced = ANNOUNCEMENTS.find(([, cue]) => cue.test(sentence))?.[0] ?? 0;
    const own = stemsOf(sentence);
    const points = [
      announced > 0 || index > 0 ? announced : OPENING,
      ...CUES.map(([worth, cue]) => (cue.test(sentence) ? worth : 0)),
      -PER_PLACE * index,
      sentence.length < SHORT_LENGTH ? SHORT : 0,
      sentence.search(NAMELESS) >= 0 ? NAMELESS_POINTS : 0,
      index === naming ? NAMES : 0,
      name !== undefined && explains(sentence, name) ? EXPLAINS : 0,
      (TITLE_WORDS * words.filter((word) => own.has(word)).length) / Math.max(1, words.length),
    ];
    return { index, points: points.reduce((sum, one) => sum + one), telling: announced >= TELLING };
  });
}

/** Cleans a sentence: reads its TeX, restores a lost name from the title, and drops stray links and spaces. */
function repaired(sentence: string, name: string | undefined): string {
  const read = sentence.includes("\\") ? readable(sentence.replaceAll(BAR, "$1")) : sentence;
  const named =
    name === undefined
      ? read.replaceAll(ASIDE, "")
      : read.replaceAll(NAMELESS, (lost) => (lost === " " ? ` ${name}` : name));
  return named.search(NAMELESS) < 0 ? named.replaceAll(SLIPPED, "") : named;
}

/** Returns `Reader` from "Reader: A Small Model for Tables". */
export function nameIn(title: string): string | undefined {
  return /^((?:[^\s:]+ ){0,2}[^\s:]{2,}):/u.exec(title)?.[1];
}

function explains(sentence: string, name: string): boolean {
  const at = sentence.indexOf(name);
  return at >= 0 && EXPLAINED.test(sentence.slice(at + name.length, at + name.length + 80));
}

/** Returns words of four letters or more, without their endings. */
function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu)
      ?.map((word) => word.slice(0, 6)),
  );
}
