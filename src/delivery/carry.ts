import type { Log } from "../runtime/log.ts";
import type { Claim } from "./outbox.ts";

/** Calls under way at once: a second's worth of Discord's 50 requests, so that the adapter always has its next one. */
const IN_FLIGHT = 50;
/** New claims are made for at least this many at once, because each is a transaction on the disk. */
const REFILL = 10;

/**
 * Keeps up to IN_FLIGHT claims at work until nothing is ripe, so that a slow channel holds nobody else up. Returns those
 * whose `work` said true.
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
        // Its lease runs out, and then it is looked up.
        (error) => log.error("delivery not settled", { channel: claimed.delivery.channel, error }),
      )
      .finally(() => working.delete(task));
    working.add(task);
  };
  try {
    let ripe = true;
    while (ripe && !signal?.aborted) {
      const claims = await claim(IN_FLIGHT - working.size);
      for (const claimed of claims) start(claimed);
      ripe = claims.length > 0;
      while (working.size > IN_FLIGHT - REFILL) await Promise.race(working);
    }
  } finally {
    await Promise.all(working);
  }
  return done;
}

/** `work` on the claims of a channel one after the other, so that what is due last ends up last. */
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
