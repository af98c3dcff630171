import { and, count, desc, eq, gte, inArray, isNotNull, min, or, sql } from "drizzle-orm";
import type { MessageRef } from "../src/chat/adapter.ts";
import type { PaperId } from "../src/paper.ts";
import type { Delivery, DeliveryState, Store } from "../src/store.ts";
import { channelOf, inChannel } from "./channel.ts";
import type { Database } from "./database.ts";
import { deliveries } from "./schema.ts";

type DeliveryMethods = Pick<Store, "delivery" | "deliveries" | "postedPapers" | "deliveryCounts">;
type Row = typeof deliveries.$inferSelect;

/** A message is, or may yet be, in the channel. */
const counting = or(
  inArray(deliveries.state, ["planned", "sending", "unknown", "sent"]),
  and(eq(deliveries.state, "failed"), isNotNull(deliveries.firstAttemptAt)),
);

/** The part of the store that tells what became of deliveries; `outbox.ts` moves them. */
export function createDeliveries({ orm, read }: Database): DeliveryMethods {
  // Every channel that is due asks for it.
  const papersSince = orm
    .select({ papers: deliveries.papers })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.platform, sql.placeholder("platform")),
        eq(deliveries.workspace, sql.placeholder("workspace")),
        eq(deliveries.channel, sql.placeholder("id")),
        gte(deliveries.day, sql.placeholder("since")),
        counting,
      ),
    )
    .prepare();

  return {
    delivery: (channel, day, kind = "digest") =>
      read(() => {
        const row = orm
          .select()
          .from(deliveries)
          .where(and(inChannel(deliveries, channel), eq(deliveries.day, day), eq(deliveries.kind, kind)))
          .get();
        return row && fromRow(row);
      }),
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
          .map(fromRow),
      ),
    postedPapers: ({ platform, workspace, id }, since) =>
      read(() => {
        const rows = papersSince.all({ platform, workspace, id, since });
        return new Set<PaperId>(rows.flatMap(({ papers }) => papers));
      }),
    deliveryCounts: () =>
      read(() => {
        const counts: Record<DeliveryState, number> = {
          planned: 0,
          sending: 0,
          sent: 0,
          unknown: 0,
          failed: 0,
          skipped: 0,
        };
        let oldestOpenDueAt: number | undefined;
        const rows = orm
          .select({ state: deliveries.state, n: count(), earliest: min(deliveries.dueAt) })
          .from(deliveries)
          .groupBy(deliveries.state)
          .all();
        for (const { state, n, earliest } of rows) {
          counts[state] = n;
          const open = state === "planned" || state === "sending" || state === "unknown";
          if (open && earliest !== null) oldestOpenDueAt = Math.min(oldestOpenDueAt ?? earliest, earliest);
        }
        return { counts, oldestOpenDueAt };
      }),
  };
}

/** A row of the outbox as the core knows it. */
export function fromRow(row: Row): Delivery {
  const { key, kind, team, day, dueAt, state, papers, attempts, notBefore, deadline } = row;
  return {
    key,
    kind,
    channel: channelOf(row),
    team,
    day,
    dueAt,
    state,
    message: row.message ?? undefined,
    papers,
    attempts,
    firstAttemptAt: row.firstAttemptAt ?? undefined,
    notBefore,
    deadline,
    posted: postedOf(row),
    postedAt: row.postedAt ?? undefined,
    error: row.error ?? undefined,
    note: row.note ?? undefined,
    leftOut: row.leftOut ?? [],
  };
}

function postedOf(row: Row): MessageRef | undefined {
  const { platform, postedWorkspace: workspace, postedChannel: id, postedMessage } = row;
  if (workspace === null || id === null || postedMessage === null) return undefined;
  return { channel: { platform, workspace, id }, id: postedMessage };
}
