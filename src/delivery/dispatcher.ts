import type { MessageRef, Outlet, Platform, Sending } from "../chat/adapter.ts";
import { type Clock, watchClock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { asChatError, ChatError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { type Metrics, noMetrics } from "../runtime/metrics.ts";
import { carry, inTurn } from "./carry.ts";
import { familyOf } from "./family.ts";
import type { Claim, DeliveryLog, Outbox, Outcome } from "./outbox.ts";
import { afterFailedLookUp, afterFailedPost, afterNoLookUp, SETTLE_MS } from "./retry-policy.ts";

/** How long we hold a claim: longer than any call takes, so that a lease only expires after a crash. */
const LEASE_MS = 60_000;
/** A call that takes longer counts as lost: adapters queue for a second or two, then wait at most twice for 15 s. */
const CALL_MS = 45_000;
/** Cap on any wait we impose ourselves. Platforms may ask for longer; asking them again each hour does no harm. */
const LONGEST_WAIT_MS = 3_600_000;
/** After a slower call, people may have reacted before we knew the message was ours; those reactions were ignored. */
const SLOW_MS = 2_000;
/**
 * Seeding reactions costs up to 10 requests per message. Above this many posts in a run, people vote with the buttons.
 */
const SEED_AT_MOST = 25;

export interface Dispatcher {
  /** Posts planned deliveries and looks up unknown ones until none is ready. Returns how many were delivered. */
  run(signal?: AbortSignal): Promise<number>;
  /** Resolves when the ballot reactions of everything sent so far are added. */
  seeded(): Promise<void>;
}

/**
 * Posts deliveries from the outbox exactly once each: claim, post, settle. What may already be posted is looked up by
 * its key first; an outlet that cannot look it up never sends it again. Deliveries for a platform that is not
 * `connected`, or for a workspace that another process serves, wait.
 * Calls `onUndeliverable` for channels that only a person can fix, and `onOvertaken` for messages that were visible
 * before we knew their ids: reactions on them may have been missed.
 */
export function createDispatcher(deps: {
  readonly store: DeliveryLog & Outbox;
  readonly adapters: readonly Outlet[];
  readonly connected: (platform: Platform) => boolean;
  readonly sending: Pick<Sending, "here" | "anywhere" | "served">;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  readonly onUndeliverable: (claim: Claim, error: ChatError) => Promise<void>;
  readonly onOvertaken: (message: MessageRef) => void;
}): Dispatcher {
  const { store, clock, log, metrics = noMetrics } = deps;
  const adapters = new Map<Platform, Outlet>(deps.adapters.map((adapter) => [adapter.platform, adapter]));
  const clockMoved = watchClock(clock);
  let noLookUpsBefore = 0;
  /**
   * Whether stored waits may come from a clock that was ahead. True at start, since the clock before then is unknown.
   */
  let mayHaveBeenAhead = true;
  let seeding: Promise<void> = Promise.resolve();
  const adapterOf = (claim: Claim) => adapters.get(claim.delivery.channel.platform) as Outlet;

  async function settle(claim: Claim, outcome: Outcome): Promise<boolean> {
    const ours = await store.settle(claim, outcome);
    const { channel, day, kind, key, dueAt } = claim.delivery;
    if (ours && outcome.state === "sent")
      metrics.delivered(channel.platform, familyOf(kind), outcome.at - dueAt);
    if (!ours) log.warn("delivery taken over by another process", { channel, day, kind, key });
    else if (outcome.state === "sent")
      log.info(`${kind} delivered`, { channel, day, message: outcome.posted.id });
    else log.warn(`${kind} ${outcome.state}`, { channel, day, error: outcome.error });
    return ours;
  }

  async function post(claim: Claim): Promise<boolean> {
    const { channel, message, key, under } = claim.delivery;
    if (!message) {
      await settle(claim, { state: "failed", error: "its message is lost" });
      return false;
    }
    // After a suspension, another process may have taken over.
    const lapsed = clock.now() > claim.leaseUntil - CALL_MS;
    if (lapsed || !deps.connected(channel.platform) || !deps.sending.here(channel)) {
      const error = lapsed ? "the lease had run out before posting" : "another process serves the channel";
      await settle(claim, { state: "planned", notBefore: clock.now(), error });
      return false;
    }
    const begun = clock.monotonic();
    let posted: MessageRef;
    try {
      posted = await inTime(adapterOf(claim).post(channel, message, key, under));
    } catch (thrown) {
      const error = asChatError(thrown);
      const outcome = afterFailedPost(error, claim.delivery, clock.now());
      const ours = await settle(claim, outcome);
      // A reply may be refused because of its thread only; the next digest shows whether the channel is lost.
      const refused = error.kind === "gone" || error.kind === "forbidden";
      if (ours && refused && outcome.state === "failed" && !under) await deps.onUndeliverable(claim, error);
      return false;
    }
    const ours = await settle(claim, { state: "sent", posted, at: clock.now() });
    if (ours && clock.monotonic() - begun > SLOW_MS) deps.onOvertaken(posted);
    return ours;
  }

  async function lookUp(claim: Claim): Promise<boolean> {
    const { channel, key, firstAttemptAt, dueAt, under } = claim.delivery;
    const now = clock.now();
    const found = adapterOf(claim).find?.(channel, key, firstAttemptAt ?? dueAt, under);
    if (!found) {
      await settle(claim, afterNoLookUp());
      return false;
    }
    let posted: MessageRef | undefined;
    try {
      posted = await inTime(found);
    } catch (thrown) {
      await settle(claim, afterFailedLookUp(asChatError(thrown), claim.delivery, clock.now()));
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

  /** Limits a call to CALL_MS, so that an adapter that never answers does not block the other deliveries. */
  function inTime<T>(call: Promise<T>): Promise<T> {
    return withDeadline(clock, CALL_MS, call, () => new ChatError("unknown", "The platform did not answer."));
  }

  /**
   * Adds ballot reactions one by one in the background, after all posts: a convenience must not delay a digest. A post
   * about a single paper has no ballot numbers.
   */
  async function seed(delivered: readonly Claim[], signal?: AbortSignal): Promise<void> {
    for (const { delivery } of delivered) {
      if (signal?.aborted) return;
      const { channel, day, kind, message, papers } = delivery;
      if (!message?.blocks.some((block) => block.kind === "entry" && block.ballot !== undefined)) continue;
      try {
        const posted = (await store.delivery(channel, day, kind))?.posted;
        const adapter = adapters.get(channel.platform);
        if (posted && adapter?.seed) await inTime(adapter.seed(posted, papers.length));
      } catch (error) {
        // People can still vote with the buttons.
        log.info("ballot reactions not added", { channel, error: asChatError(error).message });
      }
    }
  }

  /**
   * Whether unknown deliveries may be looked up. Their settling time is stored in wall-clock time, to survive a
   * restart. If the wall clock was set forward, that time has not really passed, so we wait it out again on the
   * monotonic clock.
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

  /** Caps the stored waits: a clock that was ahead may have stored ones that outlast the day. */
  async function shortenWaits(): Promise<void> {
    noticeClock();
    if (!mayHaveBeenAhead) return;
    mayHaveBeenAhead = false;
    await store.shortenWaits(clock.now() + LONGEST_WAIT_MS, clock.now() + SETTLE_MS);
  }

  return {
    async run(signal) {
      const served = () =>
        deps.adapters
          .filter(({ platform }) => deps.connected(platform) && deps.sending.anywhere(platform))
          .map(deps.sending.served);
      await shortenWaits();
      const expired = await store.expireLeases(clock.now(), clock.now() + SETTLE_MS);
      if (expired > 0) log.warn("deliveries cut off while being posted; looking them up", { expired });
      const found = await carry(
        async (limit) => (mayLookUp() ? store.claimUnknown(served(), clock.now(), LEASE_MS, limit) : []),
        lookUp,
        log,
        signal,
      );
      const sent = await carry(
        (limit) => store.claimPlanned(served(), clock.now(), LEASE_MS, limit),
        inTurn(post),
        log,
        signal,
      );
      const delivered = [...found, ...sent];
      if (delivered.length <= SEED_AT_MOST) seeding = seeding.then(() => seed(delivered, signal));
      return delivered.length;
    },
    seeded: () => seeding,
  };
}
