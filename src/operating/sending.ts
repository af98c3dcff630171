import { type Outlet, type Platform, type Sending, servedBy } from "../chat/adapter.ts";
import { PARTS, partOf } from "../chat/parts.ts";
import type { Copies, LeaseName } from "./copies.ts";

/** The lease for sending to a platform, or to one part of its workspaces. */
export function sendingLease(platform: Platform, part?: number): LeaseName {
  return part === undefined ? `platform:${platform}` : `platform:${platform}:${part}`;
}

/** All leases for sending to the outlet. */
export function sendingLeases({
  platform,
  divided,
}: Pick<Outlet, "platform" | "divided">): readonly LeaseName[] {
  if (!divided) return [sendingLease(platform)];
  return Array.from({ length: PARTS }, (_, part) => sendingLease(platform, part));
}

/** Sending by the leases that this process holds. */
export function createSending(
  outlets: readonly Pick<Outlet, "platform" | "divided">[],
  copies: Pick<Copies, "holds">,
): Sending {
  const find = (platform: Platform) => outlets.find((outlet) => outlet.platform === platform);
  return {
    here: (place) =>
      copies.holds(sendingLease(place.platform, find(place.platform)?.divided ? partOf(place) : undefined)),
    anywhere(platform) {
      const outlet = find(platform);
      return outlet !== undefined && sendingLeases(outlet).some(copies.holds);
    },
    everywhere: () => outlets.flatMap(sendingLeases).every(copies.holds),
    served(outlet) {
      const leases = sendingLeases(outlet);
      if (!outlet.divided) return servedBy(outlet);
      const parts = leases.flatMap((lease, part) => (copies.holds(lease) ? [part] : []));
      return { platform: outlet.platform, parts };
    },
  };
}
