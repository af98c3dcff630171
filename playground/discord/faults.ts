/** What happens to a REST call. `-before`: nothing was carried out. `-after`: it was, but the response is lost. */
export type RestFaultKind =
  | "500-before"
  | "500-after"
  /** With an HTML body, as sent by the proxy in front of Discord. */
  | "502-before"
  | "502-after"
  /** The connection stays open without a response until the client leaves. */
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
  /** 200 with a text that is not JSON; nothing was carried out. */
  | "200-text"
  /** The real response, but late. */
  | "slow";

/** What the gateway does with the next connection, IDENTIFY, RESUME or heartbeat. */
export type GatewayFaultKind =
  | "no-hello"
  /** IDENTIFY is not answered. */
  | "no-ready"
  /** RESUME is not answered, but heartbeats are acknowledged. */
  | "no-resumed"
  /** IDENTIFY is answered with op 9, not resumable. */
  | "invalid-session"
  | "no-ack"
  | "late-ack";

interface Bounds {
  /** How often it happens; default: once. */
  readonly times?: number;
  /** Milliseconds to wait before anything else. */
  readonly latencyMs?: number;
}

export interface RestFault extends Bounds {
  /** `path` is like `/channels/1/messages`, without the query. */
  readonly match: (method: string, path: string) => boolean;
  readonly kind: RestFaultKind;
  /** For "429", in seconds; default: 1. */
  readonly retryAfter?: number;
}

export interface GatewayFault extends Bounds {
  readonly gateway: GatewayFaultKind;
}

export type Fault = RestFault | GatewayFault;

/** A scheduled fault. */
export interface PlannedFault {
  /** How many more times it will happen. */
  readonly left: number;
  cancel(): void;
}

/** The scheduled faults. Taking one uses it up. */
export interface Faults {
  plan(fault: Fault): PlannedFault;
  takeForCall(method: string, path: string): RestFault | undefined;
  takeForGateway(...kinds: readonly GatewayFaultKind[]): GatewayFault | undefined;
  clear(): void;
}

/** Creates an empty list; of several matching faults, the earliest scheduled is taken. */
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
