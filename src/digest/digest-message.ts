import { paperCard, paperEntry, titlesSummary } from "../cards/paper-card.ts";
import { paperActions, paperMenu } from "../cards/paper-menu.ts";
import type { Block, Message, Span, Text } from "../chat/message.ts";
import { newsBlocks, type PaperNews } from "../news/news-line.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { Listing } from "../papers/store.ts";
import { topicsOf } from "../papers/subjects.ts";
import type { RankedPaper } from "../ranking/rank.ts";
import { dateNear, isYoung } from "../ranking/standing.ts";
import type { Style } from "../subscriptions/store.ts";
import { counted, number } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { dateSpan, dayAndMonth, fullDate, weekdayName } from "../time/format-date.ts";

/** The context shown around the papers: the date, the source lists, and what readers should know about them. */
export interface Circumstances {
  /** The channel's local date. */
  readonly day: Day;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly today: Listing | undefined;
  readonly earlier: Listing | undefined;
  /** The lists of the week before that. */
  readonly older: readonly Listing[];
  /** Why the feed could not be read, for the log. */
  readonly feedProblem?: string | undefined;
  /** Set if today's list is still so short that more papers will surely follow. */
  readonly filling?: boolean | undefined;
  /** Set if the digest goes out noticeably after its due time (epoch ms). */
  readonly late?: { readonly dueAt: number } | undefined;
  /** The first line of the day's message, also used as its notification; absent if the channel does not want it. */
  readonly opening?: string | undefined;
  /** Set if the papers are the bundled sample. */
  readonly sample?: SampleDays | undefined;
  /** News about papers that the team voted for. */
  readonly news?: readonly PaperNews[];
  /** The style that the channel chose. */
  readonly style?: Style | undefined;
}

/** The UTC days on which the papers of the bundled sample were listed. */
export interface SampleDays {
  readonly from: Day;
  readonly to: Day;
}

/** Upvotes older than this are shown with their date. */
const SAME_DAY_MS = 12 * 3_600_000;
/** Lists loaded within this time of each other get one timestamp, that of the oldest. */
const TOGETHER_MS = 3_600_000;
const FOR_ONE = "Vote: press Vote, or react with an emoji that votes.";
const FOR_MANY = "Vote: react with a paper’s number, or press Vote.";
const HOW_TO_VOTE_FOR_ONE: Text = [FOR_ONE];
const HOW_TO_VOTE: Text = [FOR_MANY];

/** Hints that only apply in a chat; other outlets leave them out. */
export const CHAT_ONLY: ReadonlySet<string> = new Set([FOR_ONE, FOR_MANY]);

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
          actions: [paperMenu(entry.paper)],
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
          actions: [paperMenu(entry.paper)],
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
  const actions = paperActions(paper);
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
  return [upvotes, origin, ...because, ...watchedTold(watched)].join(" · ");
}

function reasonInGroup({ upvotes, because, watched }: RankedPaper): string {
  return [upvotes, ...because, ...watchedTold(watched)].join(" · ");
}

function watchedTold(watched: string | undefined): readonly string[] {
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

/** One line on a phone; the message has its year from the platform. */
function heading(day: Day): Block {
  return { kind: "heading", text: inBrief(day) };
}

/** As a forum post or a mail, among others' of all years. */
function calledFor(day: Day): NonNullable<Message["post"]> {
  return { title: `Daily Papers · ${fullDate(day)}`, topics: [] };
}

function inBrief(day: Day): string {
  return `${weekdayName(day)} ${dayAndMonth(day)}`;
}

function remarks({ feedProblem, filling, today, late, sample }: Circumstances): readonly Text[] {
  return [
    ...(sample ? [[`Sample: papers of ${dateSpan(sample.from, sample.to)}.`]] : []),
    ...(feedProblem === undefined
      ? []
      : [["Today’s list could not be loaded just now, so newer papers and upvotes may be missing."]]),
    ...(filling && today ? [[`Today’s list is still filling: ${number(today.papers.length)} so far.`]] : []),
    ...(late
      ? [["Late: this was due ", { kind: "time", at: late.dueAt, style: "datetime" } as const, "."]]
      : []),
  ];
}

/**
 * Names the lists of the entries and the age of their upvotes. Older lists are named only if an entry comes from them.
 * Today's list keeps filling until midnight UTC.
 */
function sources(
  { now, today, earlier, older }: Circumstances,
  entries: readonly RankedPaper[],
): readonly Text[] {
  const bloomed = older.filter(({ day }) => entries.some((entry) => entry.day === day));
  const lists = [
    ...(today && today.papers.length > 0
      ? [
          {
            ...today,
            told: `${number(today.papers.length)} listed ${today.day === utcDay(now) ? "so far" : `on ${weekdayName(today.day)}`}`,
          },
        ]
      : []),
    ...[earlier, ...bloomed.toReversed()].flatMap((list) =>
      list && list.papers.length > 0
        ? [
            {
              ...list,
              told: `${number(list.papers.length)} on ${dateNear(list.day, utcDay(now))}`,
            },
          ]
        : [],
    ),
  ];
  if (lists.length === 0) return [];
  const asOf = (at: number): Span => ({
    kind: "time",
    at,
    style: Math.abs(now - at) < SAME_DAY_MS ? "time" : "datetime",
  });
  const times = lists.map(({ syncedAt }) => syncedAt);
  if (Math.max(...times) - Math.min(...times) <= TOGETHER_MS)
    return [
      [
        `Hugging Face Daily Papers: ${lists.map(({ told }) => told).join(", ")} · upvotes as of `,
        asOf(Math.min(...times)),
      ],
    ];
  const each = lists.flatMap(({ told, syncedAt }, index): readonly Span[] => [
    `${index === 0 ? "" : ", "}${told} (upvotes as of `,
    asOf(syncedAt),
    ")",
  ]);
  return [["Hugging Face Daily Papers: ", ...each]];
}

/** Renders each group as one small-print block, with its sentences joined by spaces. */
function notes(groups: readonly (readonly Text[])[]): readonly Block[] {
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      kind: "note",
      text: group.flatMap((text, index): readonly Span[] => (index === 0 ? text : [" ", ...text])),
    }));
}
