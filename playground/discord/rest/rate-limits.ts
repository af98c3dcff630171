/** The limiter's verdict on a request. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Present if the request is refused with 429. */
  readonly refused?: { readonly retryAfter: number; readonly global: boolean };
}

export interface RateLimiter {
  /** `route` names the bucket, `major` the channel, guild or webhook it applies to; `exempt` from the global limit. */
  take(request: {
    readonly method: string;
    readonly route: string;
    readonly major: string;
    readonly exempt: boolean;
  }): Verdict;
  /** Counts a 401, 403 or 429 response; after 10,000 in 10 minutes, everything is refused. */
  invalid(): void;
  /** Milliseconds until the address's ban ends; 0 if it is not banned. */
  bannedFor(): number;
  readonly invalidCount: number;
}

/** Discord's global limit: requests per second for a bot. */
const GLOBAL = { limit: 50, windowMs: 1000 } as const;
const INVALID = { limit: 10_000, windowMs: 600_000 } as const;

/**
 * Buckets by method and route. The reaction limit is documented. The others are what the headers have been seen to say,
 * since Discord publishes none and asks clients to read the headers.
 */
const BUCKETS: Readonly<
  Record<string, { readonly name: string; readonly limit: number; readonly windowMs: number }>
> = {
  "POST /channels/:channel/messages": { name: "message-create", limit: 5, windowMs: 5000 },
  "PATCH /channels/:channel/messages/:message": { name: "message-edit", limit: 5, windowMs: 5000 },
  "GET /channels/:channel/messages": { name: "message-list", limit: 5, windowMs: 1000 },
  "PUT /channels/:channel/messages/:message/reactions/:emoji/@me": {
    name: "reaction",
    limit: 1,
    windowMs: 250,
  },
  "DELETE /channels/:channel/messages/:message/reactions/:emoji/@me": {
    name: "reaction",
    limit: 1,
    windowMs: 250,
  },
  "POST /channels/:channel/messages/:message/crosspost": {
    name: "crosspost",
    limit: 10,
    windowMs: 3_600_000,
  },
  "POST /channels/:channel/threads": { name: "thread-create", limit: 50, windowMs: 300_000 },
};
const DEFAULT = { limit: 50, windowMs: 1000 } as const;

interface Bucket {
  used: number;
  resetAt: number;
}

/**
 * A limiter as Discord documents it. `globalWindow`: any second (`sliding`), or seconds counted from the first request.
 */
export function createRateLimiter(now: () => number, globalWindow: "sliding" | "fixed"): RateLimiter {
  const buckets = new Map<string, Bucket>();
  let recent: number[] = [];
  let invalid = { count: 0, resetAt: 0 };

  /** Milliseconds until the global limit allows another request; 0 if it does now. */
  function globalWait(at: number): number {
    const first = recent[0];
    if (globalWindow === "fixed") {
      if (first === undefined || at - first >= GLOBAL.windowMs || at < first) recent = [];
    } else {
      const start = recent.findIndex((time) => at - time < GLOBAL.windowMs && time <= at);
      recent = start < 0 ? [] : recent.slice(start);
    }
    const oldest = recent[0];
    return oldest === undefined || recent.length < GLOBAL.limit ? 0 : oldest + GLOBAL.windowMs - at;
  }

  function bucketOf(key: string, windowMs: number, at: number): Bucket {
    const known = buckets.get(key);
    if (known && known.resetAt > at) return known;
    if (buckets.size > 20_000) for (const [old, each] of buckets) if (each.resetAt <= at) buckets.delete(old);
    const fresh = { used: 0, resetAt: at + windowMs };
    buckets.set(key, fresh);
    return fresh;
  }

  return {
    get invalidCount() {
      return invalid.resetAt > now() ? invalid.count : 0;
    },
    take({ method, route, major, exempt }) {
      const at = now();
      const wait = exempt ? 0 : globalWait(at);
      if (wait > 0) {
        const retryAfter = wait / 1000;
        const headers = {
          "X-RateLimit-Global": "true",
          "X-RateLimit-Scope": "global",
          "Retry-After": seconds(retryAfter),
        };
        return { headers, refused: { retryAfter, global: true } };
      }
      if (!exempt) recent.push(at);
      const rule = BUCKETS[`${method} ${route}`];
      const name = rule?.name ?? `${method} ${route}`;
      const { limit, windowMs } = rule ?? DEFAULT;
      const bucket = bucketOf(`${name} ${major}`, windowMs, at);
      const refused = bucket.used >= limit;
      if (!refused) bucket.used++;
      const left = (bucket.resetAt - at) / 1000;
      const headers = {
        "X-RateLimit-Limit": String(limit),
        "X-RateLimit-Remaining": String(limit - bucket.used),
        "X-RateLimit-Reset": (bucket.resetAt / 1000).toFixed(3),
        "X-RateLimit-Reset-After": left.toFixed(3),
        "X-RateLimit-Bucket": hash(name),
      };
      if (!refused) return { headers };
      return {
        headers: { ...headers, "X-RateLimit-Scope": "user", "Retry-After": seconds(left) },
        refused: { retryAfter: left, global: false },
      };
    },
    invalid() {
      const at = now();
      if (invalid.resetAt <= at) invalid = { count: 0, resetAt: at + INVALID.windowMs };
      invalid.count++;
    },
    bannedFor() {
      const at = now();
      return invalid.count >= INVALID.limit && invalid.resetAt > at ? invalid.resetAt - at : 0;
    },
  };
}

/** The header has whole seconds; the body has the exact value. */
function seconds(value: number): string {
  return String(Math.max(1, Math.ceil(value)));
}

function hash(name: string): string {
  let value = 0x811c9dc5;
  for (const character of name) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0").repeat(4);
}
