import type { NewDelivery, Outbox, Plan, PlanOutcome } from "../../../src/delivery/outbox.ts";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Scheduled } from "../../../src/subscriptions/store.ts";
import { channelKey } from "../../shared/rows/channel.ts";
import { type Content, contentOf } from "../../shared/rows/content.ts";
import type { Database, Session, Statement } from "../connection/database.ts";
import { storableJson } from "../connection/storable.ts";
import type { Contents } from "./message-content.ts";
import { forgetPosted, thinPosted } from "./posted-messages.ts";

type PlanMethods = Pick<
  Outbox,
  "plan" | "prolong" | "retry" | "skip" | "thinDeliveries" | "forgetDeliveries"
>;

const COLUMNS =
  "key, platform, workspace, channel, team, day, kind, due_at, state, first_attempt_at, message, papers, deadline, note, left_out, under, tells";
/** A delivery that was certainly not posted is replaced by one with a message. */
const OVER = `on conflict (platform, workspace, channel, day, kind) do update set
      due_at = excluded.due_at, state = excluded.state, message = excluded.message, papers = excluded.papers,
      deadline = excluded.deadline, note = excluded.note, left_out = excluded.left_out, under = excluded.under,
      tells = excluded.tells,
      first_attempt_at = excluded.first_attempt_at, attempts = 0, refused_since = null, not_before = 0, error = null
    where excluded.state <> 'skipped' and d.state in ('skipped', 'failed') and d.first_attempt_at is null`;

/** The process with the newer database may have posted what was due before this one replaced it. */
const DOUBTFUL = "wanted = 'planned' and due_at <= (select max(at) from restores) as doubtful";
/**
 * Plans atomically: $1 rows, $2 and $3 contents, $4 new due times. An edit may have set another time meanwhile, which
 * wins.
 */
const PLAN: Statement = {
  name: "plan",
  text: `with asked as (
      select *, ${DOUBTFUL} from json_to_recordset($1::json) as asked (n int, first boolean, key text, platform text,
        workspace text, channel text, team text, day text, kind text, due_at bigint, wanted text, message text,
        papers text[], deadline bigint, note text, left_out text, under json, tells text[])),
    told as materialized (
      select *, case when doubtful then 'unknown' else wanted end as state,
        case when doubtful then due_at end as first_attempt_at from asked),
    kept as (
      insert into contents (hash, content) select * from unnest($2::text[], $3::text[]) on conflict do nothing),
    firsts as (
      insert into deliveries as d (${COLUMNS}) select ${COLUMNS} from told where first order by n
      ${OVER} returning platform, workspace, channel, day, kind),
    recorded as (
      select told.n from told join firsts using (platform, workspace, channel, day, kind) where told.first),
    beside as (
      insert into deliveries as d (${COLUMNS})
      select ${COLUMNS} from told where not first and n in (select n from recorded) order by n ${OVER}),
    moved as (
      update subscriptions s set
        next_due_at = case when s.next_due_at = m.digest_due then m.digest_next else s.next_due_at end,
        next_wrap_at = case when s.next_wrap_at = m.wrap_due then m.wrap_next else s.next_wrap_at end
      from json_to_recordset($4::json) as m (platform text, workspace text, channel text,
        digest_due bigint, digest_next bigint, wrap_due bigint, wrap_next bigint)
      where s.platform = m.platform and s.workspace = m.workspace and s.channel = m.channel
        and s.disabled_at is null)
    select n from recorded`,
};
const PROLONG: Statement = {
  name: "prolong",
  text: `update deliveries set deadline = $5
    where platform = $1 and workspace = $2 and channel = $3 and day = $4 and (kind = 'digest' or kind like 'paper:%')
      and state in ('planned', 'sending', 'unknown') and deadline < $5`,
};
const RETRY: Statement = {
  name: "retry",
  text: `update deliveries set state = case when first_attempt_at is null then 'planned' else 'unknown' end,
      attempts = 0, refused_since = null, not_before = 0, deadline = $2
    where key = $1 and state = 'failed' and message is not null returning key`,
};
const SKIP: Statement = {
  name: "skip",
  text: "update deliveries set state = 'skipped', note = $2 where key = $1 and state = 'failed' returning key",
};
const THIN: Statement = {
  name: "thin_deliveries",
  text: `update deliveries set message = null, left_out = null where key in (
      select key from deliveries
      where (message is not null or left_out is not null) and due_at < $1 and state in ('sent', 'failed', 'skipped') limit $2)
    returning key`,
};
const FORGET: Statement = {
  name: "forget_deliveries",
  text: `delete from deliveries where key in (
      select key from deliveries where state in ('sent', 'failed', 'skipped') and due_at < $1 limit $2)
    returning key`,
};

