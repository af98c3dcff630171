import { and, count, countDistinct, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { type AccountId, accountOf } from "../src/person.ts";
import type { PrivacyStore, RowCounts } from "../src/privacy.ts";
import type { Database } from "./database.ts";
import { erasing } from "./erase.ts";
import { inTeam } from "./linked.ts";
import { OF_A_TEAM, PERSONAL } from "./owned.ts";
import { casts, subscriptions, teamSettings } from "./schema.ts";
import { accountsOfPerson } from "./teams.ts";
import type { Tombstones } from "./tombstones.ts";

/** The part of the store that shows and deletes what is known of people and teams. */
export function createPrivacy(
  { client, orm, outside, read }: Database,
  tombstones: Tombstones,
  wait: (ms: number) => Promise<void>,
): PrivacyStore {
  /** Deletes in one transaction, then from the file. */
  const erase = <T>(work: () => T): Promise<T> =>
    outside(async () => (await erasing(client, () => client.transaction(work).immediate(), wait)).result);

  function deleteFrom(
    owned: readonly { readonly name: string; readonly table: SQLiteTable; readonly where: SQL | undefined }[],
  ): RowCounts {
    const counts: Record<string, number> = {};
    for (const { name, table, where } of owned) {
      const { changes } = orm.delete(table).where(where).run();
      if (changes > 0) counts[name] = (counts[name] ?? 0) + changes;
    }
    return counts;
  }

  return {
    personalData: (person) =>
      read(() => {
        const accounts = [...accountsOfPerson(orm, accountOf(person))];
        const tables = PERSONAL.map(({ name, table, owner }) => [
          name,
          orm.select().from(table).where(inArray(owner, accounts)).all(),
        ]);
        const made = orm.select().from(subscriptions).where(createdBy(accounts)).all();
        return { ...Object.fromEntries(tables), subscriptions: made };
      }),

    forgetPerson: (person, at) =>
      erase(() => {
        const accounts = [...accountsOfPerson(orm, accountOf(person))];
        tombstones.put(accounts, at);
        const teams = orm
          .selectDistinct({ team: casts.team })
          .from(casts)
          .where(inArray(casts.person, accounts))
          .all();
        // The channel goes on getting its papers; only who asked for them is no longer known.
        const { changes } = orm
          .update(subscriptions)
          .set({ createdBy: sql`json_set(${subscriptions.createdBy}, '$.user', '')` })
          .where(createdBy(accounts))
          .run();
        const rows = PERSONAL.map(({ name, table, owner }) => ({
          name,
          table,
          where: inArray(owner, accounts),
        }));
        return {
          teams: teams.map(({ team }) => team),
          rows: {
            ...deleteFrom(rows),
            ...(changes > 0 ? { "channels subscribed in your name": changes } : {}),
          },
        };
      }),

    teamData: (team) =>
      read(() => {
        const rows: Record<string, number> = {};
        for (const { name, table, owner } of OF_A_TEAM) {
          const n = orm.select({ n: count() }).from(table).where(eq(owner, team)).get()?.n ?? 0;
          if (n > 0) rows[name] = n;
        }
        const voters = orm
          .select({ n: countDistinct(casts.person) })
          .from(casts)
          .where(eq(casts.team, team))
          .get();
        return { rows, people: voters?.n ?? 0 };
      }),

    deleteTeam: (team) =>
      erase(() =>
        deleteFrom(OF_A_TEAM.map(({ name, table, owner }) => ({ name, table, where: eq(owner, team) }))),
      ),

    deleteExpired: async (now) => {
      const teams = await read(() =>
        orm
          .select({ team: teamSettings.team, months: teamSettings.retention })
          .from(teamSettings)
          .where(isNotNull(teamSettings.retention))
          .all(),
      );
      const old = teams.map(({ team, months }) =>
        and(inTeam(casts.team, team), sql`${casts.changedAt} < ${monthsBefore(now, months ?? 0)}`),
      );
      const expired = await read(() =>
        old.reduce(
          (sum, where) => sum + (orm.select({ n: count() }).from(casts).where(where).get()?.n ?? 0),
          0,
        ),
      );
      if (expired > 0) {
        await erase(() => deleteFrom(old.map((where) => ({ name: "votes", table: casts, where }))));
      }
      tombstones.expire(now);
      return expired;
    },
  };
}

/** Subscriptions hold who made them as the platform names people. */
function createdBy(accounts: readonly AccountId[]): SQL {
  const of = (part: string) => sql`json_extract(${subscriptions.createdBy}, ${`$.${part}`})`;
  const account = sql`case ${of("platform")} when 'discord' then 'discord:' || ${of("user")} else ${of("platform")} || ':' || ${of("workspace")} || ':' || ${of("user")} end`;
  return sql`${account} in (select value from json_each(${JSON.stringify(accounts)}))`;
}

/** The same day and time so many calendar months earlier (UTC); the last day of the month where that day does not exist. */
function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date.getTime();
}
