import { createHash, randomBytes } from "node:crypto";
import type { ChannelRef } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import type { AccessGrant, AccessKind, AccessStore, WhichAccess } from "./access-store.ts";
import type { AccountId } from "./account-id.ts";
import { teamOf } from "./team-id.ts";

/** 256 bits, as nobody guesses and no dictionary holds: its hash needs no salt. */
const BYTES = 32;
/** Tells people, and programs that look for leaked secrets, what it is. */
const PREFIX = "pbk_";
/** Paperboy does not learn who leaves a team, so what a member may do ends by itself, and is renewed by a member alone. */
export const AGENT_DAYS = 90;
const DAY_MS = 86_400_000;

/** How long a key of a kind works, and whether each channel has one of its own. */
const KINDS: Readonly<Record<AccessKind, { readonly days?: number; readonly ofChannel: boolean }>> = {
  agent: { days: AGENT_DAYS, ofChannel: false },
  "team-agent": { days: AGENT_DAYS, ofChannel: false },
  "channel-feed": { ofChannel: true },
  "watch-feed": { ofChannel: true },
  "favourites-feed": { ofChannel: false },
};

/** Hands out keys that open something from outside of every chat. */
export interface AccessKeys {
  /** A new key for what it opens, in the place of the one before. Only its recipient knows it. */
  issue(kind: AccessKind, channel: ChannelRef, owner?: AccountId): Promise<string>;
  /** What a key opens right now. */
  open(key: string): Promise<AccessGrant | undefined>;
  revoke(which: WhichAccess): Promise<number>;
}

/** Keys by chance that cannot be foreseen; the store keeps their hashes alone. */
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
