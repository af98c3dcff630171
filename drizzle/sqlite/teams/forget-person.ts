import { and, eq, inArray, isNull, like, type SQL, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Message } from "../../../src/chat/message.ts";
import type { Reminder } from "../../../src/club/store.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import { replaceName } from "../../../src/teams/replace-name.ts";
import { contentOf } from "../../shared/rows/content.ts";
import type { Contents } from "../delivery/message-content.ts";
import { contents as contentsTable, deliveries, meetings, nominations, subscriptions } from "../schema.ts";

/** Within the caller's transaction: removes a person from rows that belong to others. Returns the number of rows. */
export interface Unnaming {
  /** Channels stay subscribed; only who subscribed them is forgotten. */
  inSubscriptions(accounts: readonly AccountId[]): number;
  /** Meetings stay without the name; nominations are deleted, since they are the person's alone. */
  inClub(accounts: readonly AccountId[]): number;
}

/** Removes people from other people's rows. */
export function createUnnaming(orm: BetterSQLite3Database, contents: Contents): Unnaming {
  /** Reminders contain the presenter's name. */
  function inReminders({ id, told, presenterName }: typeof meetings.$inferSelect): void {
    const ofMeeting = like(deliveries.kind, `club:${id}:%`);
    orm
      .update(deliveries)
      .set({ message: null })
      .where(and(ofMeeting, inArray(deliveries.state, ["sent", "failed", "skipped"])))
      .run();
    // The planner of reminders plans them again, without the name.
    const again = orm
      .update(deliveries)
      .set({ state: "skipped", message: null, note: "The presenter asked to be forgotten." })
      .where(and(ofMeeting, eq(deliveries.state, "planned"), isNull(deliveries.firstAttemptAt)))
      .returning({ kind: deliveries.kind })
      .all();
    const untold = again.map(({ kind }) => kind.split(":").slice(-2).join(":"));
    const still: readonly Reminder[] = told.filter((what) => !untold.includes(what));
    if (untold.length > 0) orm.update(meetings).set({ told: still }).where(eq(meetings.id, id)).run();
    if (presenterName) inFlight(ofMeeting, presenterName);
  }

  /** A reminder that may already be posted cannot be planned again, so the name is replaced in it. */
  function inFlight(ofMeeting: SQL, name: string): void {
    const rows = orm
      .select({ key: deliveries.key, json: contentsTable.content })
      .from(deliveries)
      .innerJoin(contentsTable, eq(contentsTable.hash, deliveries.message))
      .where(ofMeeting)
      .all();
    for (const { key, json } of rows) {
      const nameless = contentOf<Message>(replaceName(JSON.parse(json), name, "somebody"));
      orm.update(deliveries).set({ message: nameless.hash }).where(eq(deliveries.key, key)).run();
      contents.keep(nameless);
    }
  }

  return {
    inSubscriptions: (accounts) =>
      orm
        .update(subscriptions)
        .set({ createdBy: sql`json_set(${subscriptions.createdBy}, '$.user', '')` })
        .where(isOneOfThem(subscriptions.createdBy, accounts))
        .run().changes,
    inClub(accounts) {
      const presented = orm.select().from(meetings).where(isOneOfThem(meetings.presenter, accounts)).all();
      for (const meeting of presented) inReminders(meeting);
      const left = orm
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
      return left + set + wished;
    },
  };
}

/** Whether the person in a JSON column has one of the accounts. */
export function isOneOfThem(column: AnySQLiteColumn, accounts: readonly AccountId[]): SQL {
  const of = (part: string) => sql`json_extract(${column}, ${`$.${part}`})`;
  const workspace = sql`case ${of("workspace")} when '' then '' else ${of("workspace")} || ':' end`;
  const account = sql`${of("platform")} || ':' || ${workspace} || ${of("user")}`;
  return sql`${account} in (select value from json_each(${JSON.stringify(accounts)}))`;
}
