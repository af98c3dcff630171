import type { Outlet, Platform, Sending, Turns } from "../chat/adapter.ts";
import type { Copies } from "./copies.ts";
import { sendingLease } from "./sending.ts";

/** This process's turns on the platforms. */
export interface PlatformTurns {
  of(outlet: Pick<Outlet, "platform" | "divided">): Turns;
  /** Whether this process has a turn there, for sending or for a part of the connection. */
  hasAny(platform: Platform): boolean;
}

/**
 * `ended` is called at the end of each turn to send, on all of the platform or in one part; the next process waits for
 * it.
 */
export function createPlatformTurns(
  copies: Pick<Copies, "keep">,
  sending: Pick<Sending, "anywhere">,
  ended: (platform: Platform, part: number | undefined) => Promise<void>,
): PlatformTurns {
  const connections = new Map<Platform, number>();
  const count = (platform: Platform, by: number) =>
    connections.set(platform, (connections.get(platform) ?? 0) + by);

  return {
    of:
      ({ platform, divided }) =>
      (work, until, part) => {
        const sends = part === undefined || divided;
        const turn = async (lost: AbortSignal) => {
          if (!sends) count(platform, 1);
          try {
            await work(lost);
          } finally {
            if (sends) await ended(platform, part);
            else count(platform, -1);
          }
        };
        const lease = sends ? sendingLease(platform, part) : (`connection:${platform}:${part}` as const);
        return copies.keep(lease, turn, until);
      },
    hasAny: (platform) => sending.anywhere(platform) || (connections.get(platform) ?? 0) > 0,
  };
}
