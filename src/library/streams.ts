import { readStreamAddress, type StreamAddress } from "../feed/streams/address.ts";
import type { PaperStream } from "../feed/streams/stream.ts";
import type { PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError, UserError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { logSkipped } from "./skipped-rows.ts";

/** What people are told where nothing is asked of the network. */
export const NO_SOURCES =
  "Sources cannot be watched here: Paperboy shows saved days instead of asking the internet. You can watch an author, organization, keyword or category.";

/** Papers from sources without daily lists: the operator's, and those that channels watch. */
export interface Streams {
  /** Reads new papers from each source into the library. A failing source does not affect the others. */
  sync(signal?: AbortSignal): Promise<void>;
  /** Ids of the papers that the operator's sources had last. */
  recent(): readonly PaperId[];
  /** Ids of the papers that a watched source had last; none before it was read. */
  recentOf(source: string): readonly PaperId[];
  /** Why a watched source could not be read last time; undefined if it could. */
  trouble(source: string): string | undefined;
  /** Reads a source that somebody wants to watch. Throws UserError if it isn't a source or cannot be read. */
  probe(source: string): Promise<void>;
  /** Number of reads that brought something. Code that depends on streams re-reads them when it has grown. */
  readonly loads: number;
}

/** Watched sources of all teams together: read one after the other, they take some minutes. */
const WATCHED_AT_MOST = 200;
const FULL = `This Paperboy reads ${WATCHED_AT_MOST} sources already, which is the limit.`;
/** Somebody waits for the answer. */
const PROBE_MS = 30_000;

/** A source that some channel watches. */
interface Watched {
  readonly stream: PaperStream;
  trouble: string | undefined;
}

/**
 * Creates streams into `store`. Papers that the library already knows stay unchanged, since other sources know more.
 */
export function createStreams({
  streams,
  open,
  watchedSources = async () => [],
  store,
  clock,
  log,
}: {
  readonly streams: readonly PaperStream[];
  /** Opens a source that a channel watches; undefined: only `streams` are read. */
  readonly open?: ((address: StreamAddress) => PaperStream) | undefined;
  /** The sources that channels watch. */
  readonly watchedSources?: (() => Promise<readonly string[]>) | undefined;
  readonly store: Pick<PaperStore, "savePapers" | "papers">;
  readonly clock: Clock;
  readonly log: Log;
}): Streams {
  const latest = new Map<PaperStream, readonly PaperId[]>();
  /** By URL, so that two channels with the same source have it read once. */
  const watched = new Map<string, Watched>();
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
    logSkipped(log, { source: stream.name }, skipped);
  }

  /** Drops the sources that nobody watches any more, and opens the new ones. */
  async function refreshWatched(): Promise<void> {
    const addresses = (await watchedSources()).flatMap((source) => readStreamAddress(source) ?? []);
    const urls = new Set(addresses.map(({ url }) => url));
    for (const [url, { stream }] of watched) {
      if (urls.has(url)) continue;
      watched.delete(url);
      latest.delete(stream);
    }
    for (const address of addresses) {
      if (!open || watched.has(address.url) || watched.size >= WATCHED_AT_MOST) continue;
      watched.set(address.url, { stream: open(address), trouble: undefined });
    }
  }

  /** Returns why the source could not be read; undefined if it could. */
  async function attempt(stream: PaperStream, signal: AbortSignal | undefined): Promise<string | undefined> {
    try {
      await load(stream, signal);
      return undefined;
    } catch (error) {
      signal?.throwIfAborted();
      log.warn("source not read; trying again later", { source: stream.name, error });
      return error instanceof FeedError ? error.message : "it could not be read";
    }
  }

  const watchedBy = (source: string): Watched | undefined =>
    watched.get(readStreamAddress(source)?.url ?? "");

  return {
    async sync(signal) {
      for (const stream of streams) {
        signal?.throwIfAborted();
        await attempt(stream, signal);
      }
      await refreshWatched();
      for (const one of watched.values()) {
        signal?.throwIfAborted();
        one.trouble = await attempt(one.stream, signal);
      }
    },
    recent: () => [...new Set(streams.flatMap((stream) => latest.get(stream) ?? []))],
    recentOf(source) {
      const stream = watchedBy(source)?.stream;
      return (stream && latest.get(stream)) ?? [];
    },
    trouble(source) {
      const one = watchedBy(source);
      // An unmuted source may find its place taken.
      return one || watched.size < WATCHED_AT_MOST ? one?.trouble : FULL;
    },
    async probe(source) {
      const address = readStreamAddress(source);
      if (!address)
        throw new UserError(
          `“${source}” isn't a source. Give an arXiv category like cs.CL, biorxiv:neuroscience, medrxiv:epidemiology, or the address of an RSS, Atom or JSON feed.`,
          { option: "value" },
        );
      if (!open) throw new UserError(NO_SOURCES);
      if (!watched.has(address.url) && watched.size >= WATCHED_AT_MOST) throw new UserError(FULL);
      const one = watched.get(address.url) ?? { stream: open(address), trouble: undefined };
      try {
        await load(one.stream, AbortSignal.timeout(PROBE_MS));
      } catch (error) {
        log.warn("source not read for a watch", { source: address.name, error });
        const why = error instanceof FeedError ? error.message : "it does not answer";
        throw new UserError(`${address.name} cannot be read: ${why}`, { option: "value" });
      }
      watched.set(address.url, one);
    },
    get loads() {
      return loads;
    },
  };
}
