import { and, eq, inArray, isNotNull, isNull, like, lt, max, or, type SQL, sql } from "drizzle-orm";
import type { DeliveryKey, MessageRef, Platform } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import {
  type Delivery,
  type DeliveryKind,
  type DeliveryState,
  DONE_STATES,
  type NewDelivery,
  OPEN_STATES,
  type Outbox,
  type Plan,
  type PlanOutcome,
} from "../../../src/delivery/outbox.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import type { Scheduled } from "../../../src/subscriptions/store.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Day } from "../../../src/time/day.ts";
import { type ContentHash, contentOf } from "../../shared/rows/content.ts";
import { inChannel } from "../channel-columns.ts";
import type { Database } from "../connection/database.ts";
import { given } from "../connection/typed-placeholder.ts";
import { deliveries, restores, subscriptions } from "../schema.ts";
import { NEXT } from "../subscription-store.ts";
import type { Contents } from "./message-content.ts";
import { forgetPosted, thinPosted } from "./posted-messages.ts";

type PlanMethods = Pick<
  Outbox,
  "plan" | "prolong" | "retry" | "skip" | "thinDeliveries" | "forgetDeliveries"
>;

/** The part of the store that adds deliveries to the outbox, and clears finished ones. */
export function createPlans(
  { orm, write, writeLoosely, attempt }: Database,
  contents: Contents,
): PlanMethods {
  // Cached: a file in use is never restored.
  const restoredAt = orm
    .select({ at: max(restores.at) })
    .from(restores)
    .get()?.at;
  // Prepared once: a fan-out plans thousands, and building such a statement costs as much as running it.
  const facts = {
    dueAt: given<number>("dueAt"),
    message: given<ContentHash<Message> | null>("message"),
    papers: given<readonly PaperId[]>("papers"),
    deadline: given<number>("deadline"),
    note: given<string | null>("note"),
    leftOut: given<ContentHash<Delivery["leftOut"]> | null>("leftOut"),
    under: given<MessageRef | null>("under"),
    tells: given<readonly string[] | null>("tells"),
  };
  const planAs = (state: DeliveryState, over: SQL) => {
    const firstAttemptAt = state === "unknown" ? given<number>("dueAt") : null;
    return orm
      .insert(deliveries)
      .values({
        key: given<DeliveryKey>("key"),
        platform: given<Platform>("platform"),
        workspace: given<string>("workspace"),
        channel: given<string>("channel"),
        team: given<TeamId>("team"),
        day: given<Day>("day"),
        kind: given<DeliveryKind>("kind"),
        state,
        firstAttemptAt,
        ...facts,
      })
      .onConflictDoUpdate({
        target: [
          deliveries.platform,
          deliveries.workspace,
          deliveries.channel,
          deliveries.day,
          deliveries.kind,
        ],
        set: { ...facts, state, firstAttemptAt, attempts: 0, refusedSince: null, notBefore: 0, error: null },
        setWhere: over,
      })
      .prepare();
  };
  const certainlyNotPosted = sql`${deliveries.state} in ('skipped', 'failed') and ${deliveries.firstAttemptAt} is null`;
  const planMessage = planAs("planned", certainlyNotPosted);
  const planDoubtful = planAs("unknown", certainlyNotPosted);
  const planNothing = planAs("skipped", sql`false`);
  /** An edit may have set another time meanwhile, which wins. */
  const moveOn = (kind: Scheduled) =>
    orm
      .update(subscriptions)
      .set({ [kind === "wrap" ? "nextWrapAt" : "nextDueAt"]: given<number | null>("next") })
      .where(
        and(
          eq(subscriptions.platform, sql.placeholder("platform")),
          eq(subscriptions.workspace, sql.placeholder("workspace")),
          eq(subscriptions.channel, sql.placeholder("channel")),
          eq(NEXT[kind], sql.placeholder("dueAt")),
          isNull(subscriptions.disabledAt),
        ),
      )
      .prepare();
  const moves = { digest: moveOn("digest"), wrap: moveOn("wrap") };

  /** Whether it was recorded. */
  function record({ channel, message, under, note, ...delivery }: NewDelivery): boolean {
    const { key, kind, team, day, dueAt, papers, tells = [], deadline, leftOut } = delivery;
    const saying = message && contentOf(message);
    const omitting = leftOut.length > 0 ? contentOf(leftOut) : undefined;
    // The process with the newer file may have posted it.
    const doubtful = dueAt <= (restoredAt ?? Number.NEGATIVE_INFINITY);
    const { changes } = (message ? (doubtful ? planDoubtful : planMessage) : planNothing).run({
      platform: channel.platform,
      workspace: channel.workspace,
      channel: channel.id,
      key,
      kind,
      team,
      day,
      dueAt,
      papers: JSON.stringify(papers),
      deadline,
      message: saying?.hash ?? null,
      note: note ?? null,
      leftOut: omitting?.hash ?? null,
      under: under ? JSON.stringify(under) : null,
      tells: tells.length > 0 ? JSON.stringify(tells) : null,
    });
    if (changes === 0) return false;
    contents.keep(saying);
    contents.keep(omitting);
    return true;
  }

  function commit({ delivery, beside = [], next }: Plan): PlanOutcome {
    const { kind, channel } = delivery;
    const dueAt = Math.min(...[delivery, ...beside].map((each) => each.dueAt));
    const planned = record(delivery);
    if (planned) for (const other of beside) record(other);
    if (kind === "digest" || kind === "wrap") {
      const place = { platform: channel.platform, workspace: channel.workspace, channel: channel.id };
      moves[kind].run({ ...place, dueAt, next: next ?? null });
    }
    return planned ? "recorded" : "known";
  }

  return {
    retry: (key, deadline) =>
      write(
        () =>
          orm
            .update(deliveries)
            .set({
              state: sql`iif(${deliveries.firstAttemptAt} is null, 'planned', 'unknown')`,
              attempts: 0,
              refusedSince: null,
              notBefore: 0,
              deadline,
            })
            .where(
              and(eq(deliveries.key, key), eq(deliveries.state, "failed"), isNotNull(deliveries.message)),
            )
            .run().changes > 0,
      ),
    skip: (key, note) =>
      write(
        () =>
          orm
            .update(deliveries)
            .set({ state: "skipped", note })
            .where(and(eq(deliveries.key, key), eq(deliveries.state, "failed")))
            .run().changes > 0,
      ),
    thinDeliveries: (before, limit) =>
      write(() => {
        thinPosted(orm, before);
        const said = orm
          .select({ key: deliveries.key })
          .from(deliveries)
          .where(
            and(
              or(isNotNull(deliveries.message), isNotNull(deliveries.leftOut)),
              lt(deliveries.dueAt, before),
              inArray(deliveries.state, [...DONE_STATES]),
            ),
          )
          .limit(limit);
        return orm
          .update(deliveries)
          .set({ message: null, leftOut: null })
          .where(inArray(deliveries.key, said))
          .run().changes;
      }),
    forgetDeliveries: (before, limit) =>
      write(() => {
        forgetPosted(orm, before);
        const old = orm
          .select({ key: deliveries.key })
          .from(deliveries)
          .where(and(inArray(deliveries.state, [...DONE_STATES]), lt(deliveries.dueAt, before)))
          .limit(limit);
        return orm.delete(deliveries).where(inArray(deliveries.key, old)).run().changes;
      }),
    // If a power cut loses a digest, it is still due and gets planned again. A durable claim never follows a lost plan.
    plan: async (plans) => {
      if (plans.length === 0) return [];
      const again = plans.every(({ delivery }) => delivery.kind === "digest");
      return (again ? writeLoosely : write)(() => plans.map((plan) => attempt(() => commit(plan))));
    },
    prolong: (channel, day, deadline) =>
      write(() => {
        orm
          .update(deliveries)
          .set({ deadline })
          .where(
            and(
              inChannel(deliveries, channel),
              eq(deliveries.day, day),
              or(eq(deliveries.kind, "digest"), like(deliveries.kind, "paper:%")),
              inArray(deliveries.state, [...OPEN_STATES]),
              lt(deliveries.deadline, deadline),
            ),
          )
          .run();
      }),
  };
}
