import type { Served } from "../../../src/chat/adapter.ts";
import { PARTS } from "../../../src/chat/parts.ts";
import type { Claim, Outbox } from "../../../src/delivery/outbox.ts";
import { IN_ORDER_MS, LAST_MINUTES_MS, waitedForSince } from "../../../src/delivery/retry-policy.ts";
import type { DeliveryRow } from "../../shared/rows/delivery.ts";
import { rangesOf } from "../../shared/served.ts";
import { columnsOf } from "../connection/columns.ts";
import type { Database, Statement, Value } from "../connection/database.ts";
import { deliveries } from "../schema.ts";
import type { Contents } from "./message-content.ts";

type OutboxMethods = Pick<
  Outbox,
  "claimPlanned" | "claimUnknown" | "expireLeases" | "shortenWaits" | "settle"
>;

/**
 * How far the database's clock is ahead of ours, whose time is the parameter: several machines share the leases. A
 * difference below ten seconds may be the wait for a connection, and affects no lease.
 */
const ahead = (ours: string) => `clock as (
    select case when abs(apart) < 10000 then 0 else apart end as ahead
    from (select (extract(epoch from clock_timestamp()) * 1000)::bigint - ${ours}::bigint as apart) as clocks)`;

/** False for deliveries that a channel no longer wants after it unsubscribed or was disabled. */
const wanted = (
  d: string,
) => `(not (${d}.kind in ('digest', 'wrap', 'risers') or ${d}.kind like 'paper:%' or ${d}.kind like 'news:%')
  or exists (select 1 from subscriptions s where s.platform = ${d}.platform and s.workspace = ${d}.workspace
    and s.channel = ${d}.channel and s.disabled_at is null))`;

/**
 * True for deliveries that must wait for an earlier one of their channel, which is open or about to be claimed. $10 is
 * the first day that others wait for.
 */
const MUST_WAIT = `(d.deadline > $2 + ${LAST_MINUTES_MS} and exists (
    select 1 from deliveries e where e.platform = d.platform and e.workspace = d.workspace and e.channel = d.channel
      and e.day >= $10 and e.state in ('planned', 'sending', 'unknown')
      and (e.due_at, e.kind, e.key) < (d.due_at, d.kind, d.key)
      and case when e.first_attempt_at is null then e.not_before <= $2 and e.deadline > $2 and ${wanted("e")}
        else abs(e.first_attempt_at - $2) < ${IN_ORDER_MS} end))`;

/** What `partOf` returns. */
const PART = `get_byte(sha256(convert_to(rtrim(d.workspace, '/'), 'UTF8')), 0) % ${PARTS}`;

/**
 * Claims ripe deliveries, earliest due first, and a digest before others due at the same time. $1 platforms served as a
 * whole, $2 now, $3 lease, $4 limit, $5 our clock, $6 and $7 the platforms and ids of workspaces served, $8 and $9 the
 * platforms and numbers of parts served.
 */
