import { type ChannelRef, directIn, type Person } from "../../src/chat/refs.ts";

/** Whether the channel is a direct message with us. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** A reference to a channel. */
export function channelRef(workspace: string, id: string): ChannelRef {
  return { platform: "slack", workspace: isDirect(id) ? directIn(workspace) : workspace, id };
}

/** A reference to a member of the workspace. */
export function personRef(workspace: string, user: string): Person {
  return { platform: "slack", workspace, user };
}
