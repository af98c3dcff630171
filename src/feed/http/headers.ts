/** Parses `Retry-After`, in seconds or as a date, to milliseconds; undefined if it is neither. */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/**
 * Parses Hugging Face's `RateLimit: "api";r=499;t=120`: calls left, and milliseconds until the window ends. Of several
 * limits, the one with the fewest calls left counts. Undefined if the header is absent or has another format.
 */
export function allowance(header: string | null): { remaining: number; resetMs: number } | undefined {
  let tightest: { remaining: number; resetMs: number } | undefined;
  for (const limit of header?.split(",") ?? []) {
    const remaining = /;\s*r=(\d+)/.exec(limit)?.[1];
    const reset = /;\s*t=(\d+)/.exec(limit)?.[1];
    if (remaining === undefined || reset === undefined) continue;
    if (tightest === undefined || Number(remaining) < tightest.remaining) {
      tightest = { remaining: Number(remaining), resetMs: Number(reset) * 1000 };
    }
  }
  return tightest;
}

/** Returns the target of a redirect; undefined if the response isn't one. */
export function redirectTarget(status: number, headers: Headers, from: URL): URL | undefined {
  const location = headers.get("location");
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  return URL.canParse(location, from.href) ? new URL(location, from) : undefined;
}

/** Returns the absolute `rel="next"` URL of a `Link` header; undefined if there is none. */
export function nextLink(header: string | null, from: string): string | undefined {
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(header ?? "")?.[1];
  return target !== undefined && URL.canParse(target, from) ? new URL(target, from).href : undefined;
}
