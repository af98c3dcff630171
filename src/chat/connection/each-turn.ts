import { whenAborted } from "../../runtime/deadline.ts";
import type { Turns } from "../adapter.ts";

/**
 * Calls `begin` at the start of each turn, for outlets without a connection to keep. Resolves after the first time, or
 * when no turn will come; rejects with what `begin` throws.
 */
export function eachTurn(
  turns: Turns,
  stopping: AbortSignal,
  begin: () => void | Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const work = async (lost: AbortSignal) => {
      await begin();
      resolve();
      await whenAborted(lost);
    };
    turns(work, stopping).then(resolve, reject);
  });
}
