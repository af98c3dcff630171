import type { ChannelRef } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";

/** A paper that was shared in a channel. Who shared it, and in which words, is not stored. */
export interface SharedPaper {
  readonly id: PaperId;
  /** The paper, if the library knows it. */
  readonly paper: KnownPaper | undefined;
  /** When it was last shared in the channel, in epoch ms. */
  readonly at: number;
}

/** Persistence of the papers that people shared in channels. */
export interface SharedPaperStore {
  /** Records papers as shared in the channel, each at most once. Returns how many are new there. */
  addShared(channel: ChannelRef, papers: readonly PaperId[], at: number): Promise<number>;
  /** Returns papers shared in each channel since `since`, latest first, then by id, in the order asked. */
  sharedIn(
    channels: readonly ChannelRef[],
    since: number,
    limit: number,
  ): Promise<readonly (readonly SharedPaper[])[]>;
  /**
   * Returns papers shared anywhere since `since` that the library does not know, each once, latest first, then by id.
   */
  unknownShared(since: number, limit: number): Promise<readonly PaperId[]>;
  /** Deletes papers last shared before `before`; returns how many. */
  forgetShared(before: number): Promise<number>;
}
