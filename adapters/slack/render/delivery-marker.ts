import type { DeliveryKey } from "../../../src/chat/adapter.ts";

/** `metadata.event_type` of every delivery; its payload holds the delivery's key. */
const EVENT = "paperboy_delivery";

/** Metadata that carries a delivery key out of sight. */
export function deliveryMetadata(key: DeliveryKey) {
  return { event_type: EVENT, event_payload: { delivery_id: key } };
}

/** The fields we read of a message received from Slack. */
export interface KeyCarrier {
  readonly user?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
}

/** Whether `self` (our user id) posted this message with `key`. */
export function carriesKey({ user, metadata }: KeyCarrier, key: DeliveryKey, self: string): boolean {
  const payload = metadata?.event_payload as { readonly delivery_id?: unknown } | undefined;
  const ours = user === undefined || user === self;
  return ours && metadata?.event_type === EVENT && payload?.delivery_id === key;
}
