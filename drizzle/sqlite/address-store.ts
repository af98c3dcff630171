import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AddressStore } from "../../src/subscriptions/address-store.ts";
import { addressOf, addressRow } from "../shared/rows/address.ts";
import { inChannel } from "./channel-columns.ts";
import type { Database } from "./connection/database.ts";
import { addresses, subscriptions } from "./schema.ts";

export function createAddresses({ orm, read, write }: Database): AddressStore {
  return {
    saveAddress: (address) =>
      write(() => {
        const row = addressRow(address);
        orm
          .insert(addresses)
          .values(row)
          .onConflictDoUpdate({
            target: [addresses.platform, addresses.workspace, addresses.channel],
            set: row,
          })
          .run();
      }),
    address: (channel) =>
      read(() => {
        const row = orm.select().from(addresses).where(inChannel(addresses, channel)).get();
        return row && addressOf(row);
      }),
    addresses: ({ team, id, owner, address, codeHash }) =>
      read(() =>
        orm
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
          .orderBy(asc(addresses.createdAt), asc(addresses.channel))
          .all()
          .map(addressOf),
      ),
    deleteAddress: (channel) =>
      write(() => {
        const where = inChannel(addresses, channel);
        unsubscribeAddresses(orm, where);
        return orm.delete(addresses).where(where).run().changes > 0;
      }),
    deleteUnconfirmed: (now) =>
      write(() => orm.delete(addresses).where(lte(addresses.expiresAt, now)).run().changes),
  };
}

/** Within the caller's transaction: removes everything sent to an address along with it. */
export function unsubscribeAddresses(orm: BetterSQLite3Database, where: SQL | undefined): void {
  const { platform, workspace, channel } = addresses;
  const gone = orm.select({ platform, workspace, channel }).from(addresses).where(where);
  orm
    .delete(subscriptions)
    .where(sql`(${subscriptions.platform}, ${subscriptions.workspace}, ${subscriptions.channel}) in ${gone}`)
    .run();
}
