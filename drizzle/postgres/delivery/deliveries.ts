import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import type {
  AwaitingRisers,
  ChannelSince,
  DeliveryCounts,
  DeliveryLog,
  SkippedDay,
} from "../../../src/delivery/outbox.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import type { Day } from "../../../src/time/day.ts";
import { channelOf } from "../../shared/rows/channel.ts";
import { countsOf, type DeliveryRow, postedOf } from "../../shared/rows/delivery.ts";
import { type SubscriptionRow, subscriptionOf } from "../../shared/rows/subscription.ts";
import { columnsOf, inChannel } from "../connection/columns.ts";
import type { Database } from "../connection/database.ts";
import { deliveries, subscriptions } from "../schema.ts";
import type { Contents } from "./message-content.ts";

/** The longest a day can be, with two changes of time zone on it. */
const LONGEST_DAY_MS = 3 * 86_400_000;

const ONE = {
  name: "delivery",
  text: `select ${columnsOf(deliveries, "d")} from deliveries d
    where platform = $1 and workspace = $2 and channel = $3 and day = $4 and kind = $5`,
};
/** The message is in the channel, or may yet be. */
const COUNTING = `(d.state in ('planned', 'sending', 'unknown', 'sent')
      or (d.state in ('failed', 'skipped') and d.first_attempt_at is not null))`;
const POSTED_PAPERS = {
  name: "posted_papers",
  text: `select asked.n, d.papers
    from unnest($1::text[], $2::text[], $3::text[], $4::text[])
      with ordinality as asked (platform, workspace, channel, since, n)
    join deliveries d using (platform, workspace, channel)
    where d.day >= asked.since and ${COUNTING}`,
};
const TOLD = {
  name: "told",
  text: `select asked.n, d.tells
    from unnest($1::text[], $2::text[], $3::text[], $4::text[])
      with ordinality as asked (platform, workspace, channel, since, n)
    join deliveries d using (platform, workspace, channel)
    where d.day >= asked.since and d.tells is not null and ${COUNTING}`,
};
/**
 * `$3` limits the due time so that the index can serve: no day lasts longer. Papers with their own post are beside the
 * digest.
 */
const AWAITING = {
  name: "awaiting_risers",
  text: `select ${columnsOf(subscriptions, "s")}, d.day, d.deadline, d.papers,
      d.posted_workspace as "postedWorkspace", d.posted_channel as "postedChannel",
      d.posted_message as "postedMessage", d.posted_at as "postedAt",
      array(select unnest(own.papers) from deliveries own
        where own.platform = d.platform and own.workspace = d.workspace and own.channel = d.channel
          and own.day = d.day and own.kind like 'paper:%' and s.settings ->> 'layout' is not null) as beside
    from deliveries d join subscriptions s using (platform, workspace, channel)
    where d.state = 'sent' and d.due_at >= $3 and d.kind = 'digest' and d.deadline > $2 and d.posted_at <= $1
      and s.disabled_at is null and s.settings ->> 'lateRisers' = 'thread'
      and not exists (select 1 from deliveries reply
        where reply.platform = d.platform and reply.workspace = d.workspace and reply.channel = d.channel
          and reply.day = d.day and reply.kind = 'risers')
    order by d.posted_at, d.key`,
};
const SKIPPED = {
  name: "skipped",
  text: `select platform, workspace, channel, day, kind, due_at as "dueAt", deadline from deliveries
    where state = 'skipped' and due_at >= $2 and note = $1`,
};
const COUNTS = {
  name: "delivery_counts",
  text: `select state, split_part(kind, ':', 1) as family, count(*) as deliveries, min(due_at) as earliest
    from deliveries where state in ('planned', 'sending', 'unknown')
      or (state in ('sent', 'failed', 'skipped') and due_at >= $1)
    group by state, family`,
};

interface AwaitingRow extends SubscriptionRow {
  readonly day: Day;
  readonly deadline: number;
  readonly papers: readonly PaperId[];
  readonly beside: readonly PaperId[];
  readonly postedWorkspace: string | null;
  readonly postedChannel: string | null;
  readonly postedMessage: string | null;
  readonly postedAt: number;
}

