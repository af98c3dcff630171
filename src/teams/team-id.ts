import type { ChannelRef } from "../chat/refs.ts";

/** Whose favourites: a Discord server or a Slack workspace, `discord:<guild>` or `slack:<team>`. */
export type TeamId = string & { readonly __brand: "TeamId" };

/** The team whose favourites a channel's votes count for: its Discord server or Slack workspace. */
export function teamOf(channel: ChannelRef): TeamId {
  // A direct message has no workspace: each is a team of its own.
  return `${channel.platform}:${channel.workspace || channel.id}` as TeamId;
}
