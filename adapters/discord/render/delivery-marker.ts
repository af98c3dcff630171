import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { LIMITS } from "./limits.ts";

/*
 * How a message carries its delivery key out of sight. Discord forgets a nonce after a few minutes, so the key is also
 * stored in two other places: after a `#` at the end of every button's custom_id and, as a number, in the `id` of the
 * container around the message. Both come back when the channel is read.
 */

/** Marks an answer that concerns a channel other than its own: `@` and that channel's id. */
export type PlaceMark = `@${string}`;

/** The `custom_id` of the button for `action`, including `key` if given. */
export function toCustomId(action: string, key: DeliveryKey | PlaceMark | undefined): string {
  if ([...action].length > LIMITS.customId - LIMITS.keySuffix) {
    throw new ChatError("rejected", `The action id ${action} is longer than Discord leaves room for.`);
  }
  return `${action}#${key ?? ""}`;
}

/** The action behind a pressed button's `custom_id`. */
export function toAction(customId: string): string {
  return customId.replace(/#@?[a-z0-9]*$/, "");
}

/** The channel that the answer with this button concerns; undefined if it is the answer's own channel. */
export function toPlaceMark(customId: string): PlaceMark | undefined {
  return /#(@\d{17,20})$/.exec(customId)?.[1] as PlaceMark | undefined;
}

/** The container's `id`: 30 bits of the key's FNV-1a hash, above the small ids that Discord assigns itself. */
export function toContainerId(key: DeliveryKey): number {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash & 0x3fffffff) | 0x40000000;
}

/** The fields we read of a component received from Discord. */
export interface KeyCarrier {
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly KeyCarrier[];
  readonly accessory?: KeyCarrier;
}

/**
 * Whether a message with these components was posted with `key`: checks its buttons or, if it has none, its container.
 */
export function carriesKey(components: readonly KeyCarrier[], key: DeliveryKey): boolean {
  const ids = [...customIds(components)];
  if (ids.length > 0) return ids.some((id) => id.endsWith(`#${key}`));
  return components.some((component) => component.id === toContainerId(key));
}

function* customIds(components: readonly KeyCarrier[]): Generator<string> {
  for (const component of components) {
    if (component.custom_id !== undefined) yield component.custom_id;
    if (component.accessory) yield* customIds([component.accessory]);
    yield* customIds(component.components ?? []);
  }
}
