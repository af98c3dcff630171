/**
 * A fault to inject into Web API calls. "before": nothing is carried out; "after": it is, and the answer is lost.
 * Without `kind` the call is only slow by `latencyMs`.
 */
export interface Fault {
  readonly match: (method: string) => boolean;
  /** How many matching calls it meets; then it is over. */
  readonly times: number;
  readonly kind?:
    | "500-before"
    | "500-after"
    | "timeout-before"
    | "timeout-after"
    | "reset-before"
    | "reset-after"
    | "ratelimited";
  /** Seconds, for `ratelimited`. */
  readonly retryAfter?: number;
  readonly latencyMs?: number;
}

/** The faults still to happen, taken one by one. */
export interface Faults {
  add(fault: Fault): void;
  take(method: string): Fault | undefined;
  clear(): void;
}

/** No faults yet. */
export function createFaults(): Faults {
  const pending: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times });
    },
    take: (method) => {
      const entry = pending.find(({ fault, left }) => left > 0 && fault.match(method));
      if (entry) entry.left -= 1;
      return entry?.fault;
    },
    clear: () => {
      pending.length = 0;
    },
  };
}
