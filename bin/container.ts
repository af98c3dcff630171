import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createZotero } from "../adapters/zotero/index.ts";
import type { Opening } from "../drizzle/sqlite/connection/database.ts";
import type { Config } from "../src/config.ts";
import type { SampleDays } from "../src/digest/small-print.ts";
import { createArxiv } from "../src/feed/arxiv.ts";
import { createCrossref } from "../src/feed/crossref.ts";
import type { PaperFeed, PaperLookup } from "../src/feed/feed.ts";
import { createHttp } from "../src/feed/http/client.ts";
import { createHuggingFace } from "../src/feed/hugging-face.ts";
import { createOpenReview } from "../src/feed/openreview.ts";
import { createSavedDays, type SavedDays } from "../src/feed/saved-days.ts";
import type { StreamAddress } from "../src/feed/streams/address.ts";
import { createPublicFetch } from "../src/feed/streams/public-fetch.ts";
import { createStream, type PaperStream } from "../src/feed/streams/stream.ts";
import { createLibrary } from "../src/library/library.ts";
import { createStreams } from "../src/library/streams.ts";
import type { Clock } from "../src/runtime/clock.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Log } from "../src/runtime/log.ts";
import type { Metrics } from "../src/runtime/metrics.ts";
import { createSecretBox } from "../src/runtime/secrets/secret-box.ts";
import { createEmbedder } from "../src/search/embedder.ts";
import type { SearchIndex } from "../src/search/search-index.ts";
import type { ServiceParts } from "../src/services.ts";
import { watchedSources } from "../src/watches/watched-sources.ts";
import { openDatabase } from "./database/database.ts";

const manifest = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("#root/package.json")), "utf8"),
) as { readonly version: string };

/** The product's name, without its package's scope, and its version. */
export const product = { name: "paperboy", version: manifest.version } as const;

/** Sent with every request. */
const userAgent = `${product.name}/${product.version} (+https://huggingface.co/papers)`;

export const sampleFolder = fileURLToPath(import.meta.resolve("#root/sample"));

/** The configured sources of papers. */
export interface Sources {
  readonly feed: PaperFeed;
  /** The feed as a folder of saved days, if it is one. */
  readonly saved: SavedDays | undefined;
  readonly huggingFace: ReturnType<typeof createHuggingFace>;
  readonly arxiv: ReturnType<typeof createArxiv>;
  /** Know papers that are not on arXiv. */
  readonly elsewhere: readonly PaperLookup[];
  readonly streams: readonly PaperStream[];
  /** Opens a source on a public host, which anybody may name. */
  readonly openStream: (address: StreamAddress) => PaperStream;
}

/** Creates the sources without calling them. Throws UserError if the folder in PAPERBOY_FEED does not exist. */
export function createSources(config: Config, clock: Clock, feedFolder = config.feedFolder): Sources {
  const http = createHttp({ fetch, clock, userAgent });
  const { endpoint, token } = config.huggingFace;
  const huggingFace = createHuggingFace({ endpoint, http, clock, ...(token ? { token } : {}) });
  const arxiv = createArxiv({ endpoint: config.arxivUrl, http, clock });
  const elsewhere = [createCrossref({ http }), createOpenReview({ http })];
  if (feedFolder !== undefined && !existsSync(feedFolder)) {
    throw new UserError(
      `PAPERBOY_FEED names ${feedFolder}, which does not exist. Name a folder of saved days (YYYY-MM-DD.json), or unset it.`,
    );
  }
  const saved = feedFolder === undefined ? undefined : createSavedDays({ folder: feedFolder });
  const outside = createHttp({ fetch: createPublicFetch(), clock, userAgent });
  const openStream = (address: StreamAddress) => createStream(address, outside);
  const streams = config.streams.map(openStream);
  return { feed: saved ?? huggingFace, saved, huggingFace, arxiv, elsewhere, streams, openStream };
}

/** The parts of the services, apart from the platforms. */
export interface Container extends Omit<ServiceParts, "adapters" | "stopping"> {
  /** The folder of saved days that is read instead of Hugging Face. */
  readonly saved: SavedDays | undefined;
}

/** Opens the database and builds the library on it. Throws StoreError or UserError. */
export async function openContainer(options: {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** A SQLite file, or the URL of a PostgreSQL database. */
  readonly file: string;
  readonly opening?: Opening;
  readonly sources: Sources;
  readonly metrics?: Metrics | undefined;
  readonly sample?: SampleDays | undefined;
}): Promise<Container> {
  const { config, clock, log, metrics, sources, sample } = options;
  const embedder = config.embeddings && createEmbedder(config.embeddings, { fetch });
  const { store, index, meaning, onSave } = await openDatabase({ ...options, embedder });
  const { huggingFace, arxiv, elsewhere, feed, saved, streams, openStream } = sources;
  const online = feed === huggingFace;
  const library = createLibrary({
    feed,
    // A folder of saved days means that nothing should use the network.
    lookups: online ? [huggingFace, arxiv, ...elsewhere] : [],
    ...(online ? { categories: arxiv, built: huggingFace.builtOnIt, latest: huggingFace.latest } : {}),
    store,
    clock,
    log,
  });
  return {
    store,
    index: metrics ? timed(index, clock, metrics) : index,
    library,
    streams: createStreams({
      streams,
      open: online ? openStream : undefined,
      watchedSources: () => watchedSources(store),
      store,
      clock,
      log,
    }),
    clock,
    log,
    metrics,
    sample,
    saved,
    settledPapers: config.settledPapers,
    publicUrl: config.publicHttp?.url,
    voting: config.voting,
    meaning,
    onSave,
    remoteSearch: online ? huggingFace.search : undefined,
    references: referencesOf(config, clock),
  };
}

/** Returns undefined if there is no key to encrypt the teams' keys with. */
export function referencesOf({ secretKeys }: Config, clock: Clock): Container["references"] {
  if (secretKeys.length === 0) return undefined;
  const manager = createZotero({ endpoint: "https://api.zotero.org", fetch, clock, userAgent });
  return { manager, box: createSecretBox(secretKeys) };
}

/** An index that records the duration of its searches. */
function timed(index: SearchIndex, clock: Clock, metrics: Metrics): SearchIndex {
  return {
    ...index,
    async search(query) {
      const begun = clock.monotonic();
      try {
        return await index.search(query);
      } finally {
        metrics.searched(clock.monotonic() - begun);
      }
    },
  };
}
