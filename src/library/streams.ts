import type { PaperStream } from "../feed/streams/stream.ts";
import type { PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";

/** The papers of sources that have no daily list. */
export interface Streams {
  /** Asks each source for what is new, and puts that into the library. One that fails costs the others nothing. */
  sync(signal?: AbortSignal): Promise<void>;
  /** What the sources have brought lately. */
  recent(): readonly PaperId[];
  /** How often they have brought something: what goes by them looks again when it has risen. */
  readonly loads: number;
}

/** Reasons shown in one log line about skipped rows. */
const REASONS_SHOWN = 3;

/** Streams over `store`. What the library knows already stays as better sources have told it. */
export function createStreams({
  streams,
  store,
  clock,
  log,
}: {
  readonly streams: readonly PaperStream[];
  readonly store: Pick<PaperStore, "savePapers" | "papers">;
  readonly clock: Clock;
  readonly log: Log;
}): Streams {
  const latest = new Map<PaperStream, readonly PaperId[]>();
  let loads = 0;

  async function load(stream: PaperStream, signal: AbortSignal | undefined): Promise<void> {
    const read = await stream.latest(signal);
    if (read === undefined) return;
    const { papers, skipped } = read;
    const ids = papers.map(({ id }) => id);
    const known = await store.papers(ids);
    const fresh = papers.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) await store.savePapers(fresh, clock.now());
    latest.set(stream, ids);
    loads += 1;
    log.info("source read", { source: stream.name, papers: papers.length, added: fresh.length });
    if (skipped.length > 0)
      log.warn("rows skipped", {
        source: stream.name,
        skipped: skipped.length,
        reasons: [...new Set(skipped.map(({ reason }) => reason))].slice(0, REASONS_SHOWN),
      });
  }

  return {
    async sync(signal) {
      for (const stream of streams) {
        signal?.throwIfAborted();
        try {
          await load(stream, signal);
        } catch (error) {
          signal?.throwIfAborted();
          log.warn("source not read; trying again later", { source: stream.name, error });
        }
      }
    },
    recent: () => [...new Set([...latest.values()].flat())],
    get loads() {
      return loads;
    },
  };
}
