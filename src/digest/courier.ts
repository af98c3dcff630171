import type { ChatAdapter, Platform } from "../chat/adapter.ts";
import type { Clock } from "../clock.ts";
import { ChatError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Claim, Outcome, Store } from "../store.ts";

/** A claim is ours this long. Far above the adapters' 15 s time-out, so that a lease only runs out after a crash. */
const LEASE_MS = 60_000;
/** No post is begun with less of its lease left than a post may take. */
const POST_MS = 20_000;
/** A lost answer may still be carried out for a while (15 s time-out and late commits): not looked up before this. */
const SETTLE_MS = 60_000;
/** When nobody can say whether a message exists, a person is asked instead of ever sending it again. */
const GIVE_UP_LOOKING_MS = 30 * 60_000;
const BATCH = 50;
/** Seeding reactions costs up to 10 requests a message; above this many posts a run the vote buttons have to do. */
const SEED_AT_MOST = 25;

/** Milliseconds before try `attempts + 1`: 15 s doubling to 15 min. */
export function backoff(attempts: number): number {
  return Math.min(15_000 * 2 ** Math.max(0, attempts - 1), 15 * 60_000);
}

export interface Courier {
  /** Posts what is planned and looks up what is unknown, until nothing is ripe; returns how many were delivered. */
  run(signal?: AbortSignal): Promise<number>;
  /** Resolves when the ballot reactions of what was sent so far are added. */
  seeded(): Promise<void>;
}

/**
 * Carries deliveries from the outbox to the channels, each exactly once: claim, post, settle. Whatever may have been
 * posted is looked up by its key before it is sent again. `onUndeliverable` hears of channels only a person can mend.
 */
export function createCourier(deps: {
  readonly store: Store;
  readonly adapters: readonly ChatAdapter[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onUndeliverable: (claim: Claim, error: ChatError) => Promise<void>;
}): Courier {
  const { store, clock, log } = deps;
  const adapters = new Map<Platform, ChatAdapter>(
    deps.adapters.map((adapter) => [adapter.platform, adapter]),
  );
  const platforms = [...adapters.keys()];
  let seeding: Promise<void> = Promise.resolve();
  const adapterOf = (claim: Claim) => adapters.get(claim.delivery.channel.platform) as ChatAdapter;

  async function settle(claim: Claim, outcome: Outcome): Promise<boolean> {
    const ours = await store.settle(claim, outcome);
    const { channel, day, key } = claim.delivery;
    if (!ours)
      log.warn("another process has taken this delivery over; leaving it alone", { channel, day, key });
    else if (outcome.state === "sent")
      log.info("digest delivered", { channel, day, message: outcome.posted.id });
    else log.warn(`digest ${outcome.state}`, { channel, day, error: outcome.error });
    return ours;
  }

  async function post(claim: Claim): Promise<boolean> {
    const { delivery } = claim;
    if (!delivery.message || clock.now() > claim.leaseUntil - POST_MS) {
      await settle(claim, {
        state: "planned",
        notBefore: clock.now(),
        error: "the lease had run out before posting",
      });
      return false;
    }
    try {
      const posted = await adapterOf(claim).post(delivery.channel, delivery.message, delivery.key);
      return await settle(claim, { state: "sent", posted, at: clock.now() });
    } catch (thrown) {
      const error = asChatError(thrown);
      await settle(claim, afterFailedPost(error, delivery.attempts));
      if (error.kind === "gone" || error.kind === "forbidden") await deps.onUndeliverable(claim, error);
      return false;
    }
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
    const { channel, key, firstAttemptAt, dueAt } = claim.delivery;
    const since = firstAttemptAt ?? dueAt;
    const now = clock.now();
    try {
      const posted = await adapterOf(claim).find(channel, key, since);
      if (posted) return await settle(claim, { state: "sent", posted, at: now });
      await settle(claim, { state: "planned", notBefore: now, error: "looked up: it was not posted" });
    } catch (thrown) {
      const error = asChatError(thrown);
      const lost = error.kind === "gone" || now - since > GIVE_UP_LOOKING_MS;
      await settle(
        claim,
        lost
          ? {
              state: "failed",
              error: `it may have been posted, but the channel cannot be read: ${error.message}`,
            }
          : { state: "unknown", notBefore: now + SETTLE_MS, error: error.message },
      );
    }
    return false;
  }

  /** One by one in the background, when all posts are out: a convenience must not delay a digest. */
  async function seed(sent: readonly Claim[], signal?: AbortSignal): Promise<void> {
    for (const { delivery } of sent) {
      if (signal?.aborted) return;
      try {
        const posted = (await store.delivery(delivery.channel, delivery.day))?.posted;
        if (posted) await adapters.get(delivery.channel.platform)?.seed(posted, delivery.papers.length);
      } catch (error) {
        log.info("the ballot reactions could not be added; the vote buttons still work", {
          channel: delivery.channel,
          error: asChatError(error).message,
        });
      }
    }
  }

  async function inBatches(
    claim: () => Promise<readonly Claim[]>,
    work: (claim: Claim) => Promise<boolean>,
    signal?: AbortSignal,
  ): Promise<readonly Claim[]> {
    const done: Claim[] = [];
    while (!signal?.aborted) {
      const claims = await claim();
      if (claims.length === 0) break;
      const results = await Promise.allSettled(claims.map(work));
      for (const [index, result] of results.entries()) {
        const settled = claims[index] as Claim;
        if (result.status === "fulfilled" && result.value) done.push(settled);
        if (result.status === "rejected") {
          log.error("a delivery could not be settled; its lease will run out and it will be looked up", {
            channel: settled.delivery.channel,
            error: result.reason,
          });
        }
      }
    }
    return done;
  }

  return {
    async run(signal) {
      const expired = await store.expireLeases(clock.now(), clock.now() + SETTLE_MS);
      if (expired > 0)
        log.warn("deliveries were cut off while being posted; they will be looked up", { expired });
      const found = await inBatches(
        () => store.claimUnknown(platforms, clock.now(), LEASE_MS, BATCH),
        lookUp,
        signal,
      );
      const sent = await inBatches(
        () => store.claimPlanned(platforms, clock.now(), LEASE_MS, BATCH),
        post,
        signal,
      );
      if (sent.length <= SEED_AT_MOST) seeding = seeding.then(() => seed(sent, signal));
      return found.length + sent.length;
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
