import { and, count, gte, inArray, min, type SQL, sql } from "drizzle-orm";
import {
  type DeliveryFamily,
  type DeliveryLog,
  DONE_STATES,
  OPEN_STATES,
} from "../../../src/delivery/outbox.ts";
import { countsOf } from "../../shared/rows/delivery.ts";
import type { Database } from "../connection/database.ts";
import { deliveries } from "../schema.ts";

/** The part of the store that counts deliveries. */
export function createDeliveryCounts({ orm, read }: Database): Pick<DeliveryLog, "deliveryCounts"> {
  const family = sql<DeliveryFamily>`substr(kind, 1, instr(kind || ':', ':') - 1)`.as("family");
  const grouped = (which: SQL | undefined) =>
    orm
      .select({ state: deliveries.state, family, deliveries: count(), earliest: min(deliveries.dueAt) })
      .from(deliveries)
      .where(which)
      .groupBy(deliveries.state, sql`family`)
      .prepare();
  // Both queries are covered by the index on states.
  const open = grouped(inArray(deliveries.state, [...OPEN_STATES]));
  const done = grouped(
    and(inArray(deliveries.state, [...DONE_STATES]), gte(deliveries.dueAt, sql.placeholder("dueSince"))),
  );

  return {
    deliveryCounts: (dueSince) => read(() => countsOf([...open.all(), ...done.all({ dueSince })])),
  };
}
