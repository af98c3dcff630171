import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  notExists,
  or,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { AwaitingRisers, ChannelSince, DeliveryLog } from "../../../src/delivery/outbox.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { channelOf } from "../../shared/rows/channel.ts";
import { deliveryOf, postedOf } from "../../shared/rows/delivery.ts";
import { subscriptionOf } from "../../shared/rows/subscription.ts";
import { channelIn, givenChannel, inChannel } from "../channel-columns.ts";
import { answersTo, asked, askedFor, nth } from "../connection/asked.ts";
import type { Database } from "../connection/database.ts";
import { deliveries, subscriptions } from "../schema.ts";
import type { Contents } from "./message-content.ts";

type DeliveryMethods = Pick<
  DeliveryLog,
  | "delivery"
  | "deliveriesOn"
  | "deliveries"
  | "deliveriesIn"
  | "awaitingRisers"
  | "postedPapers"
  | "told"
  | "skipped"
>;

/** The longest a day can be, with two changes of time zone on it. */
const LONGEST_DAY_MS = 3 * 86_400_000;
const replies = alias(deliveries, "replies");

/** The message is in the channel, or may yet be. */
const counting = or(
  inArray(deliveries.state, ["planned", "sending", "unknown", "sent"]),
  and(inArray(deliveries.state, ["failed", "skipped"]), isNotNull(deliveries.firstAttemptAt)),
);

/** Whether a row belongs to the channel that `sinceDays` asks about, and to its start day or later. */
const inAsked = and(
  inChannel(deliveries, { platform: askedFor(0), workspace: askedFor(1), id: askedFor(2) }),
  gte(deliveries.day, askedFor(3)),
);

