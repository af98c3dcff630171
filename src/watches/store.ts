import type { ChannelRef } from "../chat/refs.ts";
import type { Watch } from "./watch.ts";

/** The part of the store that keeps watches. One of each kind and value (in any case) a channel. */
export interface WatchStore {
  /** Adds or replaces. */
  saveWatch(watch: Watch): Promise<void>;
  /** Those of each channel, oldest first, in the order asked. */
  watches(channels: readonly ChannelRef[]): Promise<readonly (readonly Watch[])[]>;
  /** Those of every channel that are not muted and to be posted apart, channel by channel. */
  watchesApart(): Promise<readonly Watch[]>;
  /** False where there is none such. */
  deleteWatch(watch: Pick<Watch, "channel" | "kind" | "value">): Promise<boolean>;
  /** Mutes all of a channel's: it can no longer be posted to. */
  muteWatches(channel: ChannelRef): Promise<void>;
}
