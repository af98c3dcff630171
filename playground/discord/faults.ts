/** What happens to a REST call. `-before`: nothing was carried out. `-after`: it was, and the answer is lost. */
export type RestFaultKind =
  | "500-before"
  | "500-after"
  /** With an HTML body, as the proxy in front of Discord answers. */
  | "502-before"
  | "502-after"
  /** The connection stays open without an answer until the client leaves. */
  | "timeout-before"
  | "timeout-after"
  | "reset-before"
  | "reset-after"
  | "429"
  /** An invalid form, with Discord's tree of errors. */
  | "400"
  | "401"
  | "403"
  | "404"
  /** 200 with a text that is no JSON; nothing was carried out. */
  | "200-text"
  /** The real answer, only late. */
  | "slow";

/** What the gateway does with the next connection, IDENTIFY, RESUME or heartbeat. */
export type GatewayFaultKind =
  | "no-hello"
  /** IDENTIFY stays unanswered. */
  | "no-ready"
  /** RESUME stays unanswered, while heartbeats are acknowledged. */
  | "no-resumed"
  /** IDENTIFY is answered with op 9, not resumable. */
  | "invalid-session"
  | "no-ack"
  | "late-ack";

interface Bounds {
  /** How often it happens; absent: once. */
  readonly times?: number;
  /** Milliseconds to wait before anything else happens. */
  readonly latencyMs?: number;
}

export interface RestFault extends Bounds {
  /** `path` as in `/channels/1/messages`, without query. */
  readonly match: (method: string, path: string) => boolean;
  readonly kind: RestFaultKind;
  /** For "429", seconds; absent: 1. */
  readonly retryAfter?: number;
}

export interface GatewayFault extends Bounds {
  readonly gateway: GatewayFaultKind;
}

export type Fault = RestFault | GatewayFault;

/** A fault that was planned. */
export interface PlannedFault {
  /** How often it will still happen. */
  readonly left: number;
  cancel(): void;
}

/** The faults to come. Taking one uses it up. */
export interface Faults {
  plan(fault: Fault): PlannedFault;
  takeForCall(method: string, path: string): RestFault | undefined;
  takeForGateway(...kinds: readonly GatewayFaultKind[]): GatewayFault | undefined;
  clear(): void;
}

/** No faults yet; of several that match, the first planned goes first. */
export function createFaults(): Faults {
  const planned = new Map<Fault, number>();

  function take<T extends Fault>(fits: (fault: Fault) => fault is T): T | undefined {
    for (const [fault, left] of planned) {
      if (!fits(fault)) continue;
      if (left <= 1) planned.delete(fault);
      else planned.set(fault, left - 1);
      return fault;
    }
    return undefined;
  }

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
    takeForCall: (method, path) =>
      take((fault): fault is RestFault => "match" in fault && fault.match(method, path)),
    takeForGateway: (...kinds) =>
      take((fault): fault is GatewayFault => "gateway" in fault && kinds.includes(fault.gateway)),
    clear: () => planned.clear(),
  };
}
