import type { Platform } from "../../../src/chat/refs.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { Watch } from "../../../src/watches/watch.ts";
import { channelOf } from "./channel.ts";

export interface WatchRow extends Omit<Watch, "channel" | "owner"> {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly person: AccountId | null;
}

/** A watch's value, normalized for comparison. */
export function folded(value: string): string {
  return value.normalize("NFKC").toLowerCase();
}

/** Converts a row to a watch. */
export function watchOf(row: WatchRow): Watch {
  const { team, person, kind, value, mode, muted, createdAt } = row;
  return { channel: channelOf(row), team, owner: person ?? undefined, kind, value, mode, muted, createdAt };
}
