import type { Log } from "../runtime/log.ts";
import type { Claim } from "./outbox.ts";

/** Concurrent calls: a second's worth of Discord's 50 requests, so that the adapter never runs dry. */
const IN_FLIGHT = 50;
/** Claims are fetched at least this many at a time, because each fetch is a transaction on disk. */
const REFILL = 10;

/**
 * Keeps up to IN_FLIGHT claims in progress until none is ready, so that a slow channel delays nobody else. A claim in
 * progress may keep others of its channel from being ready. Returns the claims for which `work` resolved to true.
 */
export async function carry(
  claim: (limit: number) => Promise<readonly Claim[]>,
  work: (claim: Claim) => Promise<boolean>,
  log: Log,
  signal?: AbortSignal,
): Promise<readonly Claim[]> {
  const done: Claim[] = [];
  const working = new Set<Promise<void>>();
  const start = (claimed: Claim): void => {
    const task: Promise<void> = work(claimed)
      .then(
        (delivered) => {
          if (delivered) done.push(claimed);
        },
        // Its lease expires, and then it is looked up.
        (error) => log.error("delivery not settled", { channel: claimed.delivery.channel, error }),
      )
      .finally(() => working.delete(task));
    working.add(task);
  };
  try {
    while (!signal?.aborted) {
      const claims = await claim(IN_FLIGHT - working.size);
      for (const claimed of claims) start(claimed);
      if (working.size === 0) break;
      // Few claims without a result: each reads the database.
      const enough = claims.length > 0 ? IN_FLIGHT - REFILL : Math.floor(working.size / 2);
      while (working.size > enough) await Promise.race(working);
    }
  } finally {
    await Promise.all(working);
  }
  return done;
}

/** Wraps `work` to run one claim of a channel at a time, in order, if several are claimed because they could not wait. */
export function inTurn(work: (claim: Claim) => Promise<boolean>): (claim: Claim) => Promise<boolean> {
  const turns = new Map<string, Promise<unknown>>();
  return (claim) => {
    const channel = JSON.stringify(claim.delivery.channel);
    const before = turns.get(channel);
    const turn = before ? before.then(() => work(claim)) : work(claim);
    const ended = turn.catch(() => {});
    turns.set(channel, ended);
    void ended.then(() => turns.get(channel) === ended && turns.delete(channel));
    return turn;
  };
}
