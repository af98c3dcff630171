import type { ChannelRef, Person } from "../chat/refs.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { SubscriptionSettings } from "./store.ts";

/**
 * An address outside every chat, as of e-mail. All else knows its channel alone, whose id tells nothing of it, so that
 * keys, deliveries and logs do not either.
 */
export interface Address {
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** Whose it is; undefined: a list's. */
  readonly owner: AccountId | undefined;
  readonly address: string;
  /** Signs the links in what is sent there, so that they end with it. */
  readonly secret: string;
  /** What was asked for, until somebody there confirms it; nothing but the code is sent there before. */
  readonly pending: PendingAddress | undefined;
  readonly createdAt: number;
}

export interface PendingAddress {
  readonly codeHash: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  readonly settings: SubscriptionSettings;
  readonly by: Person;
}

/** Which addresses are meant: all that is given holds. */
export interface WhichAddresses {
  readonly team?: TeamId;
  /** Of the channel. */
  readonly id?: string;
  readonly owner?: AccountId;
  readonly address?: string;
  readonly codeHash?: string;
}

/** The only part of the store that knows addresses. They go with their owner and their team. */
export interface AddressStore {
  /** Creates or replaces the channel's. */
  saveAddress(address: Address): Promise<void>;
  address(channel: ChannelRef): Promise<Address | undefined>;
  /** Oldest first. */
  addresses(which: WhichAddresses): Promise<readonly Address[]>;
  /** With its subscription. False where there is none. */
  deleteAddress(channel: ChannelRef): Promise<boolean>;
  /** Those whose code has expired; returns how many. */
  deleteUnconfirmed(now: number): Promise<number>;
}
