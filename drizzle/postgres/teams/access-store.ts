import { and, asc, eq, gt, isNull, or, type SQL } from "drizzle-orm";
import type { AccessStore, WhichAccess } from "../../../src/teams/access-store.ts";
import { accessRow, grantOf } from "../../shared/rows/access.ts";
import { inChannel } from "../connection/columns.ts";
import type { Database, Session } from "../connection/database.ts";
import { accessKeys } from "../schema.ts";

export function createAccess({ ask, write }: Database): AccessStore {
  async function revoke({ orm }: Session, which: WhichAccess): Promise<number> {
    const { rowCount } = await orm.delete(accessKeys).where(meant(which));
    return rowCount ?? 0;
  }
  return {
    saveAccess: (hash, grant, replaced) =>
      write(async (session) => {
        await revoke(session, replaced);
        await session.orm.insert(accessKeys).values(accessRow(hash, grant));
      }),
    access: (hash, now) =>
      ask(async ({ orm }) => {
        const stands = or(isNull(accessKeys.expiresAt), gt(accessKeys.expiresAt, now));
        const [row] = await orm
          .select()
          .from(accessKeys)
          .where(and(eq(accessKeys.hash, hash), stands));
        return row && grantOf(row);
      }),
    accesses: (which) =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select()
          .from(accessKeys)
          .where(meant(which))
          .orderBy(asc(accessKeys.createdAt), asc(accessKeys.hash));
        return rows.map(grantOf);
      }),
    revokeAccess: (which) => ask((session) => revoke(session, which)),
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
