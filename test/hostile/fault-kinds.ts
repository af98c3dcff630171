/**
 * What networks, and the machines that stand before a platform, do to its clients. The hostile proxy does it to the real
 * ones; the simulation draws from the same list.
 */

/** Answers that are not the platform's own: of firewalls, load balancers and captive portals. */
export const BODIES = {
  html: {
    type: "text/html; charset=UTF-8",
    text: "<!DOCTYPE html><html><head><title>Attention Required!</title></head><body><h1>Sorry, you have been blocked</h1></body></html>",
  },
  empty: { type: "text/plain", text: "" },
  text: { type: "text/plain", text: "error code: 1015" },
  "code 0": { type: "application/json", text: '{"message":"Access denied","code":0}' },
  "foreign JSON": {
    type: "application/json",
    text: '{"error":{"type":"blocked","reason":"The request was blocked by a security rule."}}',
  },
  "cut JSON": { type: "application/json", text: '{"ok":true,"id":"1540374921216662' },
} as const;

export type Body = keyof typeof BODIES;

export const STATUSES = [200, 400, 401, 403, 404, 429, 500, 502, 503] as const;

/** An answer that is not the platform's own. */
export interface ForeignAnswer {
  readonly status: (typeof STATUSES)[number];
  readonly body: Body;
  /** Seconds, as the header says. */
  readonly retryAfter?: number;
}

/** What becomes of one call. */
export interface CallFault {
  /** Whether the platform carries the call out; `late`: LATE_MS after it was made. */
  readonly carriedOut: "no" | "yes" | "late";
  /**
   * What its caller gets: `cut` is the real answer broken off in the middle, `reset` a broken connection, `none` a
   * connection that stays open in silence, `slow` the real answer after SLOW_MS.
   */
  readonly answer: "cut" | "reset" | "none" | "slow" | ForeignAnswer;
}

/** Within the minute that the dispatcher leaves a lost post before it looks for it. */
export const LATE_MS = 20_000;
/** Within the time-out of a call. */
export const SLOW_MS = 10_000;

/** Every foreign body under every status. Behind an error of a gateway or a 200 the call may have been carried out. */
export const FOREIGN_FAULTS: Readonly<Record<string, CallFault>> = Object.fromEntries(
  STATUSES.flatMap((status) =>
    (Object.keys(BODIES) as Body[]).flatMap((body): [string, CallFault][] => {
      const answer = { status, body, ...(status === 429 ? { retryAfter: 30 } : {}) };
      const unsent: [string, CallFault] = [`${status} ${body}`, { carriedOut: "no", answer }];
      if (status !== 200 && status < 500) return [unsent];
      return [unsent, [`${status} ${body}, carried out`, { carriedOut: "yes", answer }]];
    }),
  ),
);

/** What connections do, and the gateways at their ends. */
export const CONNECTION_FAULTS: Readonly<Record<string, CallFault>> = {
  "connection reset before the call": { carriedOut: "no", answer: "reset" },
  "connection reset after the call": { carriedOut: "yes", answer: "reset" },
  "answer cut off": { carriedOut: "yes", answer: "cut" },
  "never answered": { carriedOut: "no", answer: "none" },
  "never answered, carried out": { carriedOut: "yes", answer: "none" },
  "never answered, carried out late": { carriedOut: "late", answer: "none" },
  "given up by a gateway, carried out late": {
    carriedOut: "late",
    answer: { status: 502, body: "html" },
  },
  "answered slowly": { carriedOut: "yes", answer: "slow" },
};

/** Every fault of a call by its name. */
export const CALL_FAULTS: Readonly<Record<string, CallFault>> = {
  ...FOREIGN_FAULTS,
  "429 html for an hour": { carriedOut: "no", answer: { status: 429, body: "html", retryAfter: 3_600 } },
  ...CONNECTION_FAULTS,
};

/** What becomes of a WebSocket before it is open. */
export type UpgradeFault = "never answered" | "refused" | "reset";

/** What becomes of one frame. */
export type FrameFault =
  | { readonly kind: "lost" }
  | { readonly kind: "twice" }
  | { readonly kind: "late"; readonly ms: number }
  /** It arrives after the frame that follows it. */
  | { readonly kind: "overtaken" }
  /** It arrives, then what is said here, and then the connection is closed. */
  | { readonly kind: "last"; readonly code: number; readonly saying?: string };

/** What becomes of the answer to a WebSocket ping. */
export type PongFault = { readonly kind: "lost" } | { readonly kind: "late"; readonly ms: number };
