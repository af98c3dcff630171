import { and, count, countDistinct, eq, inArray, isNotNull, lt, or, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { PrivacyStore, RowCounts } from "../../../src/teams/privacy-store.ts";
import { monthsBefore } from "../../shared/retention.ts";
import { without } from "../../shared/without-fields.ts";
import { unsubscribeAddresses } from "../address-store.ts";
import type { Database } from "../connection/database.ts";
import type { Eraser } from "../connection/secure-delete.ts";
import type { Contents } from "../delivery/message-content.ts";
import { addresses, casts, meetings, nominations, subscriptions, teamSettings } from "../schema.ts";
import { createUnnaming, isOneOfThem } from "./forget-person.ts";
import { OF_A_TEAM, PERSONAL } from "./personal-data-tables.ts";
import { accountsOfPerson, renameLedger } from "./team-store.ts";
import type { Tombstones } from "./tombstones.ts";

/** The part of the store that shows and deletes what is known of people and teams. */
export function createPrivacy(
  { orm, read }: Database,
  contents: Contents,
  tombstones: Tombstones,
  eraser: Eraser,
): PrivacyStore {
  const unnaming = createUnnaming(orm, contents);
  const some = (rows: RowCounts) => Object.keys(rows).length > 0;

  async function erase<T>(work: () => T, deleted: (result: T) => boolean): Promise<T> {
    const result = await eraser.erase(work, deleted);
    contents.forget();
    return result;
  }

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
        const tables = PERSONAL.map(({ name, table, owner, kept = [] }) => [
          name,
          without(kept, orm.select().from(table).where(inArray(owner, accounts)).all()),
        ]);
        const made = orm.select().from(subscriptions).where(isOneOfThem(subscriptions.createdBy, accounts));
        const held = orm.select().from(meetings).where(inMeeting(accounts));
        const wished = orm.select().from(nominations).where(isOneOfThem(nominations.by, accounts));
        return {
          ...Object.fromEntries(tables),
          subscriptions: made.all(),
          "journal club meetings": held.all(),
          nominations: wished.all(),
        };
      }),

    forgetPerson: (person, at) =>
      erase(
        () => {
          const accounts = [...accountsOfPerson(orm, accountOf(person))];
          tombstones.put(accounts, at);
          const teams = orm
            .selectDistinct({ team: casts.team })
            .from(casts)
            .where(inArray(casts.person, accounts))
            .all();
          unsubscribeAddresses(orm, inArray(addresses.person, accounts));
          const subscribed = unnaming.inSubscriptions(accounts);
          const inClub = unnaming.inClub(accounts);
          const rows = PERSONAL.map(({ name, table, owner }) => ({
            name,
            table,
            where: inArray(owner, accounts),
          }));
          return {
            teams: teams.map(({ team }) => team),
            rows: {
              ...deleteFrom(rows),
              ...(subscribed > 0 ? { "channels subscribed in your name": subscribed } : {}),
              ...(inClub > 0 ? { "your name in the journal club": inClub } : {}),
            },
          };
        },
        ({ rows }) => some(rows),
      ),

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
      erase(() => {
        const rows = deleteFrom(
          OF_A_TEAM.map(({ name, table, owner }) => ({ name, table, where: eq(owner, team) })),
        );
        // The remaining teams share a ledger under another name, so this one's name can be linked again.
        renameLedger(orm, team);
        return rows;
      }, some),

    deleteExpired: async (now) => {
      const { votes = 0 } = await erase(() => {
        tombstones.expire(now);
        const keeping = orm
          .select({ team: teamSettings.team, months: teamSettings.retention })
          .from(teamSettings)
          .where(isNotNull(teamSettings.retention))
          .all();
        const expired = keeping.map(({ team, months }) => {
          const expiredBefore = monthsBefore(now, months ?? 0);
          orm.update(teamSettings).set({ expiredBefore }).where(eq(teamSettings.team, team)).run();
          const where = and(eq(casts.team, team), lt(casts.changedAt, expiredBefore));
          return { name: "votes", table: casts, where };
        });
        return deleteFrom(expired);
      }, some);
      return votes;
    },
  };
}

/** Meetings that a person presents or scheduled. */
function inMeeting(accounts: readonly AccountId[]): SQL | undefined {
  return or(isOneOfThem(meetings.presenter, accounts), isOneOfThem(meetings.scheduledBy, accounts));
}
