import type { PaperStream } from "../feed/streams/stream.ts";
import type { PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";

/** Papers from sources without daily lists. */
export interface Streams {
  /** Reads new papers from each source into the library. A failing source does not affect the others. */
  sync(signal?: AbortSignal): Promise<void>;
  /** Ids of the papers that the sources had last. */
  recent(): readonly PaperId[];
  /** Number of reads that brought something. Code that depends on streams re-reads them when it has grown. */
  readonly loads: number;
}

/** Reasons shown in one log line about skipped rows. */
const REASONS_SHOWN = 3;

/**
 * Creates streams into `store`. Papers that the library already knows stay unchanged, since other sources know more.
 */
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
