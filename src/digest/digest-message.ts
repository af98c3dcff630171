import { paperCard, paperEntry, titlesSummary } from "../cards/paper-card.ts";
import { type Abilities, paperActions, paperMenu } from "../cards/paper-menu.ts";
import type { Block, Message, Text } from "../chat/message.ts";
import { newsBlocks, type PaperNews } from "../news/news-line.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { topicsOf } from "../papers/subjects.ts";
import type { RankedPaper } from "../ranking/rank.ts";
import { dateNear, isYoung } from "../ranking/standing.ts";
import type { Style } from "../subscriptions/store.ts";
import { counted } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { dayAndMonth, fullDate, weekdayName } from "../time/format-date.ts";
import {
  HOW_TO_VOTE,
  HOW_TO_VOTE_FOR_ONE,
  notes,
  remarks,
  type SmallPrintFacts,
  sources,
} from "./small-print.ts";

/** The context shown around the papers: the date, the opening line, and the facts of the small print. */
export interface Circumstances extends SmallPrintFacts, Abilities {
  /** The channel's local date. */
  readonly day: Day;
  /** The first line of the day's message, also used as its notification; absent if the channel does not want it. */
  readonly opening?: string | undefined;
  /** News about papers that the team voted for. */
  readonly news?: readonly PaperNews[];
  /** The style that the channel chose. */
  readonly style?: Style | undefined;
}

/**
 * Returns the day's message: a heading, the opening line, one entry per paper with its ballot number and vote button,
 * grouped under the names of their lists, the small print, and `below` if given.
 */
export function digestMessage(
  entries: readonly RankedPaper[],
  about: Circumstances,
  below?: Text | undefined,
): Message {
  const { opening } = about;
  return {
    summary:
      opening ??
      titlesSummary(`${counted(entries.length, "trending paper")} for ${inBrief(about.day)}`, entries),
    blocks: [
      heading(about.day),
      ...(opening === undefined ? [] : [{ kind: "paragraph", text: [opening] } as const]),
      ...entries.flatMap((entry, index): readonly Block[] => [
        ...(entry.day === entries[index - 1]?.day ? [] : [groupHeading(entries, entry.day, about)]),
        paperEntry(entry.paper, {
          ballot: index + 1,
          reason: reasonInGroup(entry),
          votes: 0,
          actions: [paperMenu(entry.paper, about)],
          ...styleOf(about),
        }),
      ]),
      ...newsBlocks(about.news),
      ...notes([remarks(about), [HOW_TO_VOTE, ...sources(about, entries)], below ? [below] : []]),
    ],
    post: calledFor(about.day),
  };
}

/** Returns a reply to the day's digest with the papers that have climbed into its top since. */
export function risersMessage(entries: readonly RankedPaper[], about: Circumstances): Message {
  const papers = counted(entries.length, "paper");
  return {
    summary: titlesSummary(`${papers} climbed since the digest`, entries),
    blocks: [
      {
        kind: "paragraph",
        text: [{ kind: "strong", text: `Climbed since the digest of ${fullDate(about.day)}` }],
      },
      ...entries.map((entry, index) =>
        paperEntry(entry.paper, {
          ballot: index + 1,
          reason: reasonOf(entry),
          votes: 0,
          actions: [paperMenu(entry.paper, about)],
          ...styleOf(about),
        }),
      ),
      ...notes([[HOW_TO_VOTE, ...sources(about, entries)]]),
    ],
  };
}

/**
 * Returns one paper's own post: its card, `where` it ranks in the day, the remarks of the day's message, and `below` if
 * given.
 */
export function paperMessage(
  entry: RankedPaper,
  where: string,
  about: Circumstances,
  below?: Text | undefined,
): Message {
  const { paper } = entry;
  const actions = paperActions(paper, about);
  const { summary, blocks } = paperCard(paper, { votes: 0, reason: reasonOf(entry), actions });
  return {
    summary,
    blocks: [
      ...blocks,
      ...newsBlocks(about.news),
      ...notes([
        [[where], ...remarks(about)],
        [HOW_TO_VOTE_FOR_ONE, ...sources(about, [entry])],
        below ? [below] : [],
      ]),
    ],
    post: { title: shownTitle(paper), topics: topicsOf(paper) },
  };
}

/** Returns the message for channels that want a note on days without papers. `reason` is a whole sentence. */
export function quietMessage(reason: string, about: Circumstances): Message {
  return {
    summary: clip(`No papers for ${inBrief(about.day)}. ${reason}`, 300),
    blocks: [
      heading(about.day),
      { kind: "paragraph", text: [reason] },
      ...notes([remarks(about), sources(about, [])]),
    ],
    post: calledFor(about.day),
  };
}

/** In the compact style, five papers fit on about two screens of a phone. */
function styleOf({
  style = "compact",
}: Circumstances): Pick<Parameters<typeof paperEntry>[1] & object, "picture" | "brief"> {
  switch (style) {
    case "compact":
      return { brief: true };
    case "rich":
      return { picture: true };
    default:
      return style satisfies never;
  }
}

/** Says why the paper is listed, for places where no heading names its list. */
function reasonOf({ upvotes, origin, because, watched }: RankedPaper): string {
  return [upvotes, origin, ...because, ...watchedNote(watched)].join(" · ");
}

function reasonInGroup({ upvotes, because, watched }: RankedPaper): string {
  return [upvotes, ...because, ...watchedNote(watched)].join(" · ");
}

function watchedNote(watched: string | undefined): readonly string[] {
  return watched === undefined ? [] : [`watched: ${watched}`];
}

/** Names the list of the papers below it. "Yesterday" means the reader's day, although a list's day is UTC. */
function groupHeading(entries: readonly RankedPaper[], list: Day, { day, now }: Circumstances): Block {
  return { kind: "paragraph", text: [{ kind: "strong", text: listName() }] };

  function listName(): string {
    if (list === utcDay(now)) {
      const allNew = entries.every((entry) => entry.day !== list || isYoung(entry, now));
      return allNew ? "New today" : "On today’s list";
    }
    return list === addDays(day, -1) ? "From yesterday" : `From ${dateNear(list, utcDay(now))}`;
  }
}

/** Fits on one line of a phone. The platform shows the year with the message. */
function heading(day: Day): Block {
  return { kind: "heading", text: inBrief(day) };
}

/** The title of a forum post or mail. It includes the year, because posts of all years stand together. */
function calledFor(day: Day): NonNullable<Message["post"]> {
  return { title: `Daily Papers · ${fullDate(day)}`, topics: [] };
}

function inBrief(day: Day): string {
  return `${weekdayName(day)} ${dayAndMonth(day)}`;
}
