import { counted } from "../text/format.ts";
import type { Profile } from "./profile.ts";
import { spelling, type Terms } from "./terms.ts";
import type { Usual } from "./usual.ts";

/** Number of liked papers on a topic, or by somebody, that makes it a reason. */
const REASON_PAPERS = 2;
/** A topic or organization is a reason only if the team likes it this many times as often as it occurs. */
const REASON_LIFT = 2;
/** A topic on a larger share of all papers says nothing about a team. */
const REASON_SHARE = 0.15;
/** Cosine: one in 120 pairs of papers of the same weeks is as near, and those are on one subject. */
const CLOSE = 0.1;

/**
 * Why a paper suits a team: it is a liked paper, what it has in common with how many of them, or which one is close. A
 * paper liked in one of a team's channels may be new to another.
 */
export type Reason =
  | { readonly kind: "itself"; readonly votes: number }
  | { readonly kind: "topic"; readonly topic: string; readonly papers: number }
  | { readonly kind: "author" | "organization"; readonly name: string; readonly papers: number }
  | { readonly kind: "paper"; readonly title: string; readonly votes: number };

/** Topics that read well only before “papers”: adjectives, going by their endings, and nouns that need an article. */
const MODIFIER = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?!(?:arithmetic|logic|music|proposal|removal|retrieval|signal|traffic)$)` +
    String.raw`\p{L}{2,}(?:al|ic|ive|ous|able|ible|ular|ary|ied|sed|ned|ted|ient|zed)$|` +
    String.raw`\p{Pd}(?:agnostic|aware|based|centric|conditioned|driven|efficient|end|free|grained|guided|hop|horizon|image|` +
    "language|level|modal|order|quality|scale|shot|source|stage|step|time|turn|view|wise|world)$|" +
    String.raw`(?<![\p{L}\p{N}])(?:agent|benchmark|dataset|encoder|framework|latent|LLM|model|network|robot|tokenizer|` +
    "transformer|VLA|VLM)$",
  "iu",
);

/** Returns `2 papers on video`, or `2 multimodal papers`, `2 agent papers`. */
export function papersOn(topic: string, papers: number): string {
  return MODIFIER.test(topic) ? counted(papers, `${topic} paper`) : `${counted(papers, "paper")} on ${topic}`;
}

/** A paper that the team likes, and how many people voted for it. */
export interface LikedPaper {
  readonly terms: Terms;
  readonly votes: number;
}

/** The data in which to find a reason. */
interface Known {
  readonly liked: Profile;
  readonly likedPapers: readonly LikedPaper[];
  readonly usual: Usual;
}

/** Returns the first reason found: its own votes, a topic, an author, an organization, a close liked paper. */
export function reasonOf(terms: Terms, { liked, likedPapers, usual }: Known): Reason | undefined {
  return (
    itself(terms, likedPapers) ??
    topicOf(terms, liked, usual.profile) ??
    authorOf(terms, likedPapers) ??
    organizationOf(terms, likedPapers, usual) ??
    closeTo(terms, likedPapers, usual)
  );
}

function itself({ title }: Terms, likedPapers: readonly LikedPaper[]): Reason | undefined {
  const own = likedPapers.find(({ terms, votes }) => terms.title === title && votes > 0);
  return own && { kind: "itself", votes: own.votes };
}

/** Finds the author with the most liked papers; ties go to the one named first. */
function authorOf({ authors }: Terms, likedPapers: readonly LikedPaper[]): Reason | undefined {
  let best: Reason | undefined;
  let most = REASON_PAPERS - 1;
  for (const name of authors) {
    const papers = likedPapers.filter(({ terms }) => terms.authors.includes(name)).length;
    if (papers <= most) continue;
    most = papers;
    best = { kind: "author", name, papers };
  }
  return best;
}

function organizationOf(
  { organization: name }: Terms,
  likedPapers: readonly LikedPaper[],
  usual: Usual,
): Reason | undefined {
  if (!name) return undefined;
  const isTheirs = ({ terms }: { readonly terms: Terms }) => terms.organization === name;
  const papers = likedPapers.filter(isTheirs).length;
  const share = (usual.papers.filter(isTheirs).length + 1) / (usual.papers.length + 1);
  if (papers < REASON_PAPERS || papers / likedPapers.length / share < REASON_LIFT) return undefined;
  return { kind: "organization", name, papers };
}

/** Finds the nearest liked paper, if it is close; ties go to the one with more votes, then by title. */
function closeTo(terms: Terms, likedPapers: readonly LikedPaper[], usual: Usual): Reason | undefined {
  const near = cosineWith(terms, usual);
  const [nearest] = likedPapers
    .map(({ terms: its, votes }) => ({ title: its.title, votes, cosine: near(its) }))
    .filter(({ cosine, votes }) => cosine >= CLOSE && votes > 0)
    .sort((a, b) => b.cosine - a.cosine || b.votes - a.votes || (a.title < b.title ? -1 : 1));
  return nearest && { kind: "paper", title: nearest.title, votes: nearest.votes };
}

/** Returns a function for the similarity of papers to this one: the cosine of their TF-IDF vectors. */
function cosineWith(one: Terms, { idf, rarest }: Usual): (other: Terms) => number {
  const weigh = ({ words, weights }: Terms) =>
    Array.from(words, (word, i) => [word, (weights[i] as number) * (idf[word] ?? rarest)] as const);
  const own = new Map(weigh(one));
  const length = Math.hypot(...own.values());
  return (other) => {
    const its = weigh(other);
    const product = its.reduce((sum, [word, weight]) => sum + weight * (own.get(word) ?? 0), 0);
    return product / (length * Math.hypot(...its.map(([, weight]) => weight)) || 1);
  };
}

/** Finds the topic that best distinguishes liked papers from average ones, in its most common spelling. */
function topicOf({ topics }: Terms, liked: Profile, usual: Profile): Reason | undefined {
  let best: Reason | undefined;
  let most = 0;
  // Ties go to the longest, which says most: “video diffusion” rather than “diffusion”.
  for (const { stem } of topics.toSorted((a, b) => b.text.length - a.text.length)) {
    const [topic, on] = bestSpelling(liked.topics.get(stem));
    if (on < REASON_PAPERS) continue;
    const [, usually] = bestSpelling(usual.topics.get(stem));
    const share = (usually + 1) / (usual.papers + 1);
    const lift = on / liked.papers / share;
    const told = on * Math.log(lift);
    if (lift < REASON_LIFT || share > REASON_SHARE || told <= most) continue;
    most = told;
    best = { kind: "topic", topic, papers: on };
  }
  return best;
}

/**
 * Returns the most common spelling and its number of papers. Texts that differ only in case or hyphens are one
 * spelling.
 */
function bestSpelling(texts: ReadonlyMap<string, number> | undefined): readonly [string, number] {
  if (!texts) return ["", 0];
  const papers = new Map<string, number>();
  for (const [text, n] of texts) papers.set(spelling(text), (papers.get(spelling(text)) ?? 0) + n);
  // Ties are broken alphabetically, so that the order of the votes does not matter.
  const [best = "", most = 0] = [...papers].sort(byCount)[0] ?? [];
  const [written = ""] = [...texts].filter(([text]) => spelling(text) === best).sort(byCount)[0] ?? [];
  return [written, most];
}

function byCount(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}
