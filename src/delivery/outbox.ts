import type { Served } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { ChannelRef, DeliveryKey, MessageRef } from "../chat/refs.ts";
import type { PaperId } from "../papers/paper.ts";
import type { StoreError } from "../runtime/errors.ts";
import type { Subscription } from "../subscriptions/store.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { Day } from "../time/day.ts";

/**
 * planned → sending → sent | unknown → (looked up on the platform) sent | planned.
 * `failed`: given up, `error` says why. `skipped`: nothing was to be posted, `note` says why.
 */
export type DeliveryState = (typeof OPEN_STATES)[number] | (typeof DONE_STATES)[number];

/** Something is still to be done. */
export const OPEN_STATES = ["planned", "sending", "unknown"] as const;
export const DONE_STATES = ["sent", "failed", "skipped"] as const;

/**
 * What a channel gets: the day's papers, the week looked back on, what climbed after the day's digest, one paper more of
 * the day where each has a post of its own, news of a paper that it had, or, with a name of its own, matches of a watch,
 * news of the journal club, a paper that somebody shares, a test post. Only subscribed channels get the first five.
 */
export type DeliveryKind =
  | "digest"
  | "wrap"
  | "risers"
  | `${"paper" | "news"}:${PaperId}`
  | `${"watch" | "club" | "share" | "discuss" | "test"}:${string}`;

/** What a kind of delivery is without its own name: `watch` of `watch:discord:…`. */
export type DeliveryFamily = DeliveryKind extends infer Kind
  ? Kind extends `${infer Family}:${string}`
    ? Family
    : Kind
  : never;

/** One message of a kind for one channel on one of its local days; there is never a second row for the three. */
export interface Delivery {
  readonly key: DeliveryKey;
  readonly kind: DeliveryKind;
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** The channel's local calendar date. */
  readonly day: Day;
  readonly dueAt: number;
  readonly state: DeliveryState;
  /** What is or was posted, frozen when planned. Absent on skipped days. */
  readonly message: Message | undefined;
  /** The message that it is a reply to. */
  readonly under: MessageRef | undefined;
  /** Papers by ballot number: index 0 is ballot 1. */
  readonly papers: readonly PaperId[];
  /** Names of what it tells besides its papers, of which a channel hears once. */
  readonly tells: readonly string[];
  /** Posts tried so far. */
  readonly attempts: number;
  /** Epoch ms of the first try, from when on the message may exist; undefined where it certainly does not. */
  readonly firstAttemptAt: number | undefined;
  /** Epoch ms since when the platform has refused the channel, try after try; undefined where the last did not. */
  readonly refusedSince: number | undefined;
  /** Not to be touched before (epoch ms): the back-off, or the settling time of `unknown`. */
  readonly notBefore: number;
  /** Given up after (epoch ms). */
  readonly deadline: number;
  readonly posted: MessageRef | undefined;
  readonly postedAt: number | undefined;
  readonly error: string | undefined;
  /** What was decided and why, in words for people. */
  readonly note: string | undefined;
  /** The papers that came nearest to being in it, and why they are not. */
  readonly leftOut: readonly { readonly paper: PaperId; readonly why: string }[];
}

export type NewDelivery = Pick<
  Delivery,
  "key" | "kind" | "channel" | "team" | "day" | "dueAt" | "papers" | "deadline" | "leftOut"
> & {
  readonly message: Message | undefined;
  readonly under?: MessageRef;
  readonly tells?: readonly string[];
  readonly note: string | undefined;
};

/** What a channel is to get. It is committed whole or not at all. */
export interface Plan {
  readonly delivery: NewDelivery;
  /** Recorded where `delivery` is, and else not. */
  readonly beside?: readonly NewDelivery[];
  /** Epoch ms at which the channel's next one is due; of a digest or a wrap. */
  readonly next?: number | undefined;
}

/** `known`: that channel and day had a delivery of this kind already. */
export type PlanOutcome = "recorded" | "known" | { readonly failed: StoreError };

/**
 * Deliveries that are done are kept this long, for `why` and recounts, and because papers may not repeat within 60 days. A
 * year of 50,000 channels would be 9 GB.
 */
export const KEPT_DAYS = 90;

/** A channel, and the local day from which on it is asked about. */
export interface ChannelSince {
  readonly channel: ChannelRef;
  readonly since: Day;
}

/** A day on which nothing was posted. */
export type SkippedDay = Pick<Delivery, "channel" | "day" | "kind" | "dueAt" | "deadline">;

/** A posted digest to which its channel wants what climbs later as a reply. */
export interface AwaitingRisers {
  readonly subscription: Subscription;
  readonly digest: Pick<Delivery, "day" | "deadline"> & {
    readonly posted: MessageRef;
    readonly postedAt: number;
    /** All that the day holds, those in posts of their own included. */
    readonly papers: readonly PaperId[];
    /** Whether any of them has a post of its own. */
    readonly apart: boolean;
  };
}

/** A delivery that this process alone may work on until `leaseUntil`. The fence rises with every claim. */
export interface Claim {
  readonly delivery: Delivery;
  readonly fence: number;
  readonly leaseUntil: number;
}

