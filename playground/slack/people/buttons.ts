import { isObject, type Json } from "../checks/schema.ts";

interface Found {
  readonly button: Json;
  readonly blockId: unknown;
}

/** The payload for a press, or for choosing the menu option with this value. Throws if there is no such option. */
export function pressed({ button, blockId }: Found, value: string | undefined): Json {
  if (button.type === "button") return { ...button, block_id: blockId };
  const { type, action_id, options } = button;
  const option = (Array.isArray(options) ? options.filter(isObject) : []).find((one) => one.value === value);
  if (!option) throw new Error(`There is no choice ${value} there.`);
  return { type, action_id, block_id: blockId, selected_option: option };
}

/** The first button or menu with this action_id, in the given block if any. */
export function findButton(
  blocks: readonly Json[],
  actionId: string,
  blockId: string | undefined,
): Found | undefined {
  for (const block of blocks) {
    if (blockId !== undefined && block.block_id !== blockId) continue;
    const elements = [block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])];
    const button = elements.find((element) => isObject(element) && element.action_id === actionId);
    if (isObject(button)) return { button, blockId: block.block_id };
  }
  return undefined;
}
