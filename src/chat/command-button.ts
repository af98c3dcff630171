import { type ActionId, encodeAction, fits } from "./action.ts";
import type { Action, Block, Press } from "./message.ts";

/**
 * Returns a button that runs a command; `update`: the answer replaces the message with the button. Options without a
 * value are left out. Returns undefined if the options are too long for a button.
 */
export function runAction(
  label: string,
  command: string,
  options: Readonly<Record<string, string | undefined>> = {},
  update = false,
): Press | undefined {
  const given = Object.entries(options).filter(
    (option): option is [string, string] => option[1] !== undefined,
  );
  const action: ActionId = { kind: "run", command, options: Object.fromEntries(given), update };
  return fits(action) ? { kind: "press", id: encodeAction(action), label } : undefined;
}

/** Returns a block of these buttons, without those that `runAction` could not make. */
export function buttonRow(...buttons: readonly (Action | undefined)[]): Block {
  return { kind: "actions", actions: buttons.filter((button) => button !== undefined) };
}
