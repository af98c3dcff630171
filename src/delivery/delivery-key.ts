import { createHash } from "node:crypto";
import type { ChannelRef, DeliveryKey } from "../chat/refs.ts";
import type { Day } from "../time/day.ts";
import type { DeliveryKind } from "./outbox.ts";

/** Returns the key of the one message of a kind that `channel` gets on `day`. It is deterministic on every machine. */
export function deliveryKey(channel: ChannelRef, day: Day, kind: DeliveryKind = "digest"): DeliveryKey {
  const hash = createHash("sha256").update(
    JSON.stringify([channel.platform, channel.workspace, channel.id, day, kind]),
  );
  return BigInt(`0x${hash.digest("hex")}`)
    .toString(36)
    .slice(0, 25) as DeliveryKey;
}
