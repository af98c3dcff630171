import type { DeliveryFamily, DeliveryKind } from "./outbox.ts";

const EVERY = {
  digest: true,
  wrap: true,
  risers: true,
  paper: true,
  news: true,
  watch: true,
  club: true,
  share: true,
  discuss: true,
  test: true,
} satisfies Record<DeliveryFamily, true>;

/** All families. */
export const FAMILIES = Object.keys(EVERY) as readonly DeliveryFamily[];

/** Returns the family of a kind. */
export function familyOf(kind: DeliveryKind): DeliveryFamily {
  return kind.split(":", 1)[0] as DeliveryFamily;
}
