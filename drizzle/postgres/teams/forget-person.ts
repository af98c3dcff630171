import { and, eq, inArray, isNull, like, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Message } from "../../../src/chat/message.ts";
import type { Reminder } from "../../../src/club/store.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import { replaceName } from "../../../src/teams/replace-name.ts";
import { contentOf } from "../../shared/rows/content.ts";
import type { Session } from "../connection/database.ts";
import { contents, deliveries, meetings, nominations, subscriptions } from "../schema.ts";

/** Channels stay subscribed; only who subscribed them is forgotten. Returns the number of rows. */
export async function unnameSubscriptions({ orm }: Session, accounts: readonly AccountId[]): Promise<number> {
  const { rowCount } = await orm
    .update(subscriptions)
    .set({ createdBy: sql`jsonb_set(${subscriptions.createdBy}::jsonb, '{user}', '""')::json` })
    .where(isOneOfThem(subscriptions.createdBy, accounts));
  return rowCount ?? 0;
}

/**
 * Meetings stay without the name; nominations are deleted, since they are the person's alone. Returns the number of
 * rows.
 */
export async function unnameClub(session: Session, accounts: readonly AccountId[]): Promise<number> {
  const { orm } = session;
  const presented = await orm.select().from(meetings).where(isOneOfThem(meetings.presenter, accounts));
  for (const meeting of presented) await unnameReminders(session, meeting);
  const left = await orm
    .update(meetings)
    .set({ presenter: null, presenterName: null })
    .where(isOneOfThem(meetings.presenter, accounts));
  const set = await orm
    .update(meetings)
    .set({ scheduledBy: null })
    .where(isOneOfThem(meetings.scheduledBy, accounts));
  const wished = await orm.delete(nominations).where(isOneOfThem(nominations.by, accounts));
  return (left.rowCount ?? 0) + (set.rowCount ?? 0) + (wished.rowCount ?? 0);
}

/** Reminders contain the presenter's name. */
async function unnameReminders(
  session: Session,
  { id, told, presenterName }: typeof meetings.$inferSelect,
): Promise<void> {
  const { orm } = session;
  const ofMeeting = like(deliveries.kind, `club:${id}:%`);
  await orm
    .update(deliveries)
    .set({ message: null })
    .where(and(ofMeeting, inArray(deliveries.state, ["sent", "failed", "skipped"])));
  // The planner of reminders plans them again, without the name.
  const again = await orm
    .update(deliveries)
    .set({ state: "skipped", message: null, note: "The presenter asked to be forgotten." })
    .where(and(ofMeeting, eq(deliveries.state, "planned"), isNull(deliveries.firstAttemptAt)))
    .returning({ kind: deliveries.kind });
  const untold = again.map(({ kind }) => kind.split(":").slice(-2).join(":"));
  const still: readonly Reminder[] = told.filter((what) => !untold.includes(what));
  if (untold.length > 0) await orm.update(meetings).set({ told: still }).where(eq(meetings.id, id));
  if (presenterName) await unnameInFlight(session, ofMeeting, presenterName);
}

/** A reminder that may already be posted cannot be planned again, so the name is replaced in it. */
async function unnameInFlight({ orm }: Session, ofMeeting: SQL, name: string): Promise<void> {
  const rows = await orm
    .select({ key: deliveries.key, json: contents.content })
    .from(deliveries)
    .innerJoin(contents, eq(contents.hash, deliveries.message))
    .where(ofMeeting);
  for (const { key, json } of rows) {
    const nameless = contentOf<Message>(replaceName(JSON.parse(json), name, "somebody"));
    await orm.insert(contents).values({ hash: nameless.hash, content: nameless.json }).onConflictDoNothing();
    await orm.update(deliveries).set({ message: nameless.hash }).where(eq(deliveries.key, key));
  }
}

/** Whether the person in a JSON column has one of the accounts. */
export function isOneOfThem(column: AnyPgColumn, accounts: readonly AccountId[]): SQL {
  const of = (part: string) => sql`${column} ->> ${sql.raw(`'${part}'`)}`;
  const workspace = sql`case ${of("workspace")} when '' then '' else (${of("workspace")}) || ':' end`;
  const account = sql`(${of("platform")}) || ':' || ${workspace} || (${of("user")})`;
  return sql`(${account}) = any(${sql.param([...accounts])}::text[])`;
}
