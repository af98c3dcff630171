import { syncBuiltinESMExports } from "node:module";
import { performance as real } from "node:perf_hooks";
import FakeTimers from "@sinonjs/fake-timers";

const { setTimeout: realTimeout, setImmediate: realImmediate } = globalThis;
const nativeTimeout = AbortSignal.timeout;

/** A look at the event loop takes this long … */
const LOOK_MS = 1;
/** … of which an idle one spends less than this at work … */
const ACTIVE_MS = 0.4;
/** … and so many looks in a row must find it idle. */
const LOOKS = 2;

/** What a thread or the kernel does for this process and will soon have done: reading a file, connecting, writing. */
const UNDERWAY = /^FS|Req|Connect|Write|Job/;

/** Time that passes only while nobody has anything to do. */
export interface VirtualTime {
  /** Lets time pass until `look` returns something other than undefined and false; throws after `withinMs` of virtual time. */
  until<T>(what: string | (() => string), look: () => T | undefined | false, withinMs?: number): Promise<T>;
  /** Lets `ms` of virtual time pass. */
  pass(ms: number): Promise<void>;
  /** What `work` resolves to, with time passing meanwhile. */
  during<T>(what: string, work: Promise<T>, withinMs?: number): Promise<T>;
  /** Gives the real timers back. */
  end(): void;
}

const HOUR_MS = 3_600_000;

/**
 * Replaces this process's timers, from `start` (epoch ms) on. Unmodified clients and servers that talk to each other over
 * loopback in this process then live through hours in moments, and a busy machine makes them slow but never late: time
 * stands still while anybody computes or a byte is on its way, and jumps to the next timer when the event loop is idle.
 */
export function startVirtualTime(start: number): VirtualTime {
  const clock = FakeTimers.install({
    now: start,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
  // As Node.js does; the library would run a timer of half a millisecond without moving the clock, for ever.
  const { setTimeout: fake } = clock;
  clock.setTimeout = ((work: () => void, ms?: number, ...rest: unknown[]) =>
    fake(work, Math.max(1, Math.ceil(ms ?? 1)), ...rest)) as typeof fake;
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("Timed out", "TimeoutError")), ms);
    return controller.signal;
  };
  syncBuiltinESMExports();

  const time: VirtualTime = {
    async until(what, look, withinMs = HOUR_MS) {
      let late = false;
      const deadline = setTimeout(() => {
        late = true;
      }, withinMs);
      for (;;) {
        await idle();
        const found = look();
        if (found !== undefined && found !== false) {
          clearTimeout(deadline);
          return found;
        }
        if (late)
          throw new Error(
            `Waited ${withinMs / 1000} s in vain until ${typeof what === "string" ? what : what()}.`,
          );
        clock.next();
      }
    },
    async pass(ms) {
      let over = false;
      setTimeout(() => {
        over = true;
      }, ms);
      await time.until("the time is over", () => over, 2 * ms);
    },
    async during(what, work, withinMs) {
      let settled = false;
      const settle = () => {
        settled = true;
      };
      work.then(settle, settle);
      await time.until(what, () => settled, withinMs);
      return work;
    },
    end() {
      clock.uninstall();
      AbortSignal.timeout = nativeTimeout;
      syncBuiltinESMExports();
    },
  };
  return time;
}

/** Resolves when the event loop of this process has nothing to do but to wait, and no thread works for it. */
async function idle(): Promise<void> {
  for (let calm = 0; calm < LOOKS; ) {
    await turns(5);
    const before = real.eventLoopUtilization();
    await new Promise((resolve) => realTimeout(resolve, LOOK_MS));
    // What has arrived meanwhile is read in these.
    await turns(2);
    const { active } = real.eventLoopUtilization(before);
    const atWork = process.getActiveResourcesInfo().some((name) => UNDERWAY.test(name));
    calm = active < ACTIVE_MS && !atWork ? calm + 1 : 0;
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => realImmediate(resolve));
}
