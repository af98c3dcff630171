import type { ChannelRef, MessageRef } from "../../../src/chat/refs.ts";

/** The channel of a row. */
export function channelOf(row: {
  readonly platform: ChannelRef["platform"];
  readonly workspace: string;
  readonly channel: string;
}): ChannelRef {
  return { platform: row.platform, workspace: row.workspace, id: row.channel };
}

/** A channel as a single column. */
export function channelKey({ platform, workspace, id }: ChannelRef): string {
  return `${platform}:${workspace}:${id}`;
}

/** A message as a single column: its channel's key, then its own id. */
export function messageKey({ channel, id }: MessageRef): string {
  return `${channelKey(channel)}:${id}`;
}
