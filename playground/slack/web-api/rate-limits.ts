/** Slack's rate limits; `check` counts a call and returns the seconds to wait if it is one too many. */
export interface RateLimits {
  check(call: {
    readonly method: string;
    readonly token: string;
    readonly channel: string | undefined;
    readonly perMinute: number | undefined;
  }): number | undefined;
}

/**
 * `burst`: messages a channel accepts at once before the limit is one per second. `postsPerMinute`: for the workspace.
 */
export interface Pace {
  readonly burst?: number;
  readonly postsPerMinute?: number;
}

/** One message per second and channel, "several hundred" posts a minute per workspace, and the methods' tiers. */
export function createRateLimits(now: () => number, pace: Pace): RateLimits {
  const windows = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; at: number }>();
  const burst = pace.burst ?? 3;

  const window = (key: string, perMinute: number): number | undefined => {
    const at = now();
    const recent = (windows.get(key) ?? []).filter((call) => at - call < 60_000);
    windows.set(key, recent);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= perMinute) return Math.ceil((oldest + 60_000 - at) / 1_000);
    recent.push(at);
    return undefined;
  };

  const channelBucket = (channel: string): number | undefined => {
    const at = now();
    const bucket = buckets.get(channel) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + Math.max(0, at - bucket.at) / 1_000);
    buckets.set(channel, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1 ? undefined : Math.max(1, Math.ceil(1 - tokens));
  };

  return {
    check: ({ method, token, channel, perMinute }) => {
      if (method === "chat.postMessage")
        return channelBucket(channel ?? "") ?? window("posts", pace.postsPerMinute ?? 300);
      return perMinute === undefined ? undefined : window(`${token} ${method}`, perMinute);
    },
  };
}
