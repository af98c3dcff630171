/** True time, and everything that is yet to happen, in order. Nothing else in a simulation waits. */
export interface Timeline {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `event` in `ms` (0: after what is under way); events of the same instant in the order they were set. */
  after(ms: number, event: () => void): void;
  /** Lets time pass, event by event; after each, everything that it set going runs as far as it can. */
  runUntil(at: number): Promise<void>;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly event: () => void;
}

/** A timeline that begins at `start` (epoch ms). `idle` resolves when nothing is under way that takes real time. */
export function createTimeline(start: number, idle?: () => Promise<void>): Timeline {
  const heap: Entry[] = [];
  let now = start;
  let order = 0;
  const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

  function push(entry: Entry): void {
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(entry, heap[parent] as Entry)) break;
      heap[index] = heap[parent] as Entry;
      index = parent;
    }
    heap[index] = entry;
  }

  function pop(): Entry {
    const top = heap[0] as Entry;
    const last = heap.pop() as Entry;
    if (heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child += 1;
      if (!before(heap[child] as Entry, last)) break;
      heap[index] = heap[child] as Entry;
      index = child;
    }
    heap[index] = last;
    return top;
  }

  return {
    now: () => now,
    after(ms, event) {
      order += 1;
      push({ at: now + Math.max(0, Math.round(ms)), order, event });
    },
    async runUntil(at) {
      while (heap.length > 0 && (heap[0] as Entry).at <= at) {
        const { at: next, event } = pop();
        now = next;
        event();
        // The core only ever waits for ports, so one turn empties the queue of promises.
        await new Promise((resolve) => setImmediate(resolve));
        await idle?.();
      }
      now = at;
    },
  };
}
