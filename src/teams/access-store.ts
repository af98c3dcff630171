import type { ChannelRef } from "../chat/refs.ts";
import type { AccountId } from "./account-id.ts";
import type { TeamId } from "./team-id.ts";

/**
 * The access that a key gives:
 * - `agent`: everything its owner sees with `/papers` in the channel; votes and saves as the owner.
 * - `team-agent`: everything anybody in the channel sees; changes nothing.
 * - `channel-feed`, `watch-feed`: the papers posted in the channel, or found by its watches.
 * - `favourites-feed`: the papers that the team votes for.
 */
export type AccessKind = "agent" | "team-agent" | FeedKind;
export type FeedKind = "channel-feed" | "watch-feed" | "favourites-feed";

/** The rights that a key gives to its holder; there is no other proof of identity. */
export interface AccessGrant {
  readonly kind: AccessKind;
  readonly team: TeamId;
  /** The channel in which it was created. */
  readonly channel: ChannelRef;
  /** The account it belongs to and is deleted with; undefined if it is the team's. */
  readonly owner: AccountId | undefined;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms; undefined: valid until revoked. */
  readonly expiresAt: number | undefined;
}

/** A filter for grants: all given fields must match. */
export interface WhichAccess {
  readonly team: TeamId;
  readonly kind?: AccessKind;
  readonly owner?: AccountId | undefined;
  readonly channel?: ChannelRef;
}

/** Persistence of access keys, by hash only. They are deleted with their owner and their team. */
export interface AccessStore {
  /** Saves a grant and deletes those matching `replaced`, whose keys stop working. */
  saveAccess(hash: string, grant: AccessGrant, replaced: WhichAccess): Promise<void>;
  /** Returns the grant of the key with this hash, if valid at `now`. */
  access(hash: string, now: number): Promise<AccessGrant | undefined>;
  /** Returns grants, oldest first, including expired ones. */
  accesses(which: WhichAccess): Promise<readonly AccessGrant[]>;
  /** Deletes grants; returns how many. */
  revokeAccess(which: WhichAccess): Promise<number>;
}
