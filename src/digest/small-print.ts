import type { Block, Span, Text } from "../chat/message.ts";
import type { Listing } from "../papers/store.ts";
import type { RankedPaper } from "../ranking/rank.ts";
import { dateNear } from "../ranking/standing.ts";
import { number } from "../text/format.ts";
import { type Day, utcDay } from "../time/day.ts";
import { dateSpan, weekdayName } from "../time/format-date.ts";

/** Facts about the lists, which readers should know about the papers. */
export interface SmallPrintFacts {
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
  /** Set if the message goes out noticeably after its due time (epoch ms). */
  readonly late?: { readonly dueAt: number } | undefined;
  /** Set if the papers are the bundled sample. */
  readonly sample?: SampleDays | undefined;
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
export const HOW_TO_VOTE_FOR_ONE: Text = [FOR_ONE];
export const HOW_TO_VOTE: Text = [FOR_MANY];

/** Hints that only apply in a chat; other outlets leave them out. */
export const CHAT_ONLY: ReadonlySet<string> = new Set([FOR_ONE, FOR_MANY]);

/** Says what is unusual about the message: sample papers, lists that are incomplete, lateness. */
export function remarks({ feedProblem, filling, late, sample }: Partial<SmallPrintFacts>): readonly Text[] {
  return [
    ...(sample ? [[`Sample: papers of ${dateSpan(sample.from, sample.to)}.`]] : []),
    ...(feedProblem === undefined
      ? []
      : [["Today’s list could not be loaded just now, so newer papers and upvotes may be missing."]]),
    ...(filling ? [["Today’s list is still filling."]] : []),
    ...(late
      ? [["Late: this was due ", { kind: "time", at: late.dueAt, style: "datetime" } as const, "."]]
      : []),
  ];
}

/**
 * Names the lists of the entries and the age of their upvotes. Older lists are named only if an entry comes from them.
 * Today's list keeps filling until midnight UTC.
 */
export function sources(
  { now, today, earlier, older }: SmallPrintFacts,
  entries: readonly RankedPaper[],
): readonly Text[] {
  const bloomed = older.filter(({ day }) => entries.some((entry) => entry.day === day));
  const lists = [
    ...(today && today.papers.length > 0
      ? [
          {
            ...today,
            label: `${number(today.papers.length)} listed ${today.day === utcDay(now) ? "so far" : `on ${weekdayName(today.day)}`}`,
          },
        ]
      : []),
    ...[earlier, ...bloomed.toReversed()].flatMap((list) =>
      list && list.papers.length > 0
        ? [
            {
              ...list,
              label: `${number(list.papers.length)} on ${dateNear(list.day, utcDay(now))}`,
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
        `Hugging Face Daily Papers: ${lists.map(({ label }) => label).join(", ")} · upvotes as of `,
        asOf(Math.min(...times)),
      ],
    ];
  const each = lists.flatMap(({ label, syncedAt }, index): readonly Span[] => [
    `${index === 0 ? "" : ", "}${label} (upvotes as of `,
    asOf(syncedAt),
    ")",
  ]);
  return [["Hugging Face Daily Papers: ", ...each]];
}

/** Renders each group as one small-print block, with its sentences joined by spaces. */
export function notes(groups: readonly (readonly Text[])[]): readonly Block[] {
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      kind: "note",
      text: group.flatMap((text, index): readonly Span[] => (index === 0 ? text : [" ", ...text])),
    }));
}
