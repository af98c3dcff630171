import type { Platform, Turns } from "../chat/adapter.ts";
import type { Copies } from "./copies.ts";

/** This process's turns on the platforms. */
export interface PlatformTurns {
  of(platform: Platform): Turns;
  /** Whether this process has a turn there, for sending or for a part of the connection. */
  hasAny(platform: Platform): boolean;
}

/** `ended` is called at the end of each turn to send; the next process waits for it. */
export function createPlatformTurns(
  copies: Pick<Copies, "keep" | "holds">,
  ended: (platform: Platform) => Promise<void>,
): PlatformTurns {
  const parts = new Map<Platform, number>();
  const count = (platform: Platform, by: number) => parts.set(platform, (parts.get(platform) ?? 0) + by);

  return {
    of: (platform) => (work, until, part) => {
      const whole = part === undefined;
      const turn = async (lost: AbortSignal) => {
        if (!whole) count(platform, 1);
        try {
          await work(lost);
        } finally {
          if (whole) await ended(platform);
          else count(platform, -1);
        }
      };
      return copies.keep(whole ? `platform:${platform}` : `connection:${platform}:${part}`, turn, until);
    },
    hasAny: (platform) => copies.holds(`platform:${platform}`) || (parts.get(platform) ?? 0) > 0,
  };
}
