import type { Message } from "../chat/message.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import { type LeftOut, type RankedPaper, rankPool } from "../ranking/rank.ts";
import type { SubscriptionSettings } from "../subscriptions/store.ts";
import type { Fit } from "../taste/taste.ts";
import { counted, number } from "../text/format.ts";
import { utcDay } from "../time/day.ts";
import { dayAndMonth, weekdayName } from "../time/format-date.ts";
import { type Circumstances, digestMessage, quietMessage } from "./digest-message.ts";
import { digestPosts, type PaperPost } from "./forum-posts.ts";

/** All that a channel's digest depends on. */
export interface DigestInput extends Circumstances {
  /** The channel's IANA zone. */
  readonly zone: string;
  /** Papers this channel has had. */
  readonly posted: ReadonlySet<PaperId>;
  /** Upvotes about a day before `now`, of papers that were known then. */
  readonly upvotesBefore: ReadonlyMap<PaperId, number>;
  readonly settings: SubscriptionSettings;
  /** How well a paper suits the team; absent where that has no say. */
  readonly taste?: (paper: KnownPaper) => Fit;
}

/** What the channel gets, and why the other papers did not make it. */
export type Digest =
  | {
      readonly kind: "digest";
      /** With all papers. */
      readonly message: Message;
      /** By ballot number: index 0 is ballot 1. */
      readonly papers: readonly PaperId[];
      /** In the same order; absent where `message` is what is posted. */
      readonly posts?: readonly PaperPost[];
      readonly leftOut: readonly LeftOut[];
      /** One line for the delivery log. */
      readonly note: string;
    }
  | {
      readonly kind: "quiet";
      /** A sentence in plain words. */
      readonly reason: string;
      /** For channels that want to be told. */
      readonly message: Message;
      readonly leftOut: readonly LeftOut[];
    };

/** Chooses the channel's papers and builds its message. Pure: the same input gives the same digest. */
export function composeDigest(input: DigestInput): Digest {
  const { entries, leftOut } = rankPool(input);
  const { count, layout } = input.settings;
  const chosen = entries.slice(0, count);
  const beyond = entries.slice(count).map(({ paper, lifted = 0 }, index): LeftOut => {
    const place = count + index + 1;
    // Lifted papers stand where it would have stood.
    const before = place + lifted <= count ? ` (number ${place + lifted} by upvotes alone)` : "";
    return {
      paper: paper.id,
      cause: "room",
      why: `number ${place} of ${entries.length}${before}, and the digest holds ${count}`,
    };
  });
  if (chosen.length === 0) {
    const reason = quietReason(input, leftOut);
    return { kind: "quiet", reason, message: quietMessage(reason, input), leftOut };
  }
  return {
    kind: "digest",
    message: digestMessage(chosen, input),
    papers: chosen.map(({ paper }) => paper.id),
    ...(layout === "post-per-paper" ? { posts: digestPosts(chosen, input) } : {}),
    leftOut: [...beyond, ...leftOut],
    note: note(input, chosen, entries.length),
  };
}

function note(
  { today, earlier, feedProblem, filling, late, settings, zone }: DigestInput,
  chosen: readonly RankedPaper[],
  suitable: number,
): string {
  const todays = new Set(today?.papers.map((paper) => paper.id));
  const fresh = chosen.filter(({ paper }) => todays.has(paper.id)).length;
  const parts = [
    `${number(chosen.length)} of ${counted(suitable, "suitable paper")}`,
    `${fresh} from ${today?.day ?? "today"}`,
    ...(earlier ? [`${chosen.length - fresh} from ${earlier.day}`] : []),
    ...chosen.flatMap(({ paper, lifted = 0 }, index) =>
      lifted > 0 ? [`the team’s taste lifted ${paper.id} from ${index + 1 + lifted} to ${index + 1}`] : [],
    ),
    ...(filling ? ["today's list was still filling"] : []),
    ...(late ? [`late, was due ${settings.time} ${zone}`] : []),
    ...(feedProblem === undefined ? [] : [`feed: ${feedProblem}`]),
  ];
  return parts.join("; ");
}

/** Why there is nothing: first what is odd about today's list, then what became of the papers there were. */
function quietReason(input: DigestInput, leftOut: readonly LeftOut[]): string {
  const before = emptyToday(input);
  const after = leftOut.length > 0 ? fate(input, leftOut, before !== undefined) : undefined;
  const words = [before, after].filter((part) => part !== undefined).join(", and ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Undefined where today's list holds papers. */
function emptyToday({ now, today, feedProblem }: DigestInput): string | undefined {
  if (today && today.papers.length > 0) return undefined;
  if (feedProblem !== undefined) return "Today’s papers could not be loaded";
  const weekday = weekdayName(utcDay(now));
  return weekday === "Saturday" || weekday === "Sunday"
    ? "Hugging Face lists no papers on weekends"
    : "Hugging Face has listed no papers today so far";
}

function fate({ earlier, settings }: DigestInput, leftOut: readonly LeftOut[], onlyEarlier: boolean): string {
  const count = (cause: LeftOut["cause"]) => leftOut.filter((left) => left.cause === cause).length;
  const from = onlyEarlier && earlier ? ` from ${weekdayName(earlier.day)} ${dayAndMonth(earlier.day)}` : "";
  const open = leftOut.length - count("posted") - count("withdrawn");
  const unpopular = count("upvotes");
  const unsuitable = count("keywords");
  const atLeast = `at least ${counted(settings.minUpvotes, "upvote")}`;
  if (open === 0) return from ? `nothing is left${from}` : "all listed papers were already posted here";
  if (unsuitable === 0) return `no paper${from} that is new here has ${atLeast}`;
  if (unpopular === 0) return `no paper${from} that is new here matches this channel’s keywords`;
  return (
    `of ${number(open)} papers${from} that are new here, ` +
    `${number(unpopular)} ${unpopular === 1 ? "has" : "have"} fewer than ${counted(settings.minUpvotes, "upvote")} ` +
    `and ${number(unsuitable)} ${unsuitable === 1 ? "does" : "do"} not match this channel’s keywords`
  );
}
