import type { ChannelRef } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";

/** A paper that was shared in a channel. Who shared it, and in which words, is kept nowhere. */
export interface SharedPaper {
  readonly id: PaperId;
  /** As the library knows it; undefined where it does not. */
  readonly paper: KnownPaper | undefined;
  /** When it was last shared there, in epoch ms. */
  readonly at: number;
}

/** The part of the store that knows which papers people shared in which channel. */
export interface SharedPaperStore {
  /** The papers were shared in the channel, each of them counted once there. Returns how many had not been before. */
  addShared(channel: ChannelRef, papers: readonly PaperId[], at: number): Promise<number>;
  /** What was shared in each channel since, last first, then by id, in the order asked. */
  sharedIn(
    channels: readonly ChannelRef[],
    since: number,
    limit: number,
  ): Promise<readonly (readonly SharedPaper[])[]>;
  /** What was shared anywhere since and the library does not know, each once, last first, then by id. */
  unknownShared(since: number, limit: number): Promise<readonly PaperId[]>;
  /** Drops what was last shared before `before`; returns how much. */
  forgetShared(before: number): Promise<number>;
}
