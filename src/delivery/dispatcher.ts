import type { ChatAdapter, MessageRef, Platform } from "../chat/adapter.ts";
import { type Clock, watchClock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { ChatError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import type { Claim, DeliveryLog, Outbox, Outcome } from "./outbox.ts";

/** A claim is ours this long: longer than a call may take, so that a lease only runs out after a crash. */
const LEASE_MS = 60_000;
/** A call that takes longer counts as lost: adapters wait a second or two for their turn, then at most twice 15 s. */
const CALL_MS = 45_000;
/** A lost answer may still be carried out for a while (15 s time-out and late commits): not looked up before this. */
const SETTLE_MS = 60_000;
/** Where we may not look whether a message exists, a person is asked after this long instead of ever sending it again. */
const GIVE_UP_LOOKING_MS = 30 * 60_000;
/** An outage may outlast the day; whether the message was posted is still asked for this long, for its votes. */
const LOOK_ON_MS = 6 * 3_600_000;
/** Looked for again after a quarter of the time already spent, at least the settling time and at most this. */
const LOOK_AGAIN_MS = 10 * 60_000;
/** Nothing is made to wait longer but by a platform, and then asking it a few times too often harms nobody. */
const LONGEST_WAIT_MS = 3_600_000;
/** An answer that took longer may have been overtaken by the first reactions, which then found no message of ours. */
const SLOW_MS = 2_000;
/** Calls under way at once: a second's worth of Discord's 50 requests, so that the adapter always has its next one. */
const IN_FLIGHT = 50;
/** New claims are made for at least this many at once, because each is a transaction on the disk. */
const REFILL = 10;
/** Seeding reactions costs up to 10 requests a message; above this many posts a run the vote buttons have to do. */
const SEED_AT_MOST = 25;

/** Milliseconds before try `attempts + 1`: 15 s doubling to 15 min. */
export function backoff(attempts: number): number {
  return Math.min(15_000 * 2 ** Math.max(0, attempts - 1), 15 * 60_000);
}

export interface Dispatcher {
  /** Posts what is planned and looks up what is unknown, until nothing is ripe; returns how many were delivered. */
  run(signal?: AbortSignal): Promise<number>;
  /** Resolves when the ballot reactions of what was sent so far are added. */
  seeded(): Promise<void>;
}

/**
 * Carries deliveries from the outbox to the channels, each exactly once: claim, post, settle. Whatever may have been
 * posted is looked up by its key before it is sent again. `onUndeliverable` hears of channels only a person can mend,
 * `onOvertaken` of messages that stood in their channel before we knew, so that reactions may have been missed.
 */
export function createDispatcher(deps: {
  readonly store: DeliveryLog & Outbox;
  readonly adapters: readonly ChatAdapter[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onUndeliverable: (claim: Claim, error: ChatError) => Promise<void>;
  readonly onOvertaken: (message: MessageRef) => void;
}): Dispatcher {
  const { store, clock, log } = deps;
  const adapters = new Map<Platform, ChatAdapter>(
    deps.adapters.map((adapter) => [adapter.platform, adapter]),
  );
  const platforms = [...adapters.keys()];
  const clockMoved = watchClock(clock);
  let noLookUpsBefore = 0;
  /** Whether the clock may have been ahead when waits were last written down: before this process, for all it knows. */
  let mayHaveBeenAhead = true;
  let seeding: Promise<void> = Promise.resolve();
  const adapterOf = (claim: Claim) => adapters.get(claim.delivery.channel.platform) as ChatAdapter;

  async function settle(claim: Claim, outcome: Outcome): Promise<boolean> {
    const ours = await store.settle(claim, outcome);
    const { channel, day, kind, key } = claim.delivery;
    if (!ours)
      log.warn("another process has taken this delivery over; leaving it alone", { channel, day, kind, key });
    else if (outcome.state === "sent")
      log.info(`${kind} delivered`, { channel, day, message: outcome.posted.id });
    else log.warn(`${kind} ${outcome.state}`, { channel, day, error: outcome.error });
    return ours;
  }

  async function post(claim: Claim): Promise<boolean> {
    const { delivery } = claim;
    if (!delivery.message) {
      await settle(claim, { state: "failed", error: "its message is lost" });
      return false;
    }
    if (clock.now() > claim.leaseUntil - CALL_MS) {
      const error = "the lease had run out before posting";
      await settle(claim, { state: "planned", notBefore: clock.now(), error });
      return false;
    }
    const begun = clock.monotonic();
    let posted: MessageRef;
    try {
      const { channel, message, key, under } = delivery;
      posted = await inTime(adapterOf(claim).post(channel, message, key, under));
    } catch (thrown) {
      const error = asChatError(thrown);
      const ours = await settle(claim, afterFailedPost(error, delivery.attempts));
      // What is refused of a reply may be for the thread alone; the next digest will tell.
      const telling = delivery.under === undefined && (error.kind === "gone" || error.kind === "forbidden");
      if (ours && telling) await deps.onUndeliverable(claim, error);
      return false;
    }
    const ours = await settle(claim, { state: "sent", posted, at: clock.now() });
    if (ours && clock.monotonic() - begun > SLOW_MS) deps.onOvertaken(posted);
    return ours;
  }

  /** An adapter that never answers must not stop the others' deliveries. */
  function inTime<T>(call: Promise<T>): Promise<T> {
    return withDeadline(clock, CALL_MS, call, () => new ChatError("unknown", "The platform did not answer."));
  }

  function afterFailedPost(error: ChatError, attempts: number): Outcome {
    const now = clock.now();
    switch (error.kind) {
      case "unknown":
        return { state: "unknown", notBefore: now + SETTLE_MS, error: error.message };
      case "unsent":
      case "rate-limited":
      case "unauthorized":
        return {
          state: "planned",
          notBefore: now + Math.max(error.retryAfterMs ?? 0, backoff(attempts)),
          error: error.message,
        };
      case "gone":
      case "forbidden":
      case "rejected":
        return { state: "failed", error: error.message };
      default:
        return error.kind satisfies never;
    }
  }

  async function lookUp(claim: Claim): Promise<boolean> {
    const { channel, key, firstAttemptAt, dueAt, under } = claim.delivery;
    const since = firstAttemptAt ?? dueAt;
    const now = clock.now();
    let posted: MessageRef | undefined;
    try {
      posted = await inTime(adapterOf(claim).find(channel, key, since, under));
    } catch (thrown) {
      const error = asChatError(thrown);
      const tried = now - since;
      const lost =
        error.kind === "gone" ||
        (error.kind === "forbidden" && tried > GIVE_UP_LOOKING_MS) ||
        now > claim.delivery.deadline + LOOK_ON_MS;
      const pause = Math.min(Math.max(tried / 4, SETTLE_MS, error.retryAfterMs ?? 0), LOOK_AGAIN_MS);
      await settle(
        claim,
        lost
          ? {
              state: "failed",
              error: `it may have been posted, but the channel cannot be read: ${error.message}`,
              doubtful: true,
            }
          : { state: "unknown", notBefore: clock.now() + Math.round(pause), error: error.message },
      );
      return false;
    }
    if (!posted) {
      const error = "looked up: it was not posted";
      await settle(claim, { state: "planned", notBefore: clock.now(), error });
      return false;
    }
    const ours = await settle(claim, { state: "sent", posted, at: now });
    if (ours) deps.onOvertaken(posted);
    return ours;
  }

  /** One by one in the background, when all posts are out: a convenience must not delay a digest. A paper alone has no number. */
  async function seed(sent: readonly Claim[], signal?: AbortSignal): Promise<void> {
    for (const { delivery } of sent) {
      if (signal?.aborted) return;
      if (delivery.message?.post) continue;
      try {
        const posted = (await store.delivery(delivery.channel, delivery.day, delivery.kind))?.posted;
        const adapter = adapters.get(delivery.channel.platform);
        if (posted && adapter) await inTime(adapter.seed(posted, delivery.papers.length));
      } catch (error) {
        log.info("the ballot reactions could not be added; the vote buttons still work", {
          channel: delivery.channel,
          error: asChatError(error).message,
        });
      }
    }
  }

  /** Keeps up to IN_FLIGHT claims at work until nothing is ripe, so that a slow channel holds nobody else up. */
  async function carry(
    claim: (limit: number) => Promise<readonly Claim[]>,
    work: (claim: Claim) => Promise<boolean>,
    signal?: AbortSignal,
  ): Promise<readonly Claim[]> {
    const done: Claim[] = [];
    const working = new Set<Promise<void>>();
    const start = (claimed: Claim): void => {
      const task: Promise<void> = work(claimed)
        .then(
          (delivered) => {
            if (delivered) done.push(claimed);
          },
          (error) =>
            log.error("a delivery could not be settled; its lease will run out and it will be looked up", {
              channel: claimed.delivery.channel,
              error,
            }),
        )
        .finally(() => working.delete(task));
      working.add(task);
    };
    try {
      let ripe = true;
      while (ripe && !signal?.aborted) {
        const claims = await claim(IN_FLIGHT - working.size);
        for (const claimed of claims) start(claimed);
        ripe = claims.length > 0;
        while (working.size > IN_FLIGHT - REFILL) await Promise.race(working);
      }
    } finally {
      await Promise.all(working);
    }
    return done;
  }

  /** What was claimed for a channel is posted there one after the other, so that what is due last ends up last. */
  function inTurn(work: (claim: Claim) => Promise<boolean>): (claim: Claim) => Promise<boolean> {
    const turns = new Map<string, Promise<unknown>>();
    return (claim) => {
      const channel = JSON.stringify(claim.delivery.channel);
      const before = turns.get(channel);
      const turn = before ? before.then(() => work(claim)) : work(claim);
      const ended = turn.catch(() => {});
      turns.set(channel, ended);
      void ended.then(() => turns.get(channel) === ended && turns.delete(channel));
      return turn;
    };
  }

  /**
   * The settling time is kept by the wall clock, so that it outlives the process. Where that was set forward, it has not
   * really passed, and is waited for again by the clock that never jumps.
   */
  function mayLookUp(): boolean {
    noticeClock();
    return clock.monotonic() >= noLookUpsBefore;
  }

  function noticeClock(): void {
    const moved = clockMoved();
    if (moved > 0) noLookUpsBefore = clock.monotonic() + SETTLE_MS;
    if (moved < 0) mayHaveBeenAhead = true;
  }

  /** A clock that was ahead may have written waits that would outlast the day. */
  async function shortenWaits(): Promise<void> {
    noticeClock();
    if (!mayHaveBeenAhead) return;
    mayHaveBeenAhead = false;
    await store.shortenWaits(clock.now() + LONGEST_WAIT_MS, clock.now() + SETTLE_MS);
  }

  return {
    async run(signal) {
      await shortenWaits();
      const expired = await store.expireLeases(clock.now(), clock.now() + SETTLE_MS);
      if (expired > 0)
        log.warn("deliveries were cut off while being posted; they will be looked up", { expired });
      const found = await carry(
        async (limit) => (mayLookUp() ? store.claimUnknown(platforms, clock.now(), LEASE_MS, limit) : []),
        lookUp,
        signal,
      );
      const sent = await carry(
        (limit) => store.claimPlanned(platforms, clock.now(), LEASE_MS, limit),
        inTurn(post),
        signal,
      );
      const delivered = [...found, ...sent];
      if (delivered.length <= SEED_AT_MOST) seeding = seeding.then(() => seed(delivered, signal));
      return delivered.length;
    },
    seeded: () => seeding,
  };
}

function asChatError(thrown: unknown): ChatError {
  if (thrown instanceof ChatError) return thrown;
  // Anything an adapter did not translate may have happened after the message was taken.
  return new ChatError("unknown", thrown instanceof Error ? thrown.message : String(thrown), {
    cause: thrown,
  });
}
