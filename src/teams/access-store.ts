import type { ChannelRef } from "../chat/refs.ts";
import type { AccountId } from "./account-id.ts";
import type { TeamId } from "./team-id.ts";

/**
 * What an access key opens:
 * - `agent`: what its owner sees with `/papers` in the channel; votes and saves as them.
 * - `team-agent`: what everybody in the channel sees; changes nothing.
 * - `channel-feed`, `watch-feed`: the papers that were posted in the channel, or that its watches find.
 * - `favourites-feed`: the papers that the team votes for.
 */
export type AccessKind = "agent" | "team-agent" | FeedKind;
export type FeedKind = "channel-feed" | "watch-feed" | "favourites-feed";

/** What the holder of a key may do, without any other proof of who they are. */
export interface AccessGrant {
  readonly kind: AccessKind;
  readonly team: TeamId;
  /** Where it was made. */
  readonly channel: ChannelRef;
  /** Whose it is, and with whom it is forgotten; undefined: the team's. */
  readonly owner: AccountId | undefined;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms; undefined: it holds until it is revoked. */
  readonly expiresAt: number | undefined;
}

/** Which grants are meant: all that is given holds. */
export interface WhichAccess {
  readonly team: TeamId;
  readonly kind?: AccessKind;
  readonly owner?: AccountId | undefined;
  readonly channel?: ChannelRef;
}

/** The access keys' part of the store, which knows their hashes alone. They go with their owner and their team. */
export interface AccessStore {
  /** Keeps a grant in the place of those that are meant by `replaced`, whose keys open nothing from then on. */
  saveAccess(hash: string, grant: AccessGrant, replaced: WhichAccess): Promise<void>;
  /** What the key with this hash opens at `now`. */
  access(hash: string, now: number): Promise<AccessGrant | undefined>;
  /** Oldest first, expired ones too. */
  accesses(which: WhichAccess): Promise<readonly AccessGrant[]>;
  /** Returns how many were revoked. */
  revokeAccess(which: WhichAccess): Promise<number>;
}
