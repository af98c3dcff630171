import { and, eq, getTableColumns, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { ChannelRef } from "../../../src/chat/refs.ts";
import type { accessKeys, addresses, deliveries, posted, subscriptions, watches } from "../schema.ts";

/** Whether a row belongs to this channel. */
export function inChannel(
  table:
    | typeof accessKeys
    | typeof addresses
    | typeof deliveries
    | typeof posted
    | typeof subscriptions
    | typeof watches,
  { platform, workspace, id }: ChannelRef,
): SQL | undefined {
  return and(eq(table.platform, platform), eq(table.workspace, workspace), eq(table.channel, id));
}

/** Columns for a named statement whose rows match the query builder's: `alias.due_at as "dueAt", …`. */
export function columnsOf(table: PgTable, alias: string): string {
  return Object.entries(getTableColumns(table))
    .map(([name, column]) => `${alias}."${column.name}" as "${name}"`)
    .join(", ");
}
