import type { Platform } from "../../../src/chat/refs.ts";
import type { AccessGrant, AccessKind } from "../../../src/teams/access-store.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { channelOf } from "./channel.ts";

export interface AccessRow {
  readonly hash: string;
  readonly kind: AccessKind;
  readonly team: TeamId;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly person: AccountId | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

/** Converts a row to a grant. */
export function grantOf(row: AccessRow): AccessGrant {
  const { kind, team, person, createdAt, expiresAt } = row;
  return {
    kind,
    team,
    channel: channelOf(row),
    owner: person ?? undefined,
    createdAt,
    expiresAt: expiresAt ?? undefined,
  };
}

/** Converts a grant to a row. */
export function accessRow(hash: string, { channel, owner, expiresAt, ...grant }: AccessGrant): AccessRow {
  return {
    hash,
    ...grant,
    platform: channel.platform,
    workspace: channel.workspace,
    channel: channel.id,
    person: owner ?? null,
    expiresAt: expiresAt ?? null,
  };
}
