import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { AddressStore } from "../../src/subscriptions/address-store.ts";
import { addressOf, addressRow } from "../shared/rows/address.ts";
import { inChannel } from "./connection/columns.ts";
import type { Database, Session } from "./connection/database.ts";
import { addresses, subscriptions } from "./schema.ts";

export function createAddresses({ ask, write }: Database): AddressStore {
  return {
    saveAddress: (address) =>
      ask(async ({ orm }) => {
        const row = addressRow(address);
        await orm
          .insert(addresses)
          .values(row)
          .onConflictDoUpdate({
            target: [addresses.platform, addresses.workspace, addresses.channel],
            set: row,
          });
      }),
    address: (channel) =>
      ask(async ({ orm }) => {
        const [row] = await orm.select().from(addresses).where(inChannel(addresses, channel));
        return row && addressOf(row);
      }),
    addresses: ({ team, id, owner, address, codeHash }) =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select()
          .from(addresses)
          .where(
            and(
              team === undefined ? undefined : eq(addresses.team, team),
              id === undefined ? undefined : eq(addresses.channel, id),
              owner === undefined ? undefined : eq(addresses.person, owner),
              address === undefined ? undefined : eq(addresses.address, address),
              codeHash === undefined ? undefined : eq(addresses.codeHash, codeHash),
            ),
          )
          .orderBy(asc(addresses.createdAt), asc(addresses.channel));
        return rows.map(addressOf);
      }),
    deleteAddress: (channel) =>
      write(async (session) => {
        const where = inChannel(addresses, channel);
        await unsubscribeAddresses(session, where);
        const { rowCount } = await session.orm.delete(addresses).where(where);
        return (rowCount ?? 0) > 0;
      }),
    deleteUnconfirmed: (now) =>
      ask(async ({ orm }) => {
        const { rowCount } = await orm.delete(addresses).where(lte(addresses.expiresAt, now));
        return rowCount ?? 0;
      }),
  };
}

/** Within the caller's transaction: removes everything sent to an address along with it. */
export async function unsubscribeAddresses({ orm }: Session, where: SQL | undefined): Promise<void> {
  const { platform, workspace, channel } = addresses;
  const gone = orm.select({ platform, workspace, channel }).from(addresses).where(where);
  await orm
    .delete(subscriptions)
    .where(sql`(${subscriptions.platform}, ${subscriptions.workspace}, ${subscriptions.channel}) in ${gone}`);
}
