import type { APIGatewaySessionStartLimit } from "discord.js";
import type { SessionLog } from "../../../../src/chat/connection/session-log.ts";
import type { Platform } from "../../../../src/chat/refs.ts";
import type { Clock } from "../../../../src/runtime/clock.ts";
import type { Log } from "../../../../src/runtime/log.ts";

/*
 * Discord lets a bot begin 1,000 sessions a day, one per IDENTIFY, and resets its token when they are used up. A
 * process restarting every 30 seconds would need 2,880.
 */

const DAY_MS = 86_400_000;

/** Discord accepts one IDENTIFY per 5 s and bucket. */
const BUCKET_MS = 5_000;

/** Discord counts when an IDENTIFY arrives, and those of several machines travel for different times. */
const TRAVEL_MS = 250;

/** This share of a day's sessions may be used at any rate; after that they are spread over the time until the reset. */
const FREE_SHARE = 0.1;
/** This share is never used automatically, in case a person needs it. */
const RESERVED_SHARE = 0.1;

/** Waits longer than this are logged. */
const TELL_MS = 10_000;
const LOOK_AGAIN_MS = 60_000;

/** Used if Discord does not give a total. */
const DOCUMENTED_TOTAL = 1_000;

/** Discord's session limit at the time we asked. */
export interface SessionLimit {
  readonly total: number;
  readonly remaining: number;
  /** Epoch ms when `remaining` is `total` again. */
  readonly resetAt: number;
  /** Epoch ms when Discord was asked. */
  readonly askedAt: number;
  readonly buckets: number;
}

/** Paces new sessions within Discord's limits. Both waits reject only with the signal's reason. */
export interface SessionBudget {
  /** Records the limit Discord just reported. */
  learn(limit: APIGatewaySessionStartLimit): void;
  /** Waits until the daily budget has a session for us, and takes it. */
  take(signal: AbortSignal): Promise<void>;
  /** Resolves when the shard may IDENTIFY immediately. */
  turn(shard: number, signal: AbortSignal): Promise<void>;
}

/**
 * How long (ms) to wait before the next session. `begun` lists the sessions begun in the last day, oldest first,
 * including those of earlier processes. Uses the higher of Discord's count and ours.
 */
export function sessionWait(limit: SessionLimit, begun: readonly number[], now: number): number {
  const { total, askedAt } = limit;
  const fresh = now >= limit.resetAt;
  const since = begun.filter((at) => at >= (fresh ? limit.resetAt : askedAt)).length;
  const left = fresh ? total - since : limit.remaining - since;
  const resetAt = fresh ? limit.resetAt + DAY_MS : limit.resetAt;
  const used = Math.max(total - left, begun.length);
  const last = begun.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (used < total * FREE_SHARE) return 0;
  const spendable = total * (1 - RESERVED_SHARE) - used;
  if (spendable < 1) {
    const oldest = begun[0] ?? now;
    return Math.max(1, left <= total * RESERVED_SHARE ? resetAt - now : oldest + DAY_MS - now);
  }
  return Math.max(0, last + (resetAt - now) / spendable - now);
}

/** Turns to IDENTIFY that processes share: returns how many ms remain until the one reserved for us. */
export type SharedTurns = (bucket: number, everyMs: number) => Promise<number>;

/**
 * Creates a budget. Until it learns Discord's limit, it assumes the documented 1,000 a day. With `turns`, other processes
 * begin sessions too. Two of them may each take the day's last session; the reserve covers that.
 */
