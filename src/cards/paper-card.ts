import { encodeAction } from "../chat/action.ts";
import type { Action, Block, Entry, Message, Text } from "../chat/message.ts";
import { arxivUrl, huggingFaceUrl, pdfUrl } from "../papers/arxiv-id.ts";
import type { BuiltOnIt, Paper, PaperId } from "../papers/paper.ts";
import { shownOrganization } from "../papers/shown-organization.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { compactNumber, counted, number } from "../text/format.ts";
import { readable } from "../text/readable.ts";
import { clip } from "../text/truncate.ts";
import { visible } from "../text/visible.ts";
import { fullDate } from "../time/format-date.ts";
import { oneSentence } from "./one-sentence.ts";

/** The most that a notification shows. */
export const NOTIFICATION_LENGTH = 300;
const AUTHORS_ON_CARD = 20;
const NAMES_SHOWN = 3;

/** Returns one paper of a list: linked title, authors, one sentence, links. `votes` undefined: no vote button. */
export function paperEntry(
  paper: Paper,
  shown: {
    readonly ballot?: number;
    readonly reason?: string;
    readonly body?: string;
    readonly extract?: Text | undefined;
    readonly votes?: number | undefined;
    /** Buttons after the vote button. */
    readonly actions?: readonly Action[];
    /** Whether to show its picture: people scan a list for titles on a phone. */
    readonly picture?: boolean | undefined;
    /** Only what fits on a phone: a short sentence, and no links that the paper's page has too. */
    readonly brief?: boolean | undefined;
    /** Facts to show before the others. */
    readonly first?: readonly Text[] | undefined;
  } = {},
): Entry {
  const title = shownTitle(paper);
  const by = byline(paper, shown.brief ? 1 : 2);
  const body = shown.body ?? oneSentence(paper, shown.brief);
  const href = pageOf(paper);
  const facts = [...(shown.first ?? []), ...factsOf(paper, shown)];
  const vote = shown.votes === undefined ? [] : [voteAction(paper.id, title, shown.votes)];
  const actions = [...vote, ...(shown.actions ?? [])];
  return {
    kind: "entry",
    ...(shown.ballot === undefined ? {} : { ballot: shown.ballot }),
    title,
    ...(href ? { href } : {}),
    ...(by ? { byline: by } : {}),
    ...(shown.reason ? { reason: shown.reason } : {}),
    ...(body ? { body } : {}),
    ...(shown.extract ? { extract: shown.extract } : {}),
    facts,
    ...(paper.thumbnailUrl && shown.picture
      ? {
          image: {
            url: paper.thumbnailUrl,
            alt: `Preview image of “${clip(title, 150)}”`,
          },
        }
      : {}),
    ...(actions.length > 0 ? { actions } : {}),
    ...(shown.brief ? { compact: true } : {}),
  };
}

/** What a paper's card shows besides the paper itself. */
export interface CardFacts {
  readonly votes: number;
  /** Why it is shown. */
  readonly reason?: string;
  /** Buttons after the vote button. */
  readonly actions?: readonly Action[];
  /** Where the team has seen it, newest first. */
  readonly seen?: readonly Text[];
  /** Models, datasets and demos built on it at Hugging Face, if known. */
  readonly builtOnIt?: BuiltOnIt | undefined;
}

/** Returns a message with everything known about one paper. */
export function paperCard(paper: Paper, facts: CardFacts): Message {
  const { votes, reason, actions = [], seen = [], builtOnIt } = facts;
  const { categories, keywords, version } = paper;
  const authors = paper.authors.slice(0, AUTHORS_ON_CARD).map(readable).join(", ");
  const more = paper.authors.length - AUTHORS_ON_CARD;
  const paragraph = (label: string, text: string): Block[] =>
    text ? [{ kind: "paragraph", text: [{ kind: "strong", text: label }, ` ${text}`] }] : [];
  const title = shownTitle(paper);
  const by = byline(paper);
  const body = readable(paper.abstract || paper.summary || "");
  return {
    summary: clip(by ? `${title} – ${by}` : title, NOTIFICATION_LENGTH),
    blocks: [
      paperEntry(paper, {
        body,
        votes,
        actions,
        picture: true,
        ...(reason === undefined ? {} : { reason }),
      }),
      ...(paper.withdrawn ? paragraph("Withdrawn", "by its authors at arXiv.") : []),
      ...paragraph("Authors", more > 0 ? `${authors} and ${number(more)} more` : authors),
      ...paragraph("Organization", shownOrganization(paper) ?? ""),
      ...paragraph("Keywords", keywords.map(readable).join(", ")),
      ...paragraph("Categories", categories.map(visible).join(", ")),
      ...paragraph("At Hugging Face", builtOnIt ? builtWords(builtOnIt) : ""),
      ...seen.map((text): Block => ({ kind: "paragraph", text })),
      {
        kind: "note",
        text: [
          paper.id,
          ...(version ? [` · version ${version}`] : []),
          ...(paper.publishedAt === undefined
            ? []
            : [" · published ", { kind: "time", at: paper.publishedAt, style: "date" } as const]),
          ...(paper.listedOn ? [` · on Daily Papers ${fullDate(paper.listedOn)}`] : []),
        ],
      },
    ],
  };
}

