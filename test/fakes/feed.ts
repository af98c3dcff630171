import type { FeedDay, PaperFeed, PaperLookup } from "../../src/feed/feed.ts";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import type { Day } from "../../src/time/day.ts";

/** What the fake answers for a day: papers, papers with skipped rows, or an error to throw. */
export type ScriptedDay = readonly Paper[] | FeedDay | Error;

/** A feed and look-up that answers from memory and can be made to fail. */
export interface FakeFeed extends PaperFeed, PaperLookup {
  /** What is answered from now on; days without a script have no list. */
  set(day: string, script: ScriptedDay): void;
  /** Holds answers back until the returned function is called. */
  hold(): () => void;
  /** Days asked for, in order. */
  readonly asked: readonly Day[];
}

/** Answers `days`, and knows every paper in them by its id. */
export function createFakeFeed(days: Readonly<Record<string, ScriptedDay>> = {}): FakeFeed {
  const scripts = new Map<string, ScriptedDay>(Object.entries(days));
  const asked: Day[] = [];
  let gate: Promise<void> = Promise.resolve();

  async function answer(script: ScriptedDay, signal: AbortSignal | undefined): Promise<FeedDay> {
    signal?.throwIfAborted();
    await Promise.race([gate, aborted(signal)]);
    signal?.throwIfAborted();
    if (script instanceof Error) throw script;
    return "papers" in script ? script : { papers: script, skipped: [] };
  }

  return {
    name: "fake feed",
    asked,
    set: (day, script) => void scripts.set(day, script),
    hold() {
      const { promise, resolve } = resolvable();
      gate = promise;
      return resolve;
    },
    papersOn(day, signal) {
      asked.push(day);
      return answer(scripts.get(day) ?? [], signal);
    },
    async paper(id: PaperId, signal) {
      for (const script of scripts.values()) {
        const found = (await answer(script, signal)).papers.find((paper) => paper.id === id);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function resolvable(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
}