export function createSessionBudget(deps: {
  readonly sessions: SessionLog;
  readonly turns?: SharedTurns | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): SessionBudget {
  const { sessions, turns, clock, log } = deps;
  let limit: SessionLimit = {
    total: DOCUMENTED_TOTAL,
    remaining: DOCUMENTED_TOTAL,
    resetAt: clock.now() + DAY_MS,
    askedAt: clock.now(),
    buckets: 1,
  };
  /** When a shard in the bucket last identified, on the monotonic clock. */
  const identified = new Map<number, number>();
  /** Likewise for earlier processes, which may have identified a moment ago. */
  let earlier: Promise<number> | undefined;
  let queue: Promise<void> = Promise.resolve();

  async function begunToday(now: number): Promise<readonly number[]> {
    try {
      // If the clock was set back, ignore entries from the future.
      return (await sessions.sessionsSince("discord", now - DAY_MS)).filter((at) => at <= now);
    } catch (error) {
      log.warn("discord session log unreadable; relying on Discord's own count", { error });
      return [];
    }
  }

  async function takeNext(signal: AbortSignal): Promise<void> {
    let told = false;
    for (;;) {
      signal.throwIfAborted();
      const now = clock.now();
      const begun = await begunToday(now);
      const waitMs = Math.ceil(sessionWait(limit, begun, now));
      if (waitMs <= 0) break;
      if (waitMs > TELL_MS && !told) {
        told = true;
        log.warn("discord session budget low; connecting later, posting continues", {
          until: new Date(now + waitMs).toISOString(),
          begunToday: begun.length,
          remaining: limit.remaining,
          total: limit.total,
        });
      }
      // The wall clock may jump, so re-check long waits.
      await clock.sleep(Math.min(waitMs, LOOK_AGAIN_MS), signal);
    }
    const now = clock.now();
    await sessions.addSession("discord", now, now - DAY_MS).catch((error: unknown) => {
      log.warn("discord session log not written; relying on Discord's own count", { error });
    });
  }

  async function lastOfAll(): Promise<number> {
    const now = clock.now();
    const [last = Number.NEGATIVE_INFINITY] = (await begunToday(now)).slice(-1);
    return clock.monotonic() - (now - last);
  }

  /** Retries until the database answers, since the library would IDENTIFY after an error. */
  async function reserve(turns: SharedTurns, bucket: number, signal: AbortSignal): Promise<number> {
    for (;;) {
      try {
        return await turns(bucket, BUCKET_MS + TRAVEL_MS);
      } catch (error) {
        log.warn("discord session turn not reserved; trying again", { error });
        await clock.sleep(BUCKET_MS, signal);
      }
    }
  }

  /** Runs takes one at a time; otherwise two could take the same last session. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = queue.then(work);
    queue = mine.catch(() => {});
    return mine;
  }

  return {
    learn({ total, remaining, reset_after, max_concurrency }) {
      const now = clock.now();
      // A bot that has begun no session today has no reset ahead.
      const resetAt = now + (reset_after > 0 ? reset_after : DAY_MS);
      limit = {
        total: total > 0 ? total : DOCUMENTED_TOTAL,
        remaining,
        resetAt,
        askedAt: now,
        buckets: max_concurrency,
      };
    },
    async take(signal) {
      earlier ??= lastOfAll();
      await earlier;
      await inTurn(() => takeNext(signal));
    },
    async turn(shard, signal) {
      const bucket = shard % limit.buckets;
      if (turns) {
        await clock.sleep(await reserve(turns, bucket, signal), signal);
        return;
      }
      const last = identified.get(bucket) ?? (await earlier) ?? Number.NEGATIVE_INFINITY;
      const waitMs = Math.max(0, last + BUCKET_MS - clock.monotonic());
      // Taken immediately, so the next shard in the bucket waits for this one.
      identified.set(bucket, clock.monotonic() + waitMs);
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      signal.throwIfAborted();
    },
  };
}

/** A log held only in this process's memory. */
export function createMemorySessionLog(): SessionLog {
  let begun: { readonly platform: Platform; readonly at: number }[] = [];
  return {
    async addSession(platform, at, forgetBefore) {
      const kept = begun.filter((one) => one.platform !== platform || one.at >= forgetBefore);
      begun = [...kept, { platform, at }];
    },
    sessionsSince: async (platform, since) =>
      begun
        .filter((one) => one.platform === platform && one.at >= since)
        .map(({ at }) => at)
        .sort((a, b) => a - b),
  };
}
