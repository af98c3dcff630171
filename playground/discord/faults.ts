/** `-before`: nothing was carried out. `-after`: the effect was committed and the answer lost. */
export type FaultKind =
  | "500-before"
  | "500-after"
  /** With an HTML body, as the proxy in front of Discord answers. */
  | "502-before"
  | "502-after"
  /** The connection is held open without an answer until the client leaves. */
  | "timeout-before"
  | "timeout-after"
  | "reset-before"
  | "reset-after"
  | "429"
  | "401"
  | "403"
  | "404"
  /** The real answer, only late. */
  | "slow";

export interface Fault {
  /** `path` as in `/channels/1/messages`, without query. */
  readonly match: (method: string, path: string) => boolean;
  readonly kind: FaultKind;
  /** How many requests it hits; absent: one. */
  readonly times?: number;
  /** Milliseconds to wait before anything else happens. */
  readonly latencyMs?: number;
  /** For "429", seconds; absent: 1. */
  readonly retryAfter?: number;
}

/** A fault that was planned. */
export interface PlannedFault {
  /** Requests it will still hit. */
  readonly left: number;
  cancel(): void;
}

export interface Faults {
  plan(fault: Fault): PlannedFault;
  /** The fault that hits this request, if any; it is used up by asking. */
  next(method: string, path: string): Fault | undefined;
  clear(): void;
}

/** No faults yet; of several that match, the first planned goes first. */
export function createFaults(): Faults {
  const planned = new Map<Fault, number>();
  return {
    plan(fault) {
      planned.set(fault, fault.times ?? 1);
      return {
        get left() {
          return planned.get(fault) ?? 0;
        },
        cancel: () => void planned.delete(fault),
      };
    },
    next(method, path) {
      for (const [fault, left] of planned) {
        if (!fault.match(method, path)) continue;
        if (left <= 1) planned.delete(fault);
        else planned.set(fault, left - 1);
        return fault;
      }
      return undefined;
    },
    clear: () => planned.clear(),
  };
}