/** The part of the store that reports what became of deliveries; `claims.ts` moves them. */
export function createDeliveries({ ask }: Database, contents: Contents): DeliveryLog {
  return {
    delivery: ({ platform, workspace, id }, day, kind = "digest") =>
      ask(async (session) => {
        const rows = await session.run<DeliveryRow>(ONE, [platform, workspace, id, day, kind]);
        return (await contents.deliveriesOf(session, rows))[0];
      }),
    deliveriesOn: (channel, day) =>
      ask(async (session) => {
        const rows = await session.orm
          .select()
          .from(deliveries)
          .where(and(inChannel(deliveries, channel), eq(deliveries.day, day)))
          .orderBy(asc(deliveries.dueAt), asc(deliveries.kind), asc(deliveries.key));
        return contents.deliveriesOf(session, rows);
      }),
    deliveriesIn: (states, dueSince, limit) =>
      ask(async (session) => {
        const rows = await session.orm
          .select()
          .from(deliveries)
          .where(and(inArray(deliveries.state, [...states]), gte(deliveries.dueAt, dueSince)))
          .orderBy(desc(deliveries.dueAt), desc(deliveries.kind), asc(deliveries.key))
          .limit(limit);
        return contents.deliveriesOf(session, rows);
      }),
    deliveries: (channel, limit, kind) =>
      ask(async (session) => {
        const rows = await session.orm
          .select()
          .from(deliveries)
          .where(
            and(inChannel(deliveries, channel), kind === undefined ? undefined : eq(deliveries.kind, kind)),
          )
          .orderBy(desc(deliveries.day), desc(deliveries.kind))
          .limit(limit);
        return contents.deliveriesOf(session, rows);
      }),
    awaitingRisers: (postedBy, now) =>
      ask(async (session) => {
        const rows = await session.run<AwaitingRow>(AWAITING, [postedBy, now, now - LONGEST_DAY_MS]);
        return rows.flatMap((row): AwaitingRisers[] => {
          const { day, deadline, postedAt, beside } = row;
          const posted = postedOf(row);
          if (!posted) return [];
          const papers = [...row.papers, ...beside];
          const apart = beside.length > 0;
          return [
            { subscription: subscriptionOf(row), digest: { day, deadline, posted, postedAt, papers, apart } },
          ];
        });
      }),
    postedPapers: (asked) =>
      ask(async (session) => {
        type Row = { n: number; papers: readonly PaperId[] };
        const rows = await session.run<Row>(POSTED_PAPERS, columnsAsked(asked));
        const answers = asked.map(() => new Set<PaperId>());
        for (const { n, papers } of rows) for (const paper of papers) answers[n - 1]?.add(paper);
        return answers;
      }),
    told: (asked) =>
      ask(async (session) => {
        type Row = { n: number; tells: readonly string[] };
        const answers = asked.map(() => new Set<string>());
        for (const { n, tells } of await session.run<Row>(TOLD, columnsAsked(asked)))
          for (const told of tells) answers[n - 1]?.add(told);
        return answers;
      }),
    skipped: (note, dueSince) =>
      ask(async (session) => {
        type Row = Omit<SkippedDay, "channel"> & Parameters<typeof channelOf>[0];
        const rows = await session.run<Row>(SKIPPED, [note, dueSince]);
        return rows.map((row) => {
          const { day, kind, dueAt, deadline } = row;
          return { channel: channelOf(row), day, kind, dueAt, deadline };
        });
      }),
    deliveryCounts: (dueSince) =>
      ask(async (session) => {
        type Row = DeliveryCounts["families"][number] & { readonly earliest: number | null };
        return countsOf(await session.run<Row>(COUNTS, [dueSince]));
      }),
  };
}

function columnsAsked(asked: readonly ChannelSince[]): readonly (readonly string[])[] {
  return [
    asked.map(({ channel }) => channel.platform),
    asked.map(({ channel }) => channel.workspace),
    asked.map(({ channel }) => channel.id),
    asked.map(({ since }) => since),
  ];
}
