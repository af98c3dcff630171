import type { Message } from "../../../src/chat/message.ts";
import type { DeliveryKey, MessageRef, Platform } from "../../../src/chat/refs.ts";
import {
  type Delivery,
  type DeliveryCounts,
  type DeliveryKind,
  type DeliveryState,
  OPEN_STATES,
} from "../../../src/delivery/outbox.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Day } from "../../../src/time/day.ts";
import type { PostedMessage } from "../../../src/votes/store.ts";
import { channelOf } from "./channel.ts";
import type { ContentHash } from "./content.ts";

interface PostedColumns {
  readonly platform: Platform;
  readonly postedWorkspace: string | null;
  readonly postedChannel: string | null;
  readonly postedMessage: string | null;
}

/** A row of the outbox. */
export interface DeliveryRow extends PostedColumns {
  readonly key: DeliveryKey;
  readonly kind: DeliveryKind;
  readonly workspace: string;
  readonly channel: string;
  readonly team: TeamId;
  readonly day: Day;
  readonly dueAt: number;
  readonly state: DeliveryState;
  readonly message: ContentHash<Message> | null;
  readonly under: MessageRef | null;
  readonly papers: readonly PaperId[];
  readonly attempts: number;
  readonly firstAttemptAt: number | null;
  readonly refusedSince: number | null;
  readonly notBefore: number;
  readonly deadline: number;
  readonly postedAt: number | null;
  readonly error: string | null;
  readonly note: string | null;
  readonly leftOut: ContentHash<Delivery["leftOut"]> | null;
  readonly tells: readonly string[] | null;
}

/** Reads content by hash, if it is still stored. */
export interface ContentReader {
  read<T>(hash: ContentHash<T>): T | undefined;
}

/** Converts an outbox row to a delivery. */
export function deliveryOf(row: DeliveryRow, contents: ContentReader): Delivery {
  const { key, kind, team, day, dueAt, state, papers, attempts, notBefore, deadline } = row;
  return {
    key,
    kind,
    channel: channelOf(row),
    team,
    day,
    dueAt,
    state,
    message: row.message === null ? undefined : contents.read(row.message),
    under: row.under ?? undefined,
    papers,
    tells: row.tells ?? [],
    attempts,
    firstAttemptAt: row.firstAttemptAt ?? undefined,
    refusedSince: row.refusedSince ?? undefined,
    notBefore,
    deadline,
    posted: postedOf(row),
    postedAt: row.postedAt ?? undefined,
    error: row.error ?? undefined,
    note: row.note ?? undefined,
    leftOut: row.leftOut === null ? [] : (contents.read(row.leftOut) ?? []),
  };
}

/** The message that the row's delivery was posted as. */
export function postedOf(row: PostedColumns): MessageRef | undefined {
  const { platform, postedWorkspace: workspace, postedChannel: id, postedMessage } = row;
  if (workspace === null || id === null || postedMessage === null) return undefined;
  return { channel: { platform, workspace, id }, id: postedMessage };
}

/** A row of the posted messages, without their content. */
export interface PostedMessageRow extends Omit<PostedMessage, "message"> {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly message: string;
}

/** Converts a row to a posted message. */
export function postedMessageOf(row: PostedMessageRow): PostedMessage {
  const { team, key, papers, postedAt, gone } = row;
  return { message: { channel: channelOf(row), id: row.message }, team, key, papers, postedAt, gone };
}

/** Counts of deliveries by state and family, and when the earliest open one is due. */
export function countsOf(
  rows: readonly (DeliveryCounts["families"][number] & { readonly earliest: number | null })[],
): DeliveryCounts {
  const counts = { planned: 0, sending: 0, sent: 0, unknown: 0, failed: 0, skipped: 0 };
  for (const { state, deliveries } of rows) counts[state] += deliveries;
  const oldest = (states: readonly DeliveryState[]): number | undefined => {
    const times = rows.flatMap(({ state, earliest }) =>
      states.includes(state) && earliest !== null ? [earliest] : [],
    );
    return times.length > 0 ? Math.min(...times) : undefined;
  };
  return {
    counts,
    families: rows.map(({ state, family, deliveries }) => ({ state, family, deliveries })),
    oldestOpenDueAt: oldest(OPEN_STATES),
    oldestUnknownDueAt: oldest(["unknown"]),
  };
}
