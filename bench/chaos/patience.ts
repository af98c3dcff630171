/** A time-out that counts only the machine time available to us, so it is longer on a busy machine. */
export interface Patience {
  /** Whether it has expired. Poll it. */
  spent(): boolean;
  /** Restarts it because something has happened. */
  renew(): void;
}

/** Measure at most this often, for longer than a time slice on a busy processor. */
const MEASURED_MS = 1_000;
const WORK_MS = 20;

/** A time-out of `ms` on an otherwise idle machine. */
export function createPatience(
  ms: number,
  { now = () => performance.now(), share = machineShare } = {},
): Patience {
  let left = ms;
  let measured = now();
  return {
    spent() {
      const passed = now() - measured;
      if (passed >= MEASURED_MS) {
        left -= passed * share();
        measured = now();
      }
      return left <= 0;
    },
    renew() {
      left = ms;
    },
  };
}

/** The share of the machine's time available to us, above 0 and up to 1. */
function machineShare(): number {
  const begun = performance.now();
  const before = process.cpuUsage();
  const worked = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  while (worked() < WORK_MS);
  return Math.min(1, WORK_MS / (performance.now() - begun));
}
