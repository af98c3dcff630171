import { createHash, randomBytes } from "node:crypto";
import type { ChannelRef } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import type { AccessGrant, AccessKind, AccessStore, WhichAccess } from "./access-store.ts";
import type { AccountId } from "./account-id.ts";
import { teamOf } from "./team-id.ts";

/** 256 random bits cannot be guessed and are in no dictionary, so the hash needs no salt. */
const BYTES = 32;
/** Shows people, and secret scanners, what it is. */
const PREFIX = "pbk_";
/** Paperboy does not learn when somebody leaves a team, so a member's access expires and only members can renew it. */
export const AGENT_DAYS = 90;
const DAY_MS = 86_400_000;

/** How long a kind of key works, and whether each channel has its own. */
const KINDS: Readonly<Record<AccessKind, { readonly days?: number; readonly ofChannel: boolean }>> = {
  agent: { days: AGENT_DAYS, ofChannel: false },
  "team-agent": { days: AGENT_DAYS, ofChannel: false },
  "channel-feed": { ofChannel: true },
  "watch-feed": { ofChannel: true },
  "favourites-feed": { ofChannel: false },
};

/** Issues keys that give access from outside the chats. */
export interface AccessKeys {
  /** Creates a new key that replaces the previous one. It is returned only here and never stored. */
  issue(kind: AccessKind, channel: ChannelRef, owner?: AccountId): Promise<string>;
  /** Returns the current grant of a key. */
  open(key: string): Promise<AccessGrant | undefined>;
  revoke(which: WhichAccess): Promise<number>;
}

/** Creates access keys. They are cryptographically random, and the store only has their hashes. */
export function createAccessKeys({
  store,
  clock,
  bytes = () => randomBytes(BYTES),
}: {
  readonly store: AccessStore;
  readonly clock: Clock;
  readonly bytes?: () => Buffer;
}): AccessKeys {
  return {
    async issue(kind, channel, owner) {
      const key = `${PREFIX}${bytes().toString("base64url")}`;
      const now = clock.now();
      const team = teamOf(channel);
      const { days, ofChannel } = KINDS[kind];
      const expiresAt = days === undefined ? undefined : now + days * DAY_MS;
      const grant = { kind, team, channel, owner, createdAt: now, expiresAt };
      await store.saveAccess(hashOf(key), grant, { team, kind, owner, ...(ofChannel ? { channel } : {}) });
      return key;
    },
    open: (key) => store.access(hashOf(key), clock.now()),
    revoke: (which) => store.revokeAccess(which),
  };
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
