import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ChannelRef } from "../../src/chat/adapter.ts";
import type {
  accessKeys,
  addresses,
  deliveries,
  posted,
  sharedPapers,
  subscriptions,
  watches,
} from "./schema.ts";

/** A channel resolved when a statement runs: columns of another table, or placeholders. */
interface ChannelOf {
  readonly platform: SQLWrapper;
  readonly workspace: SQLWrapper;
  readonly id: SQLWrapper;
}

/** The parameters `platform`, `workspace` and `channel` of a prepared statement. */
export const givenChannel: ChannelOf = {
  platform: sql.placeholder("platform"),
  workspace: sql.placeholder("workspace"),
  id: sql.placeholder("channel"),
};

/** The channel of a row in `table`, for statements over two tables. */
export function channelIn(table: {
  readonly platform: SQLWrapper;
  readonly workspace: SQLWrapper;
  readonly channel: SQLWrapper;
}): ChannelOf {
  return { platform: table.platform, workspace: table.workspace, id: table.channel };
}

/** Whether a row belongs to this channel. */
export function inChannel(
  table:
    | typeof accessKeys
    | typeof addresses
    | typeof deliveries
    | typeof posted
    | typeof sharedPapers
    | typeof subscriptions
    | typeof watches,
  { platform, workspace, id }: ChannelRef | ChannelOf,
): SQL | undefined {
  return and(eq(table.platform, platform), eq(table.workspace, workspace), eq(table.channel, id));
}
