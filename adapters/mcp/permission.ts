import type { ChannelRef, Person } from "../../src/chat/refs.ts";

/**
 * What a client may do. Papers are open to everyone. A team's favourites require a channel of the team; a reading list
 * and votes require acting as their owner. Tools that need more are not offered.
 */
export type Permission =
  | { readonly channel: undefined; readonly person: undefined }
  /** May read what `/papers` shows in that channel; with a person, may also vote and save as them. */
  | { readonly channel: ChannelRef; readonly person: Person | undefined };
