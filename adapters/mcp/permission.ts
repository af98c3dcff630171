import type { ChannelRef, Person } from "../../src/chat/refs.ts";

/**
 * What a client may do. Papers are for everybody; a team's favourites are for those with a channel of the team, and
 * somebody's reading list and votes for those who act as them. Tools that need more are not offered.
 */
export type Permission =
  | { readonly channel: undefined; readonly person: undefined }
  /** Reads what `/papers` shows in that channel; with a person it votes and saves there as them. */
  | { readonly channel: ChannelRef; readonly person: Person | undefined };
