import type { Person, Platform } from "../../../src/chat/refs.ts";
import type { Address } from "../../../src/subscriptions/address-store.ts";
import type { SubscriptionSettings } from "../../../src/subscriptions/store.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { channelOf } from "./channel.ts";

/** A subscription request for an address, and who made it. */
export interface Wish {
  readonly settings: SubscriptionSettings;
  readonly by: Person;
}

/** A row of the addresses table. The last three columns are null once it is confirmed. */
export interface AddressRow {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly team: TeamId;
  readonly person: AccountId | null;
  readonly address: string;
  readonly secret: string;
  readonly createdAt: number;
  readonly codeHash: string | null;
  readonly expiresAt: number | null;
  readonly wish: Wish | null;
}

/** Converts a row to an address. */
export function addressOf(row: AddressRow): Address {
  const { team, person, address, secret, createdAt, codeHash, expiresAt, wish } = row;
  return {
    channel: channelOf(row),
    team,
    owner: person ?? undefined,
    address,
    secret,
    pending: codeHash !== null && expiresAt !== null && wish ? { codeHash, expiresAt, ...wish } : undefined,
    createdAt,
  };
}

/** Converts an address to a row. */
export function addressRow(of: Address): AddressRow {
  const { channel, team, owner, address, secret, createdAt, pending } = of;
  return {
    platform: channel.platform,
    workspace: channel.workspace,
    channel: channel.id,
    team,
    person: owner ?? null,
    address,
    secret,
    createdAt,
    codeHash: pending?.codeHash ?? null,
    expiresAt: pending?.expiresAt ?? null,
    wish: pending ? { settings: pending.settings, by: pending.by } : null,
  };
}