/** Returns `2 models (a/b, c/d), 1 dataset (e/f)`; empty if nothing was built. */
function builtWords(built: BuiltOnIt): string {
  const kinds = [
    [built.models, "model"],
    [built.datasets, "dataset"],
    [built.demos, "demo"],
  ] as const;
  return kinds
    .filter(([{ total }]) => total > 0)
    .map(([{ total, names }, one]) => {
      const some = names.slice(0, NAMES_SHOWN).map(visible).join(", ");
      return `${counted(total, one)}${some ? ` (${some}${total > NAMES_SHOWN ? ", …" : ""})` : ""}`;
    })
    .join(" · ");
}

/** Returns `head: Title A; Title B …` for notifications and screen readers, in about 300 characters. */
export function titlesSummary(head: string, items: readonly { readonly paper: Paper }[]): string {
  return clip(
    `${head}: ${items.map(({ paper }) => clip(shownTitle(paper), 90)).join("; ")}`,
    NOTIFICATION_LENGTH,
  );
}

/** Returns the button that votes for a paper and shows its `votes` so far. */
export function voteAction(paper: PaperId, title: string, votes: number): Action {
  const count = votes > 0 ? `, ${counted(votes, "vote")} so far` : "";
  return {
    kind: "press",
    id: encodeAction({ kind: "vote", paper }),
    label: votes > 0 ? `Vote · ${number(votes)}` : "Vote",
    describe: `Vote for “${clip(title, 40)}”${count}`,
  };
}

/** Returns the organization, or else the first `most` authors and how many more; of two authors, both. Empty if none is known. */
function byline(paper: Paper, most = 2): string {
  const named = paper.authors.length === 2 ? 2 : most;
  const more = paper.authors.length - named;
  const names = paper.authors.slice(0, named).map(readable).join(", ");
  return shownOrganization(paper) ?? `${names}${more > 0 ? ` +${more}` : ""}`;
}

/** Papers that are not on arXiv have no page at Hugging Face either. */
function pageOf(paper: Paper): string | undefined {
  return huggingFaceUrl(paper.id) ?? paper.projectUrl;
}

/**
 * Returns the facts, most useful first, since platforms drop the last if space is short. Upvotes are left out if the
 * reason already includes them.
 */
function factsOf(
  paper: Paper,
  { reason, brief }: { readonly reason?: string; readonly brief?: boolean | undefined },
): readonly Text[] {
  const { codeUrl, codeStars, projectUrl } = paper;
  const pdf = pdfUrl(paper.id);
  const stars = codeStars ? ` ★ ${compactNumber(codeStars)}` : "";
  return [
    ...(reason === undefined ? [[`${number(paper.upvotes)} ▲`]] : []),
    ...discussion(paper),
    ...link(`Code${stars}`, codeUrl),
    ...(brief ? [] : link("arXiv", arxivUrl(paper.id))),
    ...link("PDF", pdf),
    ...(brief && pdf ? [] : link("Project", projectUrl)),
  ];
}

/** A single comment is the submitter's own note. */
function discussion({ id, comments }: Paper): readonly Text[] {
  if (comments <= 1) return [];
  const words = counted(comments, "comment");
  // The discussion is on the paper's page.
  const page = huggingFaceUrl(id);
  return page ? link(words, page) : [[words]];
}

function link(text: string, href: string | undefined): readonly Text[] {
  return href ? [[{ kind: "link", text, href }]] : [];
}
