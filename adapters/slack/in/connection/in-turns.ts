import type { Turns } from "../../../../src/chat/adapter.ts";
import { whenAborted } from "../../../../src/runtime/deadline.ts";
import type { Connection } from "./connection.ts";

/** Connects during each of this process's turns. */
export interface ConnectionInTurns {
  /** Resolves once first connected, or closed. Rejects with errors that only a person can fix. */
  open(turns: Turns): Promise<void>;
  /** Whether it is connected now. */
  connected(): boolean;
  /** Disconnects for good. */
  close(): Promise<void>;
}

/** `connect` creates the connection of a turn, not opened yet. */
export function connectInTurns(connect: () => Connection): ConnectionInTurns {
  const closing = new AbortController();
  let current: Connection | undefined;
  let ended: Promise<void> = Promise.resolve();

  async function serve(lost: AbortSignal, opened: () => void): Promise<void> {
    const connection = connect();
    current = connection;
    const opening = connection.open().then(opened);
    opening.catch(() => {});
    try {
      await Promise.race([opening, whenAborted(lost)]);
      await whenAborted(lost);
    } finally {
      current = undefined;
      await connection.close();
    }
  }

  return {
    open: (turns) =>
      new Promise((resolve, reject) => {
        ended = turns((lost) => serve(lost, resolve), closing.signal).then(resolve, reject);
      }),
    connected: () => current?.connected() ?? false,
    async close() {
      closing.abort();
      await ended;
    },
  };
}
