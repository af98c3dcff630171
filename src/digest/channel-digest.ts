import { type PaperNews, toldAs } from "../news/news-line.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import { type Ranking, rankCandidates } from "../ranking/rank.ts";
import type { SubscriptionSettings } from "../subscriptions/store.ts";
import type { TeamTaste } from "../taste/team-taste.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { Day } from "../time/day.ts";
import { type Watch, watchReason } from "../watches/watch.ts";
import { type Lists, listed } from "./candidate-lists.ts";
import { composeDigest, type Digest } from "./compose.ts";
import type { Circumstances } from "./digest-message.ts";

/** Digests cached per moment, one for each distinct set of settings and history. They take some megabytes. */
const DIGESTS_KEPT = 500;

/** The facts shared by all digests that are planned together. */
export type Moment = Lists & Pick<Circumstances, "feedProblem" | "filling" | "sample">;

/** The facts specific to one channel's digest. */
export interface ChannelFacts {
  readonly team: TeamId;
  readonly settings: SubscriptionSettings;
  /** The channel's local date. */
  readonly day: Day;
  /** Papers that it must not get again. */
  readonly had: ReadonlySet<PaperId>;
  readonly watches: readonly Watch[];
  /** The team's taste, if the channel wants it and there is one. */
  readonly judge: TeamTaste["judge"];
  /** The theme that the team has voted for recently. */
  readonly liked?: string | undefined;
  /** News about papers that the team voted for, not yet sent to the channel. */
  readonly news: readonly PaperNews[];
  readonly late: Circumstances["late"];
  /** Whether the team can send papers to its Zotero library. */
  readonly sends: boolean;
}

export interface Digests {
  readonly moment: Moment;
  /** Returns the channel's digest at that moment. */
  readonly digestOf: (channel: ChannelFacts) => Digest;
}

/**
 * Creates digests for one moment: candidates → rank → compose. Most channels share settings and history, so digests are
 * cached.
 */
export function createDigests(moment: Moment): Digests {
  const digests = new Map<string, Digest>();
  const digestOf = (channel: ChannelFacts): Digest => {
    const { team, settings, day, had, watches, judge, liked, news, late, sends } = channel;
    const posted = listed(moment).flatMap(({ id }) => (had.has(id) ? [id] : []));
    const marking = watches.filter(isMarking).map(({ kind, value }) => [kind, value]);
    const own = judge || news.length > 0 ? team : "";
    const telling = news.flatMap((one) => one.news.map((piece) => [toldAs(piece), piece.likes, piece.saved]));
    const key = JSON.stringify([day, settings, posted, late, sends, own, liked ?? "", marking, telling]);
    const known = digests.get(key);
    if (known) return known;
    const ranking = rankCandidates({ ...moment, posted: new Set(posted), settings, taste: judge });
    const digest = composeDigest(markWatched(ranking, watches), {
      ...moment,
      day,
      settings,
      liked,
      news,
      late,
      sends,
    });
    if (digests.size >= DIGESTS_KEPT) digests.clear();
    digests.set(key, digest);
    return digest;
  };
  return { moment, digestOf };
}

/** Whether the watch's papers are marked in the digest. */
function isMarking({ mode, muted }: Watch): boolean {
  return mode === "mark" && !muted;
}

/** Annotates each ranked paper with the watch that matches it. Papers and order stay the same. */
function markWatched(ranking: Ranking, watches: readonly Watch[]): Ranking {
  const marking = watches.filter(isMarking);
  if (marking.length === 0) return ranking;
  const mark = <T extends { readonly paper: KnownPaper }>(ranked: T): T => {
    const watched = watchReason(ranked.paper, marking);
    return watched === undefined ? ranked : { ...ranked, watched };
  };
  return {
    entries: ranking.entries.map(mark),
    leftOut: ranking.leftOut.map(mark),
    bloomers: ranking.bloomers.map(mark),
  };
}
