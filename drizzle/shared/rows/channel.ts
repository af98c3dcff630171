import type { ChannelRef, MessageRef } from "../../../src/chat/refs.ts";

/** The channel that a row is of. */
export function channelOf(row: {
  readonly platform: ChannelRef["platform"];
  readonly workspace: string;
  readonly channel: string;
}): ChannelRef {
  return { platform: row.platform, workspace: row.workspace, id: row.channel };
}

/** A channel in one column. */
export function channelKey({ platform, workspace, id }: ChannelRef): string {
  return `${platform}:${workspace}:${id}`;
}

/** A message in one column: that of its channel, then its own id. */
export function messageKey({ channel, id }: MessageRef): string {
  return `${channelKey(channel)}:${id}`;
}
