import { type ChannelRef, isDirect } from "../chat/refs.ts";

/** The group whose favourites are counted: a Discord server or Slack workspace, `discord:<guild>` or `slack:<team>`. */
export type TeamId = string & { readonly __brand: "TeamId" };

/** Matches a team's id, which is the workspace of an address that shares that team's favourites. */
const OF_A_TEAM = /^[a-z]+:./;

/**
 * Returns the team that a channel's votes count for: its Discord server or Slack workspace, or for an address, the one
 * named by its workspace.
 */
export function teamOf(channel: ChannelRef): TeamId {
  if (OF_A_TEAM.test(channel.workspace)) return channel.workspace as TeamId;
  // Direct messages belong to no workspace: each is its own team.
  return `${channel.platform}:${isDirect(channel) ? channel.id : channel.workspace}` as TeamId;
}
