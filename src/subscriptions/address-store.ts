import type { ChannelRef, Person } from "../chat/refs.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { SubscriptionSettings } from "./store.ts";

/**
 * An address outside the chats, such as an e-mail address. Everything else only sees its channel, whose id reveals
 * nothing about it; so keys, deliveries and logs do not either.
 */
export interface Address {
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** The account it belongs to; undefined for a mailing list. */
  readonly owner: AccountId | undefined;
  readonly address: string;
  /** Signs the links in mail to this address, so that deleting the address invalidates them. */
  readonly secret: string;
  /** The subscription waiting for confirmation; until then, only the code is sent there. */
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

/** A filter for addresses: all given fields must match. */
export interface WhichAddresses {
  readonly team?: TeamId;
  /** The channel's id. */
  readonly id?: string;
  readonly owner?: AccountId;
  readonly address?: string;
  readonly codeHash?: string;
}

/** The only part of the store that knows addresses. They are deleted with their owner and their team. */
export interface AddressStore {
  /** Creates or replaces the channel's address. */
  saveAddress(address: Address): Promise<void>;
  address(channel: ChannelRef): Promise<Address | undefined>;
  /** Returns addresses, oldest first. */
  addresses(which: WhichAddresses): Promise<readonly Address[]>;
  /** Deletes the address and its subscription. Returns false if there is none. */
  deleteAddress(channel: ChannelRef): Promise<boolean>;
  /** Deletes addresses whose code has expired; returns how many. */
  deleteUnconfirmed(now: number): Promise<number>;
}
