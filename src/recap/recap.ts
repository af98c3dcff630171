import { paperEntry, titlesSummary } from "../cards/paper-card.ts";
import type { Block, Chart, Message, Span, Text } from "../chat/message.ts";
import { HOW_TO_VOTE, notes, remarks, type SampleDays } from "../digest/small-print.ts";
import { huggingFaceUrl } from "../papers/arxiv-id.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { pageOfId } from "../papers/paper-links.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { Listing } from "../papers/store.ts";
import { trending } from "../ranking/trending.ts";
import type { SharedPaper } from "../sharing/store.ts";
import { counted, number } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import type { Day } from "../time/day.ts";
import { dateSpan } from "../time/format-date.ts";
import type { Favourite } from "../votes/store.ts";

/** Papers shown in each section. */
const FAVOURITES = 5;
const TOP = 5;
const MISSED = 3;
const SHARED = 3;
/** Shared papers without details, shown as links. */
const LINKED = 3;
/** Missed papers are searched among this many of the week's most upvoted. */
const BEST = 10;
/** Rows of the chart; more would not fit on a phone's screen. */
const PLOTTED = 8;
const PLOTTED_OF_EACH = 4;

/** Input for a recap. */
export interface RecapInput {
  /** The week's first and last day. */
  readonly from: Day;
  readonly to: Day;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly lists: readonly Listing[];
  /** Papers that the team voted for in that week, most votes first. */
  readonly favourites: readonly Favourite[];
  /** What people shared in the channel in that week, newest first. */
  readonly shared: readonly SharedPaper[];
  /** Papers ever posted in the channel, or voted for or against by the team. */
  readonly seen: ReadonlySet<PaperId>;
  /** Set if it goes out noticeably after its due time (epoch ms). */
  readonly late?: { readonly dueAt: number } | undefined;
  readonly sample?: SampleDays | undefined;
}

/** The recap, and the papers in it that can be voted for by number. */
export interface Recap {
  readonly message: Message;
  /** Papers by ballot number: index 0 is ballot 1. */
  readonly papers: readonly PaperId[];
  /** One line for the delivery log. */
  readonly note: string;
}

/**
 * Composes the recap of a week: the team's favourites beside Hugging Face's, a chart of both, what people shared, and what
 * the team missed. Returns a sentence with the reason if nothing was listed or shared and nobody voted.
 */
export function composeRecap(input: RecapInput): Recap | string {
  const { from, to, now, lists, favourites, shared } = input;
  const seen = new Set([...input.seen, ...shared.map(({ id }) => id)]);
  const best = trending(lists, now, BEST).map(({ paper }) => paper);
  if (best.length === 0 && favourites.length === 0 && shared.length === 0)
    return "Hugging Face listed no papers this week, and nobody voted.";
  const votes = new Map(favourites.map((favourite) => [favourite.paper.id, favourite.votes]));
  const missed = best.flatMap((paper, index) => (seen.has(paper.id) ? [] : [{ paper, rank: index + 1 }]));
  const shown = missed.slice(0, MISSED);
  const known = shared.flatMap(({ paper }) => paper ?? []).slice(0, SHARED);
  const week = dateSpan(from, to);
  const own = favourites.slice(0, FAVOURITES).map(({ paper }) => ({ paper }));
  const blocks: readonly Block[] = [
    { kind: "heading", text: `The week in papers · ${week}` },
    title("This team’s favourites"),
    ...(own.length === 0
      ? [line(["No votes this week. React to a digest with a paper’s number, or press a Vote button."])]
      : own.map(({ paper }, index) =>
          ranked(index, paper, `${counted(votes.get(paper.id) ?? 0, "vote")} · ${number(paper.upvotes)} ▲`),
        )),
    title("Hugging Face’s favourites"),
    ...best.slice(0, TOP).map((paper, index) => ranked(index, paper, standing(paper, votes, seen))),
    ...plot(favourites, best),
    ...sharedHere(shared, known, votes),
    title("Missed here"),
    ...(shown.length === 0
      ? [line([`Nothing: all of Hugging Face’s ${best.length} most upvoted were posted here or voted on.`])]
      : shown.map(({ paper, rank }, index) =>
          paperEntry(paper, {
            ballot: known.length + index + 1,
            reason: `${number(paper.upvotes)} ▲ · number ${rank} of the week`,
            votes: 0,
          }),
        )),
    ...smallPrint(input, known.length + shown.length > 0),
  ];
  return {
    message: {
      summary:
        own.length > 0
          ? titlesSummary(`The week of ${week}, this team’s favourites`, own)
          : titlesSummary(
              `The week of ${week}, Hugging Face’s favourites`,
              best.slice(0, TOP).map((paper) => ({ paper })),
            ),
      blocks,
    },
    papers: [...known, ...shown.map(({ paper }) => paper)].map(({ id }) => id),
    note: `${counted(favourites.length, "paper")} with votes, ${missed.length} of ${best.length} missed${shared.length > 0 ? `, ${shared.length} shared` : ""}`,
  };
}

