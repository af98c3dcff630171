import type { ChannelRef, DeliveryKey, MessageRef, Person, Platform } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Claim, NewDelivery, Outcome } from "../../src/delivery/outbox.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import type { Subscription } from "../../src/subscriptions/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import type { Cast } from "../../src/votes/store.ts";

/** 2025-06-02 08:00 UTC, a Monday. */
export const T0 = Date.UTC(2025, 5, 2, 8);
export const MINUTE = 60_000;
export const MONDAY = "2025-06-02" as Day;
export const TUESDAY = "2025-06-03" as Day;
export const WEDNESDAY = "2025-06-04" as Day;

export const ids = (...texts: string[]): PaperId[] => texts as PaperId[];

export function channel(id = "C1", workspace = "W1", platform: Platform = "discord"): ChannelRef {
  return { platform, workspace, id };
}

export function team(workspace = "W1", platform: Platform = "discord"): TeamId {
  return `${platform}:${workspace}` as TeamId;
}

/** On Discord an account is the same in every server. */
export function person(user = "U1", workspace = "W1", platform: Platform = "discord"): Person {
  return { platform, workspace: platform === "discord" ? "" : workspace, user };
}

/** U1's vote for a paper by the button in C1. */
export function cast(parts: Partial<Cast> = {}): Cast {
  return {
    team: team(),
    paper: "2506.00001" as PaperId,
    person: person(),
    kind: "up",
    channel: channel(),
    via: "button",
    ...parts,
  };
}

export function message(summary = "Five papers today."): Message {
  return { summary, blocks: [{ kind: "heading", text: "Today" }] };
}

export function posted(id: string, at = channel()): MessageRef {
  return { channel: at, id };
}

export function subscription(
  parts: Partial<Omit<Subscription, "disabled">> = {},
): Omit<Subscription, "disabled"> {
  return {
    channel: channel(),
    team: team(),
    settings: {
      time: "09:00",
      zone: "Europe/Berlin",
      weekdays: [1, 2, 3, 4, 5],
      count: 5,
      minUpvotes: 0,
      include: ["diffusion"],
      exclude: [],
      quietNotice: false,
      lateRisers: "next",
    },
    nextDueAt: T0,
    createdBy: person(),
    createdAt: T0 - MINUTE,
    ...parts,
  };
}

/** A delivery due at T0 and given up 12 hours later, its key made of channel and day unless told. */
export function delivery(parts: Partial<NewDelivery> = {}): NewDelivery {
  const at = parts.channel ?? channel();
  const day = parts.day ?? MONDAY;
  const kind = parts.kind ?? "digest";
  return {
    key: `${at.platform}${at.workspace}${at.id}${day}${kind}`
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "") as DeliveryKey,
    kind,
    channel: at,
    team: team(at.workspace, at.platform),
    day,
    dueAt: T0,
    papers: ids("2506.00001", "2506.00002"),
    deadline: T0 + 12 * 60 * MINUTE,
    message: message(),
    note: undefined,
    leftOut: [],
    ...parts,
  };
}

/** Plans a delivery for a channel that is subscribed, as every channel with deliveries is. */
export async function plan(store: Store, wanted: NewDelivery): Promise<boolean> {
  await store.saveSubscription(
    subscription({ channel: wanted.channel, team: wanted.team, nextDueAt: undefined }),
  );
  return record(store, wanted);
}

/** Records a delivery; false where it was known. Throws where that fails. */
export async function record(
  store: Pick<Store, "plan">,
  wanted: NewDelivery,
  next?: number,
  beside: readonly NewDelivery[] = [],
): Promise<boolean> {
  const outcome = await only(store.plan([{ delivery: wanted, next, beside }]));
  if (typeof outcome === "object") throw outcome.failed;
  return outcome === "recorded";
}

/** The answer to a question that was asked about one thing alone. */
export async function only<T>(answers: Promise<readonly T[]>): Promise<T> {
  const [first, ...more] = await answers;
  if (first === undefined || more.length > 0) throw new Error("one answer was expected");
  return first;
}

/** Claims the one delivery that is planned and ripe at `now`, for a minute. */
export async function claimOne(store: Store, now = T0): Promise<Claim> {
  const claims = await store.claimPlanned([{ platform: "discord" }, { platform: "slack" }], now, MINUTE, 10);
  if (claims.length !== 1) throw new Error(`one claim was expected, ${claims.length} came`);
  return claims[0] as Claim;
}

/** Plans, claims and settles a delivery as sent under the message id `id`. */
/** Claims what is ready, and settles it as `outcome` says, until nothing is: of each channel one comes at a time. */
export async function settleAll(
  store: Store,
  outcome: (claim: Claim) => Outcome,
  now = T0,
): Promise<readonly Claim[]> {
  const settled: Claim[] = [];
  for (;;) {
    const claims = await store.claimPlanned(
      [{ platform: "discord" }, { platform: "slack" }],
      now,
      MINUTE,
      10,
    );
    if (claims.length === 0) return settled;
    for (const claim of claims) {
      await store.settle(claim, outcome(claim));
      settled.push(claim);
    }
  }
}

export async function deliver(store: Store, wanted: NewDelivery, id: string, at = T0): Promise<void> {
  await plan(store, wanted);
  const claims = await store.claimPlanned([{ platform: wanted.channel.platform }], at, MINUTE, 10);
  const claim = claims.find((candidate) => candidate.delivery.key === wanted.key);
  if (!claim) throw new Error(`${wanted.key} could not be claimed`);
  await store.settle(claim, { state: "sent", posted: posted(id, wanted.channel), at });
}
