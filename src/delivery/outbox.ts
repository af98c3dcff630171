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
 * `failed`: given up; `error` says why. `skipped`: there was nothing to post; `note` says why.
 */
export type DeliveryState = (typeof OPEN_STATES)[number] | (typeof DONE_STATES)[number];

/** States in which there is still work to do. */
export const OPEN_STATES = ["planned", "sending", "unknown"] as const;
export const DONE_STATES = ["sent", "failed", "skipped"] as const;

/**
 * The kind of a message: the day's papers, the week's recap, late risers after the day's digest, one paper of a day on
 * which each has its own post, or news about a posted paper. Kinds with a name of their own: matches of a watch,
 * journal club news, a shared paper, a discussion, a test post. Only subscribed channels get the first five.
 */
export type DeliveryKind =
  | "digest"
  | "wrap"
  | "risers"
  | `${"paper" | "news"}:${PaperId}`
  | `${"watch" | "club" | "share" | "discuss" | "test"}:${string}`;

/** A kind without its name: `watch` for `watch:discord:…`. */
export type DeliveryFamily = DeliveryKind extends infer Kind
  ? Kind extends `${infer Family}:${string}`
    ? Family
    : Kind
  : never;

/** One message of a kind for one channel on one of its local days. Each combination has only one row. */
export interface Delivery {
  readonly key: DeliveryKey;
  readonly kind: DeliveryKind;
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** The channel's local calendar date. */
  readonly day: Day;
  readonly dueAt: number;
  readonly state: DeliveryState;
  /** The message to post, frozen when planned. Absent on skipped days, and once it was deleted. */
  readonly message: Message | undefined;
  /** The message that this is a reply to. */
  readonly under: MessageRef | undefined;
  /** Papers by ballot number: index 0 is ballot 1. */
  readonly papers: readonly PaperId[];
  /** Names of other things it reports; a channel gets each only once. */
  readonly tells: readonly string[];
  /** Attempts to post so far. */
  readonly attempts: number;
  /** Epoch ms of the first attempt, from when on the message may exist; undefined if it certainly does not. */
  readonly firstAttemptAt: number | undefined;
  /**
   * Epoch ms since when the platform has refused the channel at every attempt; undefined if the last was not refused.
   */
  readonly refusedSince: number | undefined;
  /** Not retried before this (epoch ms): the back-off, or the settling time of `unknown`. */
  readonly notBefore: number;
  /** Given up after this (epoch ms). */
  readonly deadline: number;
  readonly posted: MessageRef | undefined;
  readonly postedAt: number | undefined;
  readonly error: string | undefined;
  /** What was decided and why, for people to read. */
  readonly note: string | undefined;
  /** The runners-up, and why they were left out. Empty once they were deleted. */
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

/** A delivery to record. It is committed whole or not at all. */
export interface Plan {
  readonly delivery: NewDelivery;
  /** Recorded only if `delivery` is. */
  readonly beside?: readonly NewDelivery[];
  /** Epoch ms at which the channel's next one is due; set only for a digest or a wrap. */
  readonly next?: number | undefined;
}

/** `known`: the channel already had a delivery of this kind on that day. */
export type PlanOutcome = "recorded" | "known" | { readonly failed: StoreError };

/**
 * Days that finished deliveries are stored: for `why`, and because papers may not repeat within 60 days. Their content
 * takes most of the space and is deleted sooner: see `thinDeliveries`.
 */
export const KEPT_DAYS = 90;

/** A channel, and the local day from which to read its deliveries. */
export interface ChannelSince {
  readonly channel: ChannelRef;
  readonly since: Day;
}

/** A day on which nothing was posted. */
export type SkippedDay = Pick<Delivery, "channel" | "day" | "kind" | "dueAt" | "deadline">;

/** A posted digest whose channel wants late risers as a reply to it. */
export interface AwaitingRisers {
  readonly subscription: Subscription;
  readonly digest: Pick<Delivery, "day" | "deadline"> & {
    readonly posted: MessageRef;
    readonly postedAt: number;
    /** All papers of the day, including those with their own posts. */
    readonly papers: readonly PaperId[];
    /** Whether any of them has its own post. */
    readonly apart: boolean;
  };
}

/** A delivery claimed by this process until `leaseUntil`; no other may work on it. The fence rises with every claim. */
export interface Claim {
  readonly delivery: Delivery;
  readonly fence: number;
  readonly leaseUntil: number;
}

/** How work on a claimed delivery ended. */
export type Outcome =
  | { readonly state: "sent"; readonly posted: MessageRef; readonly at: number }
  /** Possibly posted; looked up after `notBefore`. */
  | { readonly state: "unknown"; readonly notBefore: number; readonly error: string }
  /** Certainly not posted; retried after `notBefore`. */
  | {
      readonly state: "planned";
      readonly notBefore: number;
      readonly error: string;
      readonly refusedSince?: number;
    }
  /** `doubtful`: it may have been posted anyway, so that day is never planned again. */
  | { readonly state: "failed"; readonly error: string; readonly doubtful?: boolean };

/** Deliveries from planning until their outcome is certain. Only one process at a time works on each. */
export interface Outbox {
  /**
   * Records deliveries in this order and answers in the same order. They are `planned`, `skipped` without a message, or
   * `unknown` if they were due before the store was restored from a backup. For a digest or wrap it also moves the
   * subscription's `nextDueAt` or `nextWrapAt` to `next`, unless that field has meanwhile moved away from the earliest
   * `dueAt` of the delivery and those beside it; this happens for known deliveries too. A delivery that was skipped or
   * failed, and certainly not posted, is replaced by one with a message. A failing plan does not affect the others.
   */
  plan(plans: readonly Plan[]): Promise<readonly PlanOutcome[]>;
  /**
   * Extends the deadline of that day's open digest deliveries (`planned`, `sending`, `unknown`) to at least `deadline`.
   */
  prolong(channel: ChannelRef, day: Day, deadline: number): Promise<void>;
  /**
   * Claims up to `limit` ready `planned` deliveries to served channels, and makes them `sending`. Of each channel it
   * claims only the first, once no earlier one is open: in the order of `dueAt`, kind (a digest first) and key. One that
   * was tried is waited for at most `IN_ORDER_MS`, and not by one whose deadline is near. Deliveries past their deadline
   * become `failed`. Those that only subscribed channels get become `skipped` if the channel is not subscribed. Both
   * happen whether or not the channel is served here.
   */
  claimPlanned(
    served: readonly Served[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** Claims up to `limit` ready `unknown` deliveries for looking up; they stay `unknown`. */
  claimUnknown(
    served: readonly Served[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** Turns `sending` deliveries with an expired lease into `unknown`, ready at `notBefore`. Returns how many. */
  expireLeases(now: number, notBefore: number): Promise<number>;
  /** Shortens waits and leases that run past `latest` to `until`: a clock that ran ahead set them. */
  shortenWaits(latest: number, until: number): Promise<void>;
  /**
   * Ends work on a claim. Returns false, and changes nothing, if the claim is no longer ours (its fence was passed).
   */
  settle(claim: Claim, outcome: Outcome): Promise<boolean>;
  /**
   * Reopens a failed delivery until `deadline`; one that may have been posted is looked up first. Returns false if it
   * has not failed, or its message was deleted.
   */
  retry(key: DeliveryKey, deadline: number): Promise<boolean>;
  /** Turns a failed delivery into `skipped` with this note. Returns false if it has not failed. */
  skip(key: DeliveryKey, note: string): Promise<boolean>;
  /**
   * Deletes the message and the runners-up of up to `limit` finished deliveries due before `before`, and the redrawn
   * content of messages posted before then: most of the space. Their papers and outcome stay. Returns how many
   * deliveries.
   */
  thinDeliveries(before: number, limit: number): Promise<number>;
  /**
   * Deletes up to `limit` finished deliveries due before `before`, and messages posted before then. Returns how many
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
  /** The digest of that day, or its delivery of another kind. */
  delivery(channel: ChannelRef, day: Day, kind?: DeliveryKind): Promise<Delivery | undefined>;
  /** All deliveries of that day, in posting order. */
  deliveriesOn(channel: ChannelRef, day: Day): Promise<readonly Delivery[]>;
  /** Up to `limit` deliveries in these states that were due at or after `dueSince`, newest first. */
  deliveriesIn(
    states: readonly DeliveryState[],
    dueSince: number,
    limit: number,
  ): Promise<readonly Delivery[]>;
  /** Newest first; all kinds unless one is asked for. */
  deliveries(channel: ChannelRef, limit: number, kind?: DeliveryKind): Promise<readonly Delivery[]>;
  /**
   * Digests posted at or before `postedBy` whose day has not ended at `now`, of active subscriptions that want late
   * risers in a thread and have not had that reply yet.
   */
  awaitingRisers(postedBy: number, now: number): Promise<readonly AwaitingRisers[]>;
  /** Papers planned, posted or possibly posted in each channel for local days from `since` on, in the order asked. */
  postedPapers(asked: readonly ChannelSince[]): Promise<readonly ReadonlySet<PaperId>[]>;
  /** The `tells` sent, or possibly sent, to each channel for local days from `since` on, in the order asked. */
  told(asked: readonly ChannelSince[]): Promise<readonly ReadonlySet<string>[]>;
  /** Deliveries due at or after `dueSince` that were skipped with this note. */
  skipped(note: string, dueSince: number): Promise<readonly SkippedDay[]>;
  /**
   * Counts the deliveries in each state, and in each family of a state. Counts all open deliveries (`planned`,
   * `sending`, `unknown`), but finished ones only if due at or after `dueSince`: counting years of them would be slow.
   */
  deliveryCounts(dueSince: number): Promise<DeliveryCounts>;
}
