import { isObject, type Json } from "../checks/schema.ts";

/** The first button with this action_id, in this block where one is named. */
export function findButton(
  blocks: readonly Json[],
  actionId: string,
  blockId: string | undefined,
): { readonly button: Json; readonly blockId: unknown } | undefined {
  for (const block of blocks) {
    if (blockId !== undefined && block.block_id !== blockId) continue;
    const elements = [block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])];
    const button = elements.find((element) => isObject(element) && element.action_id === actionId);
    if (isObject(button)) return { button, blockId: block.block_id };
  }
  return undefined;
}