const claim = (name: string, ripe: string, change: string): Statement => ({
  name,
  text: `with ${ahead("$5")}, ripe as materialized (
      select d.key from deliveries d
      where ${ripe} and d.not_before <= $2 and (d.platform = any($1)
        or (d.platform, d.workspace) in (select * from unnest($6::text[], $7::text[]))
        or (d.platform, ${PART}) in (select * from unnest($8::text[], $9::int[])))
      order by d.due_at, d.kind, d.key limit $4 for update of d skip locked)
    update deliveries d set ${change} fence = d.fence + 1, lease_until = $2 + $3 + (select ahead from clock)
    from ripe where d.key = ripe.key returning ${columnsOf(deliveries, "d")}`,
});
const CLAIM_PLANNED = claim(
  "claim_planned",
  `d.state = 'planned' and d.deadline > $2 and ${wanted("d")} and not ${MUST_WAIT}`,
  "state = 'sending', attempts = d.attempts + 1, first_attempt_at = coalesce(d.first_attempt_at, $2),",
);
const CLAIM_UNKNOWN = claim(
  "claim_unknown",
  "d.state = 'unknown' and (d.lease_until is null or d.lease_until <= $2 + (select ahead from clock))",
  "",
);
/** Drops deliveries past their deadline, and those planned for channels that have unsubscribed or been disabled. */
const TIDY: Statement = {
  name: "tidy",
  text: `update deliveries d set first_attempt_at = null,
      state = case when d.deadline <= $1 then 'failed' else 'skipped' end,
      error = case when d.deadline <= $1
        then 'it could not be posted in time' || coalesce('; the last error was: ' || d.error, '') else d.error end,
      note = case when d.deadline <= $1
        then d.note else 'The daily papers were stopped in this channel before it could be posted.' end
    where d.state = 'planned' and (d.deadline <= $1 or not ${wanted("d")})`,
};
/** The holder of an expired lease may still be working; its fence makes its report void. */
const EXPIRE: Statement = {
  name: "expire_leases",
  text: `with ${ahead("$3")}
    update deliveries set state = 'unknown', not_before = $2, lease_until = null, fence = fence + 1,
      error = 'the process died before reporting the outcome'
    where state = 'sending' and lease_until <= $1 + (select ahead from clock) returning key`,
};
const SHORTEN: Statement = {
  name: "shorten_waits",
  text: `with ${ahead("$3")}
    update deliveries set
      not_before = case when not_before > $1 then $2 else not_before end,
      lease_until = case when lease_until > $1 + (select ahead from clock)
        then $2 + (select ahead from clock) else lease_until end
    where state in ('planned', 'sending', 'unknown')
      and (not_before > $1 or lease_until > $1 + (select ahead from clock))`,
};
const OURS = "key = $1 and fence = $2 and state = $3 and lease_until is not null";
/** Also records a delivered digest as a posted message. */
const SENT: Statement = {
  name: "settle_sent",
  text: `with settled as (
      update deliveries set state = 'sent', lease_until = null, error = null,
        posted_workspace = $4, posted_channel = $5, posted_message = $6, posted_at = $7
      where ${OURS} returning platform, team, key, papers),
    shown as (
      insert into posted_messages (platform, workspace, channel, message, team, key, papers, posted_at)
      select $8, $4, $5, $6, team, key, papers, $7 from settled on conflict do nothing)
    select key from settled`,
};
const NOT_SENT: Statement = {
  name: "settle_not_sent",
  text: `update deliveries set state = $4, lease_until = null, error = $5, refused_since = $6,
      not_before = coalesce($7, not_before),
      first_attempt_at = case when $8 then null else first_attempt_at end
    where ${OURS} returning key`,
};

/**
 * The outbox's part of the store: everything that moves a delivery from one state to the next, each in one statement.
 */
export function createOutbox({ ask }: Database, contents: Contents): OutboxMethods {
  const take = (
    statement: Statement,
    served: readonly Served[],
    now: number,
    leaseMs: number,
    limit: number,
    ...more: readonly Value[]
  ): Promise<readonly Claim[]> =>
    ask(async (session) => {
      const { whole, workspaces, parts } = rangesOf(served);
      const some = [workspaces, parts].flatMap((each) => [
        each.map(([platform]) => platform),
        each.map(([, id]) => id),
      ]);
      const values = [whole, now, leaseMs, limit, Date.now(), ...some, ...more];
      const rows = await session.run<DeliveryRow & { readonly fence: number }>(statement, values);
      const claimed = await contents.deliveriesOf(session, rows);
      return claimed
        .map((delivery, n) => ({ delivery, fence: rows[n]?.fence ?? 0, leaseUntil: now + leaseMs }))
        .sort(
          ({ delivery: a }, { delivery: b }) =>
            a.dueAt - b.dueAt || compare(a.kind, b.kind) || compare(a.key, b.key),
        );
    });
  const changes = async (statement: Statement, values: readonly Value[]) =>
    (await ask((session) => session.run(statement, values))).length;

  return {
    claimPlanned: async (served, now, leaseMs, limit) => {
      const claims = await take(CLAIM_PLANNED, served, now, leaseMs, limit, waitedForSince(now));
      // This scans all planned deliveries, so run it only once, when there is no more to claim.
      if (claims.length < limit) await changes(TIDY, [now]);
      return claims;
    },
    claimUnknown: (served, now, leaseMs, limit) => take(CLAIM_UNKNOWN, served, now, leaseMs, limit),
    expireLeases: (now, notBefore) => changes(EXPIRE, [now, notBefore, Date.now()]),
    shortenWaits: async (latest, until) => void (await changes(SHORTEN, [latest, until, Date.now()])),
    settle: async ({ delivery, fence }, outcome) => {
      const ours = [delivery.key, fence, delivery.state];
      if (outcome.state === "sent") {
        const { channel, id } = outcome.posted;
        const where = [channel.workspace, channel.id, id, outcome.at, channel.platform];
        return (await changes(SENT, [...ours, ...where])) > 0;
      }
      const refusedSince = (outcome.state === "planned" ? outcome.refusedSince : undefined) ?? null;
      const notBefore = outcome.state === "failed" ? null : outcome.notBefore;
      const certain = outcome.state === "failed" && !outcome.doubtful;
      const how = [outcome.state, outcome.error, refusedSince, notBefore, certain];
      return (await changes(NOT_SENT, [...ours, ...how])) > 0;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
