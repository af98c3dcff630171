import {
  and,
  count,
  countDistinct,
  eq,
  getTableName,
  inArray,
  isNotNull,
  lt,
  or,
  type SQL,
} from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { PrivacyStore, RowCounts } from "../../../src/teams/privacy-store.ts";
import { monthsBefore } from "../../shared/retention.ts";
import { without } from "../../shared/without-fields.ts";
import { unsubscribeAddresses } from "../address-store.ts";
import type { Database, Session } from "../connection/database.ts";
import type { Contents } from "../delivery/message-content.ts";
import { addresses, casts, meetings, nominations, subscriptions, teamSettings } from "../schema.ts";
import { isOneOfThem, unnameClub, unnameSubscriptions } from "./forget-person.ts";
import { OF_A_TEAM, PERSONAL } from "./personal-data-tables.ts";
import { accountsOf, renameLedger } from "./team-store.ts";
import type { Tombstones } from "./tombstones.ts";

/** Deleted rows stay in the table's file until this frees their space; autovacuum may wait for more. */
const VACUUM = {
  name: "vacuum",
  text: `vacuum ${[...new Set([...PERSONAL, ...OF_A_TEAM].map(({ table }) => getTableName(table)))].join(", ")},
    contents, account_links, team_links, link_codes, link_tries`,
};

/** The part of the store that shows and deletes what is known of people and teams. */
export function createPrivacy(
  { ask, read, write }: Database,
  contents: Contents,
  tombstones: Tombstones,
): PrivacyStore {
  const some = (rows: RowCounts) => Object.keys(rows).length > 0;

  async function erase<T>(
    work: (session: Session) => Promise<T>,
    deleted: (result: T) => boolean,
  ): Promise<T> {
    const result = await write(async (session) => {
      const done = await work(session);
      await contents.sweep(session);
      return done;
    }, "forgetting");
    contents.forget();
    if (deleted(result)) await ask((session) => session.run(VACUUM));
    return result;
  }

  return {
    personalData: (person) =>
      read(async (session) => {
        const { orm } = session;
        const accounts = await accountsOf(session, accountOf(person));
        const rows: Record<string, Record<string, unknown>[]> = {};
        for (const { name, table, owner, kept = [] } of PERSONAL)
          rows[name] = without(kept, await orm.select().from(table).where(inArray(owner, accounts)));
        return {
          ...rows,
          subscriptions: await orm
            .select()
            .from(subscriptions)
            .where(isOneOfThem(subscriptions.createdBy, accounts)),
          "journal club meetings": await orm.select().from(meetings).where(inMeeting(accounts)),
          nominations: await orm.select().from(nominations).where(isOneOfThem(nominations.by, accounts)),
        };
      }),

    forgetPerson: (person, at) =>
      erase(
        async (session) => {
          const accounts = await accountsOf(session, accountOf(person));
          await tombstones.put(session, accounts, at);
          const teams = await session.orm
            .selectDistinct({ team: casts.team })
            .from(casts)
            .where(inArray(casts.person, accounts));
          await unsubscribeAddresses(session, inArray(addresses.person, accounts));
          const subscribed = await unnameSubscriptions(session, accounts);
          const inClub = await unnameClub(session, accounts);
          const own = PERSONAL.map(({ name, table, owner }) => ({
            name,
            table,
            where: inArray(owner, accounts),
          }));
          return {
            teams: teams.map(({ team }) => team),
            rows: {
              ...(await deleteFrom(session, own)),
              ...(subscribed > 0 ? { "channels subscribed in your name": subscribed } : {}),
              ...(inClub > 0 ? { "your name in the journal club": inClub } : {}),
            },
          };
        },
        ({ rows }) => some(rows),
      ),

    teamData: (team) =>
      read(async ({ orm }) => {
        const rows: Record<string, number> = {};
        for (const { name, table, owner } of OF_A_TEAM) {
          const [row] = await orm.select({ n: count() }).from(table).where(eq(owner, team));
          if (row && row.n > 0) rows[name] = row.n;
        }
        const [voters] = await orm
          .select({ n: countDistinct(casts.person) })
          .from(casts)
          .where(eq(casts.team, team));
        return { rows, people: voters?.n ?? 0 };
      }),

    deleteTeam: (team) =>
      erase(async (session) => {
        const own = OF_A_TEAM.map(({ name, table, owner }) => ({ name, table, where: eq(owner, team) }));
        const rows = await deleteFrom(session, own);
        // The remaining teams share a ledger under another name, so this one's name can be linked again.
        await renameLedger(session, team);
        return rows;
      }, some),

    deleteExpired: async (now) => {
      const { votes = 0 } = await erase(async (session) => {
        await tombstones.expire(session, now);
        const keeping = await session.orm
          .select({ team: teamSettings.team, months: teamSettings.retention })
          .from(teamSettings)
          .where(isNotNull(teamSettings.retention));
        const expired = [];
        for (const { team, months } of keeping) {
          const expiredBefore = monthsBefore(now, months ?? 0);
          await session.orm.update(teamSettings).set({ expiredBefore }).where(eq(teamSettings.team, team));
          const where = and(eq(casts.team, team), lt(casts.changedAt, expiredBefore));
          expired.push({ name: "votes", table: casts, where });
        }
        return deleteFrom(session, expired);
      }, some);
      return votes;
    },
  };
}

async function deleteFrom(
  { orm }: Session,
  owned: readonly { readonly name: string; readonly table: PgTable; readonly where: SQL | undefined }[],
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const { name, table, where } of owned) {
    const { rowCount } = await orm.delete(table).where(where);
    if (rowCount) counts[name] = (counts[name] ?? 0) + rowCount;
  }
  return counts;
}

/** Meetings that a person presents or scheduled. */
function inMeeting(accounts: readonly AccountId[]): SQL | undefined {
  return or(isOneOfThem(meetings.presenter, accounts), isOneOfThem(meetings.scheduledBy, accounts));
}
