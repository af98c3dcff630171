import { and, asc, eq, gt, isNull, or, type SQL } from "drizzle-orm";
import type { AccessStore, WhichAccess } from "../../../src/teams/access-store.ts";
import { accessRow, grantOf } from "../../shared/rows/access.ts";
import { inChannel } from "../channel-columns.ts";
import type { Database } from "../connection/database.ts";
import { accessKeys } from "../schema.ts";

export function createAccess({ orm, read, write }: Database): AccessStore {
  const revoke = (which: WhichAccess): number => orm.delete(accessKeys).where(meant(which)).run().changes;
  return {
    saveAccess: (hash, grant, replaced) =>
      write(() => {
        revoke(replaced);
        orm.insert(accessKeys).values(accessRow(hash, grant)).run();
      }),
    access: (hash, now) =>
      read(() => {
        const stands = or(isNull(accessKeys.expiresAt), gt(accessKeys.expiresAt, now));
        const row = orm
          .select()
          .from(accessKeys)
          .where(and(eq(accessKeys.hash, hash), stands))
          .get();
        return row && grantOf(row);
      }),
    accesses: (which) =>
      read(() =>
        orm
          .select()
          .from(accessKeys)
          .where(meant(which))
          .orderBy(asc(accessKeys.createdAt), asc(accessKeys.hash))
          .all()
          .map(grantOf),
      ),
    revokeAccess: (which) => write(() => revoke(which)),
  };
}

function meant({ team, kind, owner, channel }: WhichAccess): SQL | undefined {
  return and(
    eq(accessKeys.team, team),
    kind && eq(accessKeys.kind, kind),
    owner && eq(accessKeys.person, owner),
    channel && inChannel(accessKeys, channel),
  );
}
