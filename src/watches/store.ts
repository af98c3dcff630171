import type { ChannelRef } from "../chat/refs.ts";
import type { Watch } from "./watch.ts";

/** Persistence of watches. Kind and value (case-insensitive) are unique per channel. */
export interface WatchStore {
  /** Adds or replaces. */
  saveWatch(watch: Watch): Promise<void>;
  /** Returns each channel's watches, oldest first, in the order asked. */
  watches(channels: readonly ChannelRef[]): Promise<readonly (readonly Watch[])[]>;
  /** Returns the unmuted watches of every channel that are posted separately, grouped by channel. */
  watchesApart(): Promise<readonly Watch[]>;
  /** Returns false if there is no such watch. */
  deleteWatch(watch: Pick<Watch, "channel" | "kind" | "value">): Promise<boolean>;
  /** Mutes all of a channel's watches, because it can no longer be posted to. */
  muteWatches(channel: ChannelRef): Promise<void>;
}
