import { and, eq, type SQL } from "drizzle-orm";
import type { ChannelRef } from "../src/chat/adapter.ts";
import type { deliveries, subscriptions } from "./schema.ts";

/** Whether a row is of this channel. */
export function inChannel(
  table: typeof deliveries | typeof subscriptions,
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
