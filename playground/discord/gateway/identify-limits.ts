/** One IDENTIFY per five seconds and bucket of `max_concurrency` shards. */
const BUCKET_MS = 5_000;
const DAY_MS = 86_400_000;
/** Daily IDENTIFYs for a small bot. */
const PER_DAY = 1_000;
/** Shards of a small bot that may identify at once. */
const MAX_CONCURRENCY = 1;

/** Discord's limits on IDENTIFY. */
export interface IdentifyLimits {
  /**
   * Counts an IDENTIFY of this shard. "too-soon": the session is refused with op 9. "exhausted": Discord ends every
   * session and resets the token.
   */
  take(shard: number): "fine" | "too-soon" | "exhausted";
  readonly total: number;
  /** How many buckets there are: shards that may identify at once. */
  readonly buckets: number;
  /** Remaining today. */
  readonly left: number;
  /** Milliseconds until the daily count resets. */
  readonly resetAfter: number;
}

/** `enforced`: false only counts. */
export function createIdentifyLimits(options: {
  readonly now: () => number;
  readonly enforced: boolean;
  readonly perDay: number | undefined;
  readonly maxConcurrency: number | undefined;
}): IdentifyLimits {
  const { now, enforced, perDay: total = PER_DAY, maxConcurrency: buckets = MAX_CONCURRENCY } = options;
  const lastByBucket = new Map<number, number>();
  let day = { begunAt: Number.NEGATIVE_INFINITY, used: 0 };
  const today = () => {
    if (now() - day.begunAt >= DAY_MS) day = { begunAt: now(), used: 0 };
    return day;
  };

  return {
    total,
    buckets,
    get left() {
      return Math.max(0, total - today().used);
    },
    get resetAfter() {
      return today().begunAt + DAY_MS - now();
    },
    take(shard) {
      today().used += 1;
      if (!enforced) return "fine";
      if (day.used > total) return "exhausted";
      const bucket = shard % buckets;
      const last = lastByBucket.get(bucket);
      if (last !== undefined && now() - last < BUCKET_MS) return "too-soon";
      lastByBucket.set(bucket, now());
      return "fine";
    },
  };
}
