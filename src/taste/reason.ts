import type { Profile } from "./profile.ts";
import { spelling, type Terms } from "./terms.ts";
import type { Usual } from "./usual.ts";

/** As many liked papers must be on a topic, or by somebody, before that is given as a reason. */
const REASON_PAPERS = 2;
/** A topic or organization is a reason only where the team likes it this many times as often as it comes, */
const REASON_LIFT = 2;
/** and a topic where not so many papers are on it anyway that it says nothing. */
const REASON_SHARE = 0.15;
/** Of pairs of papers of the same weeks one in 200 is as near (cosine), and has its subject in common. */
const CLOSE = 0.15;

/** Why a paper suits a team: how many of the papers that it liked have what in common with it, or which one is close. */
export type Reason =
  | { readonly kind: "topic"; readonly topic: string; readonly papers: number }
  | { readonly kind: "author" | "organization"; readonly name: string; readonly papers: number }
  | { readonly kind: "paper"; readonly title: string; readonly votes: number };

/** A paper that the team liked, and how many people voted for it. */
export interface LikedPaper {
  readonly terms: Terms;
  readonly votes: number;
}

/** What a reason is looked for in. */
interface Known {
  readonly liked: Profile;
  readonly likedPapers: readonly LikedPaper[];
  readonly usual: Usual;
}

/** The first of these that there is: a topic, an author, an organization, a liked paper that is close. */
export function reasonOf(terms: Terms, { liked, likedPapers, usual }: Known): Reason | undefined {
  return (
    topicOf(terms, liked, usual.profile) ??
    authorOf(terms, likedPapers) ??
    organizationOf(terms, likedPapers, usual) ??
    closeTo(terms, likedPapers, usual)
  );
}

/** The author of most liked papers; of equals the one named first. */
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

/** The liked paper that is nearest, where it is close; of equals the one with most votes, then by title. */
function closeTo(terms: Terms, likedPapers: readonly LikedPaper[], usual: Usual): Reason | undefined {
  const near = cosineWith(terms, usual);
  const [nearest] = likedPapers
    .map(({ terms: its, votes }) => ({ title: its.title, votes, cosine: near(its) }))
    .filter(({ cosine, votes }) => cosine >= CLOSE && votes > 0)
    .sort((a, b) => b.cosine - a.cosine || b.votes - a.votes || (a.title < b.title ? -1 : 1));
  return nearest && { kind: "paper", title: nearest.title, votes: nearest.votes };
}

/** How near papers are to this one: the cosine of their TF-IDF vectors. */
function cosineWith(one: Terms, { idf, rarest }: Usual): (other: Terms) => number {
  const weigh = ({ stems, weights }: Terms) =>
    Array.from(stems, (stem, i) => [stem, (weights[i] as number) * (idf[stem] ?? rarest)] as const);
  const own = new Map(weigh(one));
  const length = Math.hypot(...own.values());
  return (other) => {
    const its = weigh(other);
    const product = its.reduce((sum, [stem, weight]) => sum + weight * (own.get(stem) ?? 0), 0);
    return product / (length * Math.hypot(...its.map(([, weight]) => weight)) || 1);
  };
}

/** The topic that tells the liked papers from the usual ones best, as those write it most often. */
function topicOf({ topics }: Terms, liked: Profile, usual: Profile): Reason | undefined {
  let best: Reason | undefined;
  let most = 0;
  // Of equals the longest, which says most: “video diffusion” rather than “diffusion”.
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

/** The spelling on most papers, and on how many it is. Texts that differ in case or hyphens alone are one spelling. */
function bestSpelling(texts: ReadonlyMap<string, number> | undefined): readonly [string, number] {
  if (!texts) return ["", 0];
  const papers = new Map<string, number>();
  for (const [text, n] of texts) papers.set(spelling(text), (papers.get(spelling(text)) ?? 0) + n);
  // Of equals the first in the alphabet, so that the order of the votes does not matter.
  const [best = "", most = 0] = [...papers].sort(byCount)[0] ?? [];
  const [written = ""] = [...texts].filter(([text]) => spelling(text) === best).sort(byCount)[0] ?? [];
  return [written, most];
}

function byCount(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}
