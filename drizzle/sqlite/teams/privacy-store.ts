import { and, count, countDistinct, eq, inArray, isNotNull, like, or, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Message } from "../../../src/chat/message.ts";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { PrivacyStore, RowCounts } from "../../../src/teams/privacy-store.ts";
import type { Database } from "../connection/database.ts";
import { erasing } from "../connection/secure-delete.ts";
import { type Contents, contentOfJson } from "../delivery/message-content.ts";
import {
  casts,
  contents as contentsTable,
  deliveries,
  meetings,
  nominations,
  subscriptions,
  teamSettings,
} from "../schema.ts";
import { OF_A_TEAM, PERSONAL } from "./personal-data-tables.ts";
import { inTeam } from "./team-scope.ts";
import { accountsOfPerson } from "./team-store.ts";
import type { Tombstones } from "./tombstones.ts";

/** The part of the store that shows and deletes what is known of people and teams. */
export function createPrivacy(
  { client, orm, outside, read }: Database,
  contents: Contents,
  tombstones: Tombstones,
  wait: (ms: number) => Promise<void>,
): PrivacyStore {
  /** Deletes in one transaction, then from the file. */
  const erase = <T>(work: () => T): Promise<T> =>
    outside(async () => {
      const { result } = await erasing(client, () => client.transaction(work).immediate(), wait);
      contents.forget();
      return result;
    });

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

  /** Meetings go on without the name; what one person wished is no wish of the team. Returns how many rows changed. */
  function forgetInClub(accounts: readonly AccountId[]): number {
    forgetInReminders(accounts);
    const presented = orm
      .update(meetings)
      .set({ presenter: null, presenterName: null })
      .where(isOneOfThem(meetings.presenter, accounts))
      .run().changes;
    const set = orm
      .update(meetings)
      .set({ scheduledBy: null })
      .where(isOneOfThem(meetings.scheduledBy, accounts))
      .run().changes;
    const wished = orm.delete(nominations).where(isOneOfThem(nominations.by, accounts)).run().changes;
    return presented + set + wished;
  }

  /** Reminders hold the presenter's name in their text: what was posted loses it, what waits goes out without the name. */
  function forgetInReminders(accounts: readonly AccountId[]): void {
    const presented = orm
      .select({ id: meetings.id, name: meetings.presenterName })
      .from(meetings)
      .where(isOneOfThem(meetings.presenter, accounts))
      .all();
    for (const { id, name } of presented) {
      const ofMeeting = like(deliveries.kind, `club:${id}:%`);
      orm
        .update(deliveries)
        .set({ message: null })
        .where(and(ofMeeting, inArray(deliveries.state, ["sent", "failed", "skipped"])))
        .run();
      if (!name) continue;
      const written = JSON.stringify(name).slice(1, -1);
      const waiting = orm
        .select({ key: deliveries.key, json: contentsTable.content })
        .from(deliveries)
        .innerJoin(contentsTable, eq(contentsTable.hash, deliveries.message))
        .where(ofMeeting)
        .all();
      for (const { key, json } of waiting) {
        const nameless = contentOfJson<Message>(json.replaceAll(written, "somebody"));
        orm.update(deliveries).set({ message: nameless.hash }).where(eq(deliveries.key, key)).run();
        contents.keep(nameless);
      }
    }
  }

  return {
    personalData: (person) =>
      read(() => {
        const accounts = [...accountsOfPerson(orm, accountOf(person))];
        const tables = PERSONAL.map(({ name, table, owner }) => [
          name,
          orm.select().from(table).where(inArray(owner, accounts)).all(),
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
          .where(isOneOfThem(subscriptions.createdBy, accounts))
          .run();
        const inClub = forgetInClub(accounts);
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
            ...(inClub > 0 ? { "your name in the journal club": inClub } : {}),
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

/** Whether a person in a column, held as the platform names people, has one of the accounts. */
function isOneOfThem(column: AnySQLiteColumn, accounts: readonly AccountId[]): SQL {
  const of = (part: string) => sql`json_extract(${column}, ${`$.${part}`})`;
  const workspace = sql`case ${of("workspace")} when '' then '' else ${of("workspace")} || ':' end`;
  const account = sql`${of("platform")} || ':' || ${workspace} || ${of("user")}`;
  return sql`${account} in (select value from json_each(${JSON.stringify(accounts)}))`;
}

/** Meetings that somebody presents or has set. */
function inMeeting(accounts: readonly AccountId[]): SQL | undefined {
  return or(isOneOfThem(meetings.presenter, accounts), isOneOfThem(meetings.scheduledBy, accounts));
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