/** How work on a claimed delivery ended. */
export type Outcome =
  | { readonly state: "sent"; readonly posted: MessageRef; readonly at: number }
  /** May or may not be posted; looked up after `notBefore`. */
  | { readonly state: "unknown"; readonly notBefore: number; readonly error: string }
  /** Certainly not posted; tried again after `notBefore`. */
  | {
      readonly state: "planned";
      readonly notBefore: number;
      readonly error: string;
      readonly refusedSince?: number;
    }
  /** `doubtful`: it may have been posted all the same, so that day is never planned again. */
  | { readonly state: "failed"; readonly error: string; readonly doubtful?: boolean };

/** What is to be posted, from its planning until its outcome is certain. Each delivery is worked on by one process at a time. */
export interface Outbox {
  /**
   * Records deliveries (`planned`, `skipped` where there is no message, or `unknown` where they were due before the store
   * was restored from a backup) in this order, and answers in the same. For a
   * digest or a wrap it moves the subscription's `nextDueAt` or `nextWrapAt` to `next`, unless that is no longer the
   * earliest `dueAt` of the delivery and those beside it; also where the delivery was known. A delivery that was skipped
   * or failed and was certainly not posted is replaced by one with a message. A plan that fails costs no other.
   */
  plan(plans: readonly Plan[]): Promise<readonly PlanOutcome[]>;
  /** What is open (`planned`, `sending`, `unknown`) of that day's digest is given up no earlier than `deadline`. */
  prolong(channel: ChannelRef, day: Day, deadline: number): Promise<void>;
  /**
   * Takes up to `limit` deliveries to served channels that are `planned` and ripe, and makes them `sending`. Those past
   * their deadline become `failed`, what only subscribed channels get, of a channel that is none, `skipped`, whoever serves
   * it: nobody may.
   */
  claimPlanned(
    served: readonly Served[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** Takes up to `limit` that are `unknown` and ripe, to be looked up; they stay `unknown`. */
  claimUnknown(
    served: readonly Served[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** `sending` whose lease has run out becomes `unknown`, ripe at `notBefore`; returns how many. */
  expireLeases(now: number, notBefore: number): Promise<number>;
  /** What waits, or is leased, for longer than until `latest` is so only until `until`: a clock that ran ahead said so. */
  shortenWaits(latest: number, until: number): Promise<void>;
  /** Ends work on a claim. False where the claim is no longer ours (fence passed): then nothing is changed. */
  settle(claim: Claim, outcome: Outcome): Promise<boolean>;
  /**
   * Takes up again what failed, until `deadline`; what may have been posted is looked up first. False where it has not
   * failed, or its message is no longer kept.
   */
  retry(key: DeliveryKey, deadline: number): Promise<boolean>;
  /** What failed is `skipped` with this note. False where it has not failed. */
  skip(key: DeliveryKey, note: string): Promise<boolean>;
  /**
   * Drops up to `limit` deliveries due before `before` that are done, and what was posted before then; returns how many
   * deliveries.
   */
  forgetDeliveries(before: number, limit: number): Promise<number>;
}

export interface DeliveryCounts {
  readonly counts: Readonly<Record<DeliveryState, number>>;
  readonly families: readonly {
    readonly state: DeliveryState;
    readonly family: DeliveryFamily;
    readonly deliveries: number;
  }[];
  /** The earliest `dueAt` among those open. */
  readonly oldestOpenDueAt: number | undefined;
  /** The earliest `dueAt` among those `unknown`. */
  readonly oldestUnknownDueAt: number | undefined;
}

/** What was planned, posted or given up, and why. */
export interface DeliveryLog {
  /** The digest of that day, or the delivery of another kind. */
  delivery(channel: ChannelRef, day: Day, kind?: DeliveryKind): Promise<Delivery | undefined>;
  /** All of that day, in the order in which they are posted. */
  deliveriesOn(channel: ChannelRef, day: Day): Promise<readonly Delivery[]>;
  /** Up to `limit` that are in one of these states and were due at or after `dueSince`, newest first. */
  deliveriesIn(
    states: readonly DeliveryState[],
    dueSince: number,
    limit: number,
  ): Promise<readonly Delivery[]>;
  /** Newest first; all kinds unless one is asked for. */
  deliveries(channel: ChannelRef, limit: number, kind?: DeliveryKind): Promise<readonly Delivery[]>;
  /**
   * Digests posted at or before `postedBy` whose day stands at `now`, of active subscriptions that want late risers in a
   * thread, and to which there was no such reply yet.
   */
  awaitingRisers(postedBy: number, now: number): Promise<readonly AwaitingRisers[]>;
  /** Papers planned, posted or perhaps posted in each channel for local days from `since` on, in the order asked. */
  postedPapers(asked: readonly ChannelSince[]): Promise<readonly ReadonlySet<PaperId>[]>;
  /** What was told besides, or perhaps told, in each channel for local days from `since` on, in the order asked. */
  told(asked: readonly ChannelSince[]): Promise<readonly ReadonlySet<string>[]>;
  /** Deliveries due at or after `dueSince` that were skipped with this note. */
  skipped(note: string, dueSince: number): Promise<readonly SkippedDay[]>;
  /**
   * How many deliveries are in each state, and of each family in it. All that are open (`planned`, `sending`, `unknown`)
   * count, of the others those due at or after `dueSince`: what years have left behind would take long to count.
   */
  deliveryCounts(dueSince: number): Promise<DeliveryCounts>;
}
