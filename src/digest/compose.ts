import type { Message, Text } from "../chat/message.ts";
import { newsNote, type PaperNews, toldAs } from "../news/news-line.ts";
import type { PaperId } from "../papers/paper.ts";
import type { LeftOut, RankedPaper, Ranking } from "../ranking/rank.ts";
import { isYoung } from "../ranking/standing.ts";
import type { SubscriptionSettings } from "../subscriptions/store.ts";
import { counted, number } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import { type Day, utcDay } from "../time/day.ts";
import { dayAndMonth, weekdayName } from "../time/format-date.ts";
import { type Choice, choose } from "./choose.ts";
import { type Circumstances, digestMessage, quietMessage } from "./digest-message.ts";
import { digestPosts, type PaperPost } from "./forum-posts.ts";
import { openingLine } from "./opening-line.ts";

/** Number of watched papers named below a digest that had no room for them. */
const WATCHED_NAMED = 3;

/** The channel and the circumstances of one digest. */
export interface Occasion extends Circumstances {
  readonly settings: SubscriptionSettings;
  /** The theme that the team has voted for recently; absent if there is none. */
  readonly liked?: string | undefined;
  /** News to report about papers that the team voted for; absent if there is none. */
  readonly news?: readonly PaperNews[];
}

/** A channel's digest, or the reason it gets none, and why the other papers were left out. */
export type Digest =
  | {
      readonly kind: "digest";
      /** The message with all papers. */
      readonly message: Message;
      /** Papers by ballot number: index 0 is ballot 1. */
      readonly papers: readonly PaperId[];
      /** Posts in the same order; absent if `message` is posted instead. */
      readonly posts?: readonly PaperPost[];
      readonly leftOut: readonly LeftOut[];
      /** Names of the news in it. */
      readonly tells: readonly string[];
      /** One line for the delivery log. */
      readonly note: string;
    }
  | {
      readonly kind: "quiet";
      /** One plain sentence. */
      readonly reason: string;
      /** Posted in channels that want a note on quiet days. */
      readonly message: Message;
      readonly leftOut: readonly LeftOut[];
    };

/**
 * Takes the best papers of the ranking and writes the channel's message. Pure: the same input gives the same digest.
 */
export function composeDigest(ranking: Ranking, occasion: Occasion): Digest {
  const { count, layout } = occasion.settings;
  const { leftOut, entries } = ranking;
  const choice = choose(ranking, count);
  const { shown } = choice;
  if (shown.length === 0) {
    const reason = quietReason(occasion, leftOut);
    return { kind: "quiet", reason, message: quietMessage(reason, occasion), leftOut };
  }
  const others = [...choice.beyond, ...leftOut];
  const below = alsoWatched(others);
  const { news = [] } = occasion;
  const about: Circumstances = { ...occasion, style: occasion.settings.style };
  return {
    kind: "digest",
    message: digestMessage(shown, { ...about, opening: opening(shown, occasion), news }, below),
    papers: shown.map(({ paper }) => paper.id),
    ...(layout === "post-per-paper" ? { posts: digestPosts(shown, { ...occasion, news }, below) } : {}),
    leftOut: others,
    tells: news.flatMap((one) => one.news.map(toldAs)),
    note: note(occasion, choice, entries.length),
  };
}

function opening(
  shown: readonly RankedPaper[],
  { settings, liked, today, now }: Occasion,
): string | undefined {
  if (settings.opening === false) return undefined;
  const fresh = shown.filter((entry) => isYoung(entry, now)).length;
  return openingLine({ papers: shown.map(({ paper }) => paper), fresh, liked, today, now });
}

/** Names the watched papers that did not fit, best first; undefined if there are none. */
function alsoWatched(leftOut: readonly LeftOut[]): Text | undefined {
  const watched = leftOut.filter((left) => left.watched !== undefined && left.cause !== "posted");
  if (watched.length === 0) return undefined;
  const named = watched
    .slice(0, WATCHED_NAMED)
    .map(({ paper, watched: reason }) => `“${clip(paper.title, 90)}” (${reason})`);
  const more = watched.length > WATCHED_NAMED ? ` and ${watched.length - WATCHED_NAMED} more` : "";
  return [`Also watched for: ${named.join("; ")}${more}.`];
}

function note(
  { today, earlier, feedProblem, filling, late, settings, news = [] }: Occasion,
  { shown, bloomer, broughtIn }: Choice,
  suitable: number,
): string {
  const from = (day: Day | undefined) => shown.filter((entry) => entry.day === day).length;
  const parts = [
    `${number(shown.length)} of ${counted(suitable, "suitable paper")}`,
    `${from(today?.day)} from ${today ? dayAndMonth(today.day) : "today"}`,
    ...(earlier ? [`${from(earlier.day)} from ${dayAndMonth(earlier.day)}`] : []),
    ...(bloomer ? [`late bloomer ${bloomer.paper.id} from ${dayAndMonth(bloomer.day)}`] : []),
    ...broughtIn.map(
      ({ paper, alone }) => `the team’s taste brought in ${paper.id}, number ${alone} by upvotes alone`,
    ),
    ...(news.length > 0 ? [`news: ${newsNote(news)}`] : []),
    ...(filling ? ["today's list was still filling"] : []),
    ...(late ? [`late, was due ${settings.time} ${settings.zone}`] : []),
    ...(feedProblem === undefined ? [] : [`feed: ${feedProblem}`]),
  ];
  return parts.join("; ");
}

/** Explains an empty digest: first what is unusual about today's list, then what happened to the available papers. */
function quietReason(occasion: Occasion, leftOut: readonly LeftOut[]): string {
  const before = emptyToday(occasion);
  const after = leftOut.length > 0 ? fate(occasion, leftOut, before !== undefined) : undefined;
  const words = [before, after].filter((part) => part !== undefined).join(", and ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Undefined if today's list has papers. */
function emptyToday({ now, today, feedProblem }: Occasion): string | undefined {
  if (today && today.papers.length > 0) return undefined;
  if (feedProblem !== undefined) return "Today’s papers could not be loaded";
  const weekday = weekdayName(utcDay(now));
  return weekday === "Saturday" || weekday === "Sunday"
    ? "Hugging Face lists no papers on weekends"
    : "Hugging Face has listed no papers today so far";
}

function fate({ earlier, settings }: Occasion, leftOut: readonly LeftOut[], onlyEarlier: boolean): string {
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
