/** How long to wait, by what the machine can do meanwhile: on one that is busy elsewhere, longer. */
export interface Patience {
  /** Whether it has come to its end. To be asked again and again. */
  spent(): boolean;
  /** Begins again: something has happened. */
  renew(): void;
}

/** The machine is measured no more often than this, for longer than one turn on a busy processor takes. */
const MEASURED_MS = 1_000;
const WORK_MS = 20;

/** Patience for `ms` of a machine that has nothing else to do. */
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

/** The part of the machine's time that it has for us, above 0 and up to 1. */
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
