import type { Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Subscription } from "../subscriptions/store.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { News, Sign } from "./signs.ts";

/** A paper that somebody voted for or saved, and its signs at the last check; undefined if it was never checked. */
export interface FollowedPaper {
  readonly id: PaperId;
  readonly signs: readonly Sign[] | undefined;
}

/** Which papers to check for news; times in epoch ms. */
export interface DueChecks {
  /** First seen at or after this time. */
  readonly seenSince: number;
  /** Not checked after this time, up to `now`. A later check was dated by a clock that was ahead, and does not count. */
  readonly checkedBefore: number;
  readonly now: number;
  readonly limit: number;
}

/** The result of checking a paper; without signs if it could not be requested. */
export interface Check extends FollowedPaper {
  readonly news: readonly Omit<News, "paper">[];
}

/**
 * The audience of news about liked papers: a team, or a person in direct messages, who also gets news of saved papers.
 */
export interface Audience {
  readonly team: TeamId;
  readonly person?: Person | undefined;
}

/** News for one audience. */
export interface LikedNews extends News<KnownPaper> {
  /** People of the team who had voted for the paper before. */
  readonly likes: number;
  /** Whether the person had saved it before. */
  readonly saved: boolean;
}

/** Persistence of news about papers that people liked. */
export interface NewsStore {
  /** Returns papers that somebody voted for or saved: least recently checked first, then by id. */
  followedPapers(due: DueChecks): Promise<readonly FollowedPaper[]>;
  /**
   * Records checks made at `at` with their news; a repeated sign is not news again. News is dated after every vote and
   * save of its paper so far, even if the clock was ahead then, because it is for those who liked the paper before.
   */
  saveChecks(checks: readonly Check[], at: number): Promise<void>;
  /**
   * Returns news since `since` about papers that each audience had voted for or saved before: most liked first, then
   * newest, then by paper and sign. In the order asked.
   */
  likedNews(
    audiences: readonly Audience[],
    since: number,
    limit: number,
  ): Promise<readonly (readonly LikedNews[])[]>;
  /** Returns all news ever recorded for each paper, oldest first; papers without news are left out. */
  newsOf(papers: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly News[]>>;
  /** Returns active subscriptions that want news at once, ordered by channel. */
  subscribedToNews(): Promise<readonly Subscription[]>;
}
