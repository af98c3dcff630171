import type { Copies, Hint, LeaseName } from "../../../src/operating/copies.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { placeOf } from "../../shared/place.ts";
import { toStoreError } from "../connection/errors.ts";
import { type Copy, type LeaseSession, openSession } from "./session.ts";

/*
 * How processes that share a database divide the work. Once a second, each looks up which process wants and which holds
 * each lease. It takes a free lease unless another process wants it and holds fewer, and hands one on to a process that
 * holds at least two fewer. Leases are session locks, which end with their process. So no process has to detect a crash
 * or negotiate, and no two can hold the same lease.
 */

/** How often a process looks, which also keeps its session alive. */
const LOOK_MS = 1_000;
/** Without an answer for this long, a holder gives up its leases: before the server lets others take them. */
const TRUST_MS = 6_000;
/** How many looks a free lease is left to a process that holds fewer. */
const COURTESY = 3;
const AGAIN_MS = 2_000;

/** What handing it on costs: nothing for a part of a connection, but a recount for all that is sent to a platform. */
function costOf(name: LeaseName): number {
  if (name.startsWith("connection:")) return 0;
  return name === "housekeeping" ? 1 : 2;
}

/** A lease that this process wants. */
interface Wanted {
  readonly name: LeaseName;
  readonly work: (lost: AbortSignal) => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** While it is held, and until its work has ended. */
  term: { readonly lost: AbortController; readonly ended: Promise<void>; over: boolean } | undefined;
  shown: boolean;
  /** Looks in a row that found it free and left it to another. */
  left: number;
  /** To be forgotten as soon as it is given back. */
  leaving: boolean;
}

/**
 * The copies on the PostgreSQL database at `url`. Resolves once this process is one of them: retries an unreachable
 * server, and waits while the database is being migrated. Throws StoreError if the server refuses us.
 */