/** The part of the store that reports what became of deliveries; `claims.ts` moves them. */
export function createDeliveries({ orm, read }: Database, contents: Contents): DeliveryMethods {
  // Runs for every channel that is due.
  const papersSince = orm
    .select({ n: nth, papers: deliveries.papers })
    .from(asked)
    .crossJoin(deliveries)
    .where(and(inAsked, counting))
    .prepare();
  const toldSince = orm
    .select({ n: nth, tells: deliveries.tells })
    .from(asked)
    .crossJoin(deliveries)
    .where(and(inAsked, isNotNull(deliveries.tells), counting))
    .prepare();
  // Runs for every channel when Paperboy starts.
  const one = orm
    .select()
    .from(deliveries)
    .where(
      and(
        inChannel(deliveries, givenChannel),
        eq(deliveries.day, sql.placeholder("day")),
        eq(deliveries.kind, sql.placeholder("kind")),
      ),
    )
    .prepare();
  const besides = orm
    .select({ papers: deliveries.papers })
    .from(deliveries)
    .where(
      and(
        inChannel(deliveries, givenChannel),
        eq(deliveries.day, sql.placeholder("day")),
        like(deliveries.kind, "paper:%"),
      ),
    )
    .prepare();
  // Runs every minute.
  const awaiting = orm
    .select({
      subscription: subscriptions,
      day: deliveries.day,
      deadline: deliveries.deadline,
      papers: deliveries.papers,
      platform: deliveries.platform,
      postedWorkspace: deliveries.postedWorkspace,
      postedChannel: deliveries.postedChannel,
      postedMessage: deliveries.postedMessage,
      postedAt: deliveries.postedAt,
    })
    .from(deliveries)
    .innerJoin(subscriptions, inChannel(subscriptions, channelIn(deliveries)))
    .where(
      and(
        eq(deliveries.state, "sent"),
        // A limit on the due time that lets the index serve: no day lasts longer.
        gte(deliveries.dueAt, sql.placeholder("since")),
        eq(deliveries.kind, "digest"),
        gt(deliveries.deadline, sql.placeholder("now")),
        lte(deliveries.postedAt, sql.placeholder("postedBy")),
        isNull(subscriptions.disabledAt),
        sql`json_extract(${subscriptions.settings}, '$.lateRisers') = 'thread'`,
        notExists(
          orm
            .select({ one: sql`1` })
            .from(replies)
            .where(
              and(
                eq(replies.platform, deliveries.platform),
                eq(replies.workspace, deliveries.workspace),
                eq(replies.channel, deliveries.channel),
                eq(replies.day, deliveries.day),
                eq(replies.kind, "risers"),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(deliveries.postedAt), asc(deliveries.key))
    .prepare();

  return {
    delivery: (channel, day, kind = "digest") =>
      read(() => {
        const { platform, workspace, id } = channel;
        const row = one.get({ platform, workspace, channel: id, day, kind });
        return row && deliveryOf(row, contents);
      }),
    deliveriesOn: (channel, day) =>
      read(() =>
        orm
          .select()
          .from(deliveries)
          .where(and(inChannel(deliveries, channel), eq(deliveries.day, day)))
          .orderBy(asc(deliveries.dueAt), asc(deliveries.kind), asc(deliveries.key))
          .all()
          .map((row) => deliveryOf(row, contents)),
      ),
    deliveriesIn: (states, dueSince, limit) =>
      read(() =>
        orm
          .select()
          .from(deliveries)
          .where(and(inArray(deliveries.state, [...states]), gte(deliveries.dueAt, dueSince)))
          .orderBy(desc(deliveries.dueAt), desc(deliveries.kind), asc(deliveries.key))
          .limit(limit)
          .all()
          .map((row) => deliveryOf(row, contents)),
      ),
    deliveries: (channel, limit, kind) =>
      read(() =>
        orm
          .select()
          .from(deliveries)
          .where(
            and(inChannel(deliveries, channel), kind === undefined ? undefined : eq(deliveries.kind, kind)),
          )
          .orderBy(desc(deliveries.day), desc(deliveries.kind))
          .limit(limit)
          .all()
          .map((row) => deliveryOf(row, contents)),
      ),
    awaitingRisers: (postedBy, now) =>
      read(() =>
        awaiting.all({ postedBy, now, since: now - LONGEST_DAY_MS }).flatMap((row): AwaitingRisers[] => {
          const { day, deadline, postedAt } = row;
          const posted = postedOf(row);
          if (!posted || postedAt === null) return [];
          const subscription = subscriptionOf(row.subscription);
          const { platform, workspace, id: channel } = subscription.channel;
          // Only channels with a layout can have posts beside the digest.
          const beside = subscription.settings.layout
            ? besides.all({ platform, workspace, channel, day }).flatMap((post) => post.papers)
            : [];
          const papers = [...row.papers, ...beside];
          const apart = beside.length > 0;
          return [{ subscription, digest: { day, deadline, posted, postedAt, papers, apart } }];
        }),
      ),
    postedPapers: (channels) =>
      read(() =>
        answersTo(channels, papersSince.all(sinceDays(channels)), ({ papers }) => papers).map(
          (papers) => new Set<PaperId>(papers.flat()),
        ),
      ),
    told: (channels) =>
      read(() =>
        answersTo(channels, toldSince.all(sinceDays(channels)), ({ tells }) => tells ?? []).map(
          (tells) => new Set(tells.flat()),
        ),
      ),
    skipped: (note, dueSince) =>
      read(() =>
        orm
          .select()
          .from(deliveries)
          .where(
            and(eq(deliveries.state, "skipped"), gte(deliveries.dueAt, dueSince), eq(deliveries.note, note)),
          )
          .all()
          .map((row) => {
            const { day, kind, dueAt, deadline } = row;
            return { channel: channelOf(row), day, kind, dueAt, deadline };
          }),
      ),
  };
}

function sinceDays(channels: readonly ChannelSince[]): { readonly asked: string } {
  const keys = channels.map(({ channel: { platform, workspace, id }, since }) => [
    platform,
    workspace,
    id,
    since,
  ]);
  return { asked: JSON.stringify(keys) };
}
