import type { Person, Platform } from "../../../src/chat/refs.ts";
import type { Subscription, SubscriptionSettings } from "../../../src/subscriptions/store.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { channelOf } from "./channel.ts";

export interface SubscriptionRow {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly team: TeamId;
  readonly settings: SubscriptionSettings;
  readonly nextDueAt: number | null;
  readonly nextWrapAt: number | null;
  readonly createdBy: Person;
  readonly createdAt: number;
  readonly disabledReason: string | null;
  readonly disabledAt: number | null;
}

/** Converts a row to a subscription. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  const { team, settings, createdBy, createdAt, disabledReason, disabledAt } = row;
  return {
    channel: channelOf(row),
    team,
    settings,
    nextDueAt: row.nextDueAt ?? undefined,
    nextWrapAt: row.nextWrapAt ?? undefined,
    createdBy,
    createdAt,
    disabled:
      disabledAt === null || disabledReason === null ? undefined : { reason: disabledReason, at: disabledAt },
  };
}
