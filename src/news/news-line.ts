import type { Block, Span, Text } from "../chat/message.ts";
import { arxivUrl, huggingFaceUrl } from "../papers/arxiv-id.ts";
import { briefTitle } from "../papers/brief-title.ts";
import type { KnownPaper, Paper, PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { number } from "../text/format.ts";
import { type News, type Sign, versionOf } from "./signs.ts";
import type { LikedNews } from "./store.ts";

const HUB = "https://huggingface.co";

/** A paper's news for one audience, shown on one line. */
export interface PaperNews {
  readonly paper: KnownPaper;
  /** At least one. */
  readonly news: readonly LikedNews[];
}

/** Groups the news by paper, in order of first occurrence. */
export function byPaper(news: readonly LikedNews[]): readonly PaperNews[] {
  const papers = new Map<PaperId, LikedNews[]>();
  for (const one of news) papers.set(one.paper.id, [...(papers.get(one.paper.id) ?? []), one]);
  return [...papers.values()].flatMap((all) => (all[0] ? [{ paper: all[0].paper, news: all }] : []));
}

/** Returns the name of a piece of news in the delivery log: a channel gets each only once. */
export function toldAs({ paper, sign }: { readonly paper: Pick<Paper, "id">; readonly sign: Sign }): string {
  return `${sign} ${paper.id}`;
}

/** Returns `Code and a demo are out for “X”, which 4 of you liked.` */
export function newsLine({ paper, news }: PaperNews): Text {
  const title = briefTitle(shownTitle(paper));
  const page = huggingFaceUrl(paper.id);
  const name: readonly Span[] = ["“", page ? { kind: "link", text: title, href: page } : title, "”"];
  const liked = `, which ${whoLiked(news)}`;
  const out = news.filter(({ sign }) => sign !== "withdrawn" && versionOf(sign) === undefined);
  if (news.some(({ sign }) => sign === "withdrawn"))
    return [...name, liked, ", was withdrawn by its authors."];
  if (out.length > 0)
    return [...inARow(out.map(linked)), ` ${out.length > 1 ? "are" : "is"} out for `, ...name, `${liked}.`];
  const newest = news.map(({ sign }) => versionOf(sign) ?? 0).sort((a, b) => b - a)[0];
  const address = arxivUrl(paper.id);
  const version = `Version ${newest}`;
  return [
    address ? { kind: "link", text: version, href: `${address}v${newest}` } : version,
    " of ",
    ...name,
    `${liked}, is on arXiv.`,
  ];
}

/** Returns one line per paper, with a heading if there are several. Empty if there is no news. */
export function newsBlocks(news: readonly PaperNews[] = []): readonly Block[] {
  return [
    ...(news.length > 1
      ? [{ kind: "paragraph", text: [{ kind: "strong", text: "News of papers you liked" }] } as const]
      : []),
    ...news.map((one) => ({ kind: "paragraph", text: newsLine(one) }) as const),
  ];
}

/** Returns the sign as a word or two: `code`, `a model`, `version 2`. */
export function signInWords(sign: Sign): string {
  switch (sign) {
    case "code":
      return "code";
    case "model":
    case "dataset":
    case "demo":
      return `a ${sign}`;
    case "withdrawn":
      return "a withdrawal";
    default:
      return sign;
  }
}

/** Returns the news by paper as plain text, for the delivery log. */
export function newsNote(news: readonly PaperNews[]): string {
  return news
    .map(
      ({ paper, news: signs }) => `${signs.map(({ sign }) => signInWords(sign)).join(", ")} for ${paper.id}`,
    )
    .join("; ");
}

function whoLiked(news: readonly LikedNews[]): string {
  const likes = Math.max(...news.map((one) => one.likes));
  if (news.some(({ saved }) => saved)) return likes > 0 ? "you liked" : "you saved";
  return `${likes === 1 ? "one" : number(likes)} of you liked`;
}

/** Capitalizes the first sign of the line. */
function linked(news: LikedNews, index: number): Span {
  const words = signInWords(news.sign);
  const text = index === 0 ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
  const href = addressOf(news);
  return href ? { kind: "link", text, href } : text;
}

function addressOf({ sign, name, paper }: News<KnownPaper>): string | undefined {
  if (sign === "code") return paper.codeUrl;
  if (name === undefined || !/^[\w.-]+\/[\w.-]+$/.test(name)) return undefined;
  switch (sign) {
    case "model":
      return `${HUB}/${name}`;
    case "dataset":
      return `${HUB}/datasets/${name}`;
    case "demo":
      return `${HUB}/spaces/${name}`;
    default:
      return undefined;
  }
}

/** Joins as `a`, `a and b`, `a, b and c`. */
function inARow(spans: readonly Span[]): Text {
  return spans.flatMap((span, index) =>
    index === 0 ? [span] : [index === spans.length - 1 ? " and " : ", ", span],
  );
}
