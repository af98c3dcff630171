/** Runs work once per key at a time. Callers during a run share its result, each with their own signal. */
export function sharing<Key, Result>() {
  interface Run {
    readonly result: Promise<Result>;
    readonly controller: AbortController;
    callers: number;
  }
  const runs = new Map<Key, Run>();

  function start(key: Key, work: (signal: AbortSignal) => Promise<Result>): Run {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => {
      if (runs.get(key) === run) runs.delete(key);
    });
    const run: Run = { controller, callers: 0, result };
    result.catch(() => {}); // Every caller may have left.
    runs.set(key, run);
    return run;
  }

  return async (key: Key, work: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    const run = runs.get(key) ?? start(key, work);
    run.callers += 1;
    if (signal === undefined) return run.result;
    return new Promise<Result>((resolve, reject) => {
      const leave = () => {
        run.callers -= 1;
        if (run.callers === 0) {
          runs.delete(key);
          run.controller.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      run.result.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  };
}
