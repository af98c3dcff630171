import type { Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Subscription } from "../subscriptions/store.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { News, Sign } from "./signs.ts";

/** A paper that somebody voted for or saved, and the signs that it had when it was last looked at; absent: never. */
export interface FollowedPaper {
  readonly id: PaperId;
  readonly signs: readonly Sign[] | undefined;
}

/** How a paper stood when it was looked at; without signs where it could not be asked for. */
export interface Check extends FollowedPaper {
  readonly news: readonly Omit<News, "paper">[];
}

/** Who is to hear of the papers they liked: a team, or a person in direct messages, who hears of those they saved too. */
export interface Audience {
  readonly team: TeamId;
  readonly person?: Person | undefined;
}

/** News for an audience. */
export interface LikedNews extends News<KnownPaper> {
  /** People of the team who voted for the paper before. */
  readonly likes: number;
  /** Whether the person had saved it before. */
  readonly saved: boolean;
}

/** The part of the store that follows papers which people liked, until long after they were posted. */
export interface NewsStore {
  /**
   * Papers that somebody voted for or saved, first seen at or after `seenSince` and not looked at since `checkedBefore`
   * (epoch ms), those looked at longest ago first, then by id.
   */
  followedPapers(seenSince: number, checkedBefore: number, limit: number): Promise<readonly FollowedPaper[]>;
  /** Records checks made at `at`, and what is new; what was news before is none again. */
  saveChecks(checks: readonly Check[], at: number): Promise<void>;
  /**
   * What came at or after `since` to papers that each audience had voted for, or saved, before: most liked first, then
   * newest, then by paper and sign. In the order asked.
   */
  likedNews(
    audiences: readonly Audience[],
    since: number,
    limit: number,
  ): Promise<readonly (readonly LikedNews[])[]>;
  /** All that ever came to each of the papers, oldest first; papers without any are left out. */
  newsOf(papers: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly News[]>>;
  /** Active subscriptions that want to hear of news at once, in order of channel. */
  subscribedToNews(): Promise<readonly Subscription[]>;
}
