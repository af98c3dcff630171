/** What happens to a call. "before": nothing is carried out; "after": it is, but the response is lost. */
export type ApiFaultKind =
  | "500-before"
  | "500-after"
  | "timeout-before"
  | "timeout-after"
  | "reset-before"
  | "reset-after"
  | "ratelimited"
  /** `files.completeUploadExternal` succeeds, and the files appear `latencyMs` later. */
  | "shared-late"
  /** The same, but they never appear. */
  | "shared-never"
  /** A channel's history looks empty, so that nothing can be looked up there. */
  | "no-history";

/** A fault in Web API calls. Without `kind`, the call is only delayed by `latencyMs`. */
export interface ApiFault {
  readonly match: (method: string) => boolean;
  /** Number of matching calls affected. */
  readonly times: number;
  readonly kind?: ApiFaultKind;
  /** Seconds, for `ratelimited`. */
  readonly retryAfter?: number;
  readonly latencyMs?: number;
}

/** A fault in Socket Mode: of the next connections, or of the app's next pings. */
export interface SocketFault {
  readonly socket: "no-hello" | "no-pong" | "late-pong";
  readonly times: number;
  /** For `late-pong`. */
  readonly latencyMs?: number;
}

export type Fault = ApiFault | SocketFault;

/** The pending faults. Taking one uses it up. */
export interface Faults {
  add(fault: Fault): void;
  takeForCall(method: string): ApiFault | undefined;
  takeForSocket(...kinds: readonly SocketFault["socket"][]): SocketFault | undefined;
  clear(): void;
}

/** Creates an empty list; of several matching faults, the first added is taken. */
export function createFaults(): Faults {
  const pending: { readonly fault: Fault; left: number }[] = [];

  function take<T extends Fault>(fits: (fault: Fault) => fault is T): T | undefined {
    for (const entry of pending) {
      const { fault } = entry;
      if (entry.left <= 0 || !fits(fault)) continue;
      entry.left -= 1;
      return fault;
    }
    return undefined;
  }

  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times });
    },
    takeForCall: (method) => take((fault): fault is ApiFault => "match" in fault && fault.match(method)),
    takeForSocket: (...kinds) =>
      take((fault): fault is SocketFault => "socket" in fault && kinds.includes(fault.socket)),
    clear: () => {
      pending.length = 0;
    },
  };
}
