import { and, eq, type SQL } from "drizzle-orm";
import type { ChannelRef, MessageRef } from "../src/chat/adapter.ts";
import type { deliveries, posted, subscriptions, watches } from "./schema.ts";

/** Whether a row is of this channel. */
export function inChannel(
  table: typeof deliveries | typeof posted | typeof subscriptions | typeof watches,
  { platform, workspace, id }: ChannelRef,
): SQL | undefined {
  return and(eq(table.platform, platform), eq(table.workspace, workspace), eq(table.channel, id));
}

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