/** The part of the store that adds deliveries to the outbox, and clears finished ones. */
export function createPlans({ ask, write }: Database, contents: Contents): PlanMethods {
  /** Plans in one round trip; if one plan fails, retries each separately. */
  async function commit(plans: readonly Plan[]): Promise<readonly PlanOutcome[]> {
    try {
      const recorded = await ask((session) => record(session, plans));
      return plans.map((_, n) => (recorded.has(n) ? "recorded" : "known"));
    } catch (error) {
      const [only, ...more] = plans;
      // If the database is unreachable, none of the plans is at fault.
      if (only === undefined || !(error instanceof StoreError) || error.kind === "unreachable") throw error;
      if (more.length === 0) return [{ failed: error }];
      const outcomes: PlanOutcome[] = [];
      for (const plan of plans) outcomes.push(...(await commit([plan])));
      return outcomes;
    }
  }

  return {
    plan: async (plans) => {
      const outcomes: PlanOutcome[] = [];
      for (const batch of batches(plans)) outcomes.push(...(await commit(batch)));
      return outcomes;
    },
    prolong: ({ platform, workspace, id }, day, deadline) =>
      ask(async (session) => void (await session.run(PROLONG, [platform, workspace, id, day, deadline]))),
    retry: (key, deadline) => ask(async (session) => (await session.run(RETRY, [key, deadline])).length > 0),
    skip: (key, note) => ask(async (session) => (await session.run(SKIP, [key, note])).length > 0),
    thinDeliveries: (before, limit) =>
      write(async (session) => {
        await thinPosted(session, before);
        const thinned = await session.run(THIN, [before, limit]);
        if (thinned.length > 0) await contents.sweep(session);
        return thinned.length;
      }),
    forgetDeliveries: (before, limit) =>
      write(async (session) => {
        await forgetPosted(session, before);
        const forgotten = await session.run(FORGET, [before, limit]);
        await contents.sweep(session);
        return forgotten.length;
      }),
  };
}

/** Returns the indices of the recorded plans. */
async function record(session: Session, plans: readonly Plan[]): Promise<ReadonlySet<number>> {
  const rows = plans.flatMap(({ delivery, beside = [] }, n) => [
    rowOf(delivery, n, true),
    ...beside.map((other) => rowOf(other, n, false)),
  ]);
  const kept = new Map(
    plans
      .flatMap(({ delivery, beside = [] }) => [delivery, ...beside])
      .flatMap(contentsOf)
      .map(({ hash, json }) => [hash as string, json]),
  );
  const moves = new Map<string, object>();
  for (const plan of plans) {
    const { kind, channel } = plan.delivery;
    if (!isScheduled(kind)) continue;
    const where = channelKey(channel);
    moves.set(where, { ...moves.get(where), ...moveOf(plan, kind) });
  }
  const recorded = await session.run<{ n: number }>(PLAN, [
    storableJson(rows),
    [...kept.keys()],
    [...kept.values()],
    storableJson([...moves.values()]),
  ]);
  return new Set(recorded.map(({ n }) => n));
}

/** Splits the plans, in order, so that no statement touches the same row twice, which PostgreSQL does not allow. */
function batches(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  const cut: Plan[][] = [];
  let touched = new Set<string>();
  for (const plan of plans) {
    const touches = touchedBy(plan);
    if (cut.length === 0 || touches.some((name) => touched.has(name))) {
      cut.push([]);
      touched = new Set();
    }
    cut.at(-1)?.push(plan);
    for (const name of touches) touched.add(name);
  }
  return cut;
}

function touchedBy({ delivery, beside = [] }: Plan): readonly string[] {
  const rows = [delivery, ...beside].flatMap(({ key, channel, day, kind }) => [
    `key ${key}`,
    `row ${channelKey(channel)} ${day} ${kind}`,
  ]);
  const { kind, channel } = delivery;
  return isScheduled(kind) ? [...rows, `next ${kind} ${channelKey(channel)}`] : rows;
}

function rowOf(delivery: NewDelivery, n: number, first: boolean): object {
  const {
    channel,
    message,
    under,
    tells = [],
    leftOut,
    key,
    kind,
    team,
    day,
    dueAt,
    papers,
    deadline,
    note,
  } = delivery;
  return {
    n,
    first,
    key,
    platform: channel.platform,
    workspace: channel.workspace,
    channel: channel.id,
    team,
    day,
    kind,
    due_at: dueAt,
    wanted: message ? "planned" : "skipped",
    message: message && contentOf(message).hash,
    papers,
    deadline,
    note,
    left_out: leftOut.length > 0 ? contentOf(leftOut).hash : undefined,
    under,
    tells: tells.length > 0 ? tells : undefined,
  };
}

function contentsOf({ message, leftOut }: NewDelivery): readonly Content<unknown>[] {
  return [...(message ? [contentOf(message)] : []), ...(leftOut.length > 0 ? [contentOf(leftOut)] : [])];
}

function moveOf({ delivery, beside = [], next }: Plan, kind: Scheduled): object {
  const { platform, workspace, id: channel } = delivery.channel;
  const due = Math.min(...[delivery, ...beside].map(({ dueAt }) => dueAt));
  return { platform, workspace, channel, [`${kind}_due`]: due, [`${kind}_next`]: next ?? null };
}

function isScheduled(kind: string): kind is Scheduled {
  return kind === "digest" || kind === "wrap";
}