export async function openCopies(options: {
  readonly url: string;
  readonly clock: Pick<Clock, "sleep" | "monotonic">;
  readonly log: Log;
}): Promise<Copies & { close(): Promise<void> }> {
  const { url, clock, log } = options;
  const closing = new AbortController();
  const wanted = new Set<Wanted>();
  const hears: ((hint: Hint) => void)[] = [];
  /** Hints as JSON; each is told once, however often it came. */
  let untold = new Set<string>();
  let session: LeaseSession | undefined;
  let answeredAt = Number.NEGATIVE_INFINITY;
  let count = 1;
  const held = () => [...wanted].filter(({ term }) => term);

  async function look(on: LeaseSession): Promise<void> {
    const askedAt = clock.monotonic();
    for (const one of [...wanted].filter(({ shown }) => !shown)) {
      await on.want(one.name);
      one.shown = true;
    }
    const copies = await on.look([...wanted].map(({ name }) => name));
    answeredAt = askedAt;
    count = copies.length;
    await giveBack(on);
    for (const one of wanted) if (mayTake(one, copies) && (await on.take(one.name))) begin(one);
    shareOut(copies);
  }

  /** Whether it is free, and no process that holds fewer leases wants it. */
  function mayTake(one: Wanted, copies: readonly Copy[]): boolean {
    const { name, term, leaving } = one;
    if (term || leaving) return false;
    const free = !copies.some(({ holds }) => holds.has(name));
    const polite = free && one.left < COURTESY && fewestOfOthers(name, copies) < held().length;
    one.left = polite ? one.left + 1 : 0;
    return free && !polite;
  }

  function begin(one: Wanted): void {
    log.info("lease taken", { lease: one.name });
    const lost = new AbortController();
    const ended = one.work(lost.signal).catch((error: unknown) => {
      one.leaving = true;
      one.fail(error);
    });
    const term = { lost, ended, over: false };
    one.term = term;
    void ended.then(() => {
      term.over = true;
    });
    hear({ kind: "work" });
  }

  /** Hands on one lease at a time, and only if the others see what we hold and no lease is free. */
  function shareOut(copies: readonly Copy[]): void {
    const ours = held();
    const seen = copies.find(({ isUs }) => isUs)?.holds.size;
    const free = [...wanted].some(({ name }) => !copies.some(({ holds }) => holds.has(name)));
    if (seen !== ours.length || free || ours.some(({ term }) => term?.lost.signal.aborted)) return;
    const surplus = ours
      .toSorted((a, b) => costOf(a.name) - costOf(b.name))
      .find(({ name }) => fewestOfOthers(name, copies) <= ours.length - 2);
    if (!surplus) return;
    log.info("lease handed on to another process", { lease: surplus.name });
    surplus.term?.lost.abort(new Error("Another process takes over."));
  }

  /** Gives back leases whose work has ended. */
  async function giveBack(on: LeaseSession): Promise<void> {
    for (const one of wanted) {
      if (one.term?.over) {
        await on.giveBack(one.name);
        one.term = undefined;
      }
      if (!one.leaving || one.term) continue;
      if (one.shown) await on.unwant(one.name);
      wanted.delete(one);
    }
  }

  function hear(hint: Hint): void {
    for (const each of hears) each(hint);
  }

  function tell(hint: string): void {
    if (session) session.notify(hint).catch(() => void untold.add(hint));
    else untold.add(hint);
  }

  /** Takes part for as long as the session lasts. */
  async function attend(on: LeaseSession): Promise<void> {
    session = on;
    const waiting = untold;
    untold = new Set();
    waiting.forEach(tell);
    try {
      while (!closing.signal.aborted) {
        await look(on);
        const over = AbortSignal.any([on.ended, closing.signal]);
        await clock.sleep(LOOK_MS, over).catch(() => {});
        if (on.ended.aborted) throw new Error("The server ended the session.");
      }
    } finally {
      session = undefined;
      answeredAt = Number.NEGATIVE_INFINITY;
      on.end();
    }
  }

  /** Ends our work on all leases, which others may have taken, before we take any again. */
  async function letGo(): Promise<void> {
    const ours = held();
    for (const { term } of ours) term?.lost.abort(new Error("The database was lost."));
    await Promise.all(ours.map(({ term }) => term?.ended));
    for (const one of ours) one.term = undefined;
    for (const one of wanted) one.shown = false;
  }

  async function run(joined: () => void, refused: (error: StoreError) => void): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const opened = await openSession(url, (payload) => hear(JSON.parse(payload) as Hint));
        if (opened) {
          joined();
          await attend(opened);
        } else log.warn("the database is being moved; waiting until that is done");
      } catch (thrown) {
        const error = toStoreError(thrown, placeOf(url));
        if (error.kind !== "unreachable") refused(error);
        if (!closing.signal.aborted) log.error("database not reached; trying again", { error });
      }
      await letGo();
      await clock.sleep(AGAIN_MS, closing.signal).catch(() => {});
    }
  }

  let running: Promise<void> = Promise.resolve();
  const close = async () => {
    closing.abort();
    await running;
  };
  try {
    await new Promise<void>((resolve, reject) => {
      running = run(resolve, reject);
    });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    shared: true,
    keep: (name, work, stopping) =>
      new Promise((resolve, reject) => {
        const one: Wanted = {
          ...{ name, work, fail: reject, term: undefined },
          ...{ shown: false, left: 0, leaving: false },
        };
        const leave = () => {
          one.leaving = true;
          one.term?.lost.abort(stopping.reason);
          void Promise.resolve(one.term?.ended).then(resolve);
        };
        if (stopping.aborted) return leave();
        wanted.add(one);
        stopping.addEventListener("abort", leave, { once: true });
      }),
    count: () => count,
    holds: (name) =>
      clock.monotonic() - answeredAt <= TRUST_MS &&
      held().some((one) => one.name === name && !one.term?.over && !one.term?.lost.signal.aborted),
    hint: (hint) => tell(JSON.stringify(hint)),
    onHint: (listener) => void hears.push(listener),
    close,
  };

  /** The fewest leases held by any other process that wants this one. */
  function fewestOfOthers(name: LeaseName, copies: readonly Copy[]): number {
    const others = copies.filter(({ isUs, wants }) => !isUs && wants.has(name));
    return Math.min(Number.POSITIVE_INFINITY, ...others.map(({ holds }) => holds.size));
  }
}