/** Returns the papers that people shared; empty if there are none, as in channels that do not collect them. */
function sharedHere(
  shared: readonly SharedPaper[],
  known: readonly Paper[],
  votes: ReadonlyMap<PaperId, number>,
): readonly Block[] {
  if (shared.length === 0) return [];
  const linked = shared.flatMap(({ id, paper }) => (paper ? [] : [id])).slice(0, LINKED);
  const more = shared.length - known.length - linked.length;
  const links = linked.flatMap((id): readonly Span[] => {
    const href = pageOfId(id);
    return [href ? { kind: "link", text: id, href } : id, ", "];
  });
  const rest = more > 0 ? `${counted(more, "more paper")}: “/papers team shared”` : "";
  return [
    title("Shared here this week"),
    ...known.map((paper, index) => {
      const own = votes.get(paper.id);
      const reason = `${own ? `${counted(own, "vote")} · ` : ""}${number(paper.upvotes)} ▲`;
      return paperEntry(paper, { ballot: index + 1, reason, votes: 0, brief: true });
    }),
    ...(links.length > 0 ? [line(["Also ", ...links.slice(0, -1), ...(rest ? [`, and ${rest}`] : [])])] : []),
    ...(links.length === 0 && rest ? [line([`And ${rest}`])] : []),
  ];
}

function title(text: string): Block {
  return line([{ kind: "strong", text }]);
}

function line(text: Text): Block {
  return { kind: "paragraph", text };
}

function ranked(index: number, paper: Paper, facts: string): Block {
  const href = huggingFaceUrl(paper.id) ?? paper.projectUrl;
  const name = clip(shownTitle(paper), 120);
  return line([`${index + 1}. `, href ? { kind: "link", text: name, href } : name, ` – ${facts}`]);
}

function standing(paper: Paper, votes: ReadonlyMap<PaperId, number>, seen: ReadonlySet<PaperId>): string {
  const own = votes.get(paper.id);
  const here = own ? ` · ${counted(own, "vote")} here` : seen.has(paper.id) ? "" : " · missed here";
  return `${number(paper.upvotes)} ▲${here}`;
}

/** Charts the best of both, most upvotes first. Nothing if nobody voted: there is nothing to compare then. */
function plot(favourites: readonly Favourite[], best: readonly Paper[]): readonly Chart[] {
  if (favourites.length === 0) return [];
  const papers = [...favourites.slice(0, PLOTTED_OF_EACH).map(({ paper }) => paper), ...best];
  const plotted = [...new Map(papers.map((paper) => [paper.id, paper])).values()]
    .slice(0, PLOTTED)
    .sort((a, b) => b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1));
  const votes = plotted.map(({ id }) => favourites.find(({ paper }) => paper.id === id)?.votes ?? 0);
  const told = plotted.map(
    (paper, index) =>
      `“${clip(shownTitle(paper), 60)}”: ${counted(paper.upvotes, "upvote")}, ${counted(votes[index] ?? 0, "vote")}`,
  );
  return [
    {
      kind: "chart",
      title: "Upvotes beside this team’s votes",
      alt: `Bars for ${counted(plotted.length, "paper")}, upvotes at Hugging Face beside this team’s votes. ${told.join("; ")}.`,
      labels: plotted.map(shownTitle),
      series: [
        { name: "Hugging Face upvotes", values: plotted.map(({ upvotes }) => upvotes) },
        { name: "This team’s votes", values: votes },
      ],
    },
  ];
}

function smallPrint({ lists, late, sample }: RecapInput, votable: boolean): readonly Block[] {
  const synced = Math.max(...lists.map(({ syncedAt }) => syncedAt));
  const period: Text = [
    "Votes of the last 7 days",
    ...(lists.length > 0
      ? [" · upvotes as of ", { kind: "time", at: synced, style: "datetime" } as const]
      : []),
  ];
  return notes([[...remarks({ late, sample }), ...(votable ? [HOW_TO_VOTE] : []), period]]);
}
