import { type ChannelRef, isDirect } from "../chat/refs.ts";

/** Whose favourites: a Discord server or a Slack workspace, `discord:<guild>` or `slack:<team>`. */
export type TeamId = string & { readonly __brand: "TeamId" };

/** A team's id as the workspace of an address outside the team's chat. */
const OF_A_TEAM = /^[a-z]+:./;

/**
 * The team whose favourites a channel's votes count for: its Discord server or Slack workspace, or the one that the
 * workspace of an address names.
 */
export function teamOf(channel: ChannelRef): TeamId {
  if (OF_A_TEAM.test(channel.workspace)) return channel.workspace as TeamId;
  // Direct messages are in no workspace: each is a team of its own.
  return `${channel.platform}:${isDirect(channel) ? channel.id : channel.workspace}` as TeamId;
}
