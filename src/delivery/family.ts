import type { DeliveryFamily, DeliveryKind } from "./outbox.ts";

/** The family of a kind. */
export function familyOf(kind: DeliveryKind): DeliveryFamily {
  return kind.split(":", 1)[0] as DeliveryFamily;
}
