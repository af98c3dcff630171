import { adapterFor, type Outlet } from "./chat/adapter.ts";
import type { ChannelRef, MessageRef, Person } from "./chat/refs.ts";
import { inPieces } from "./delivery/batch.ts";
import { type AddressOutlet, createOptIn, type OptIn } from "./delivery/opt-in.ts";
import { createPostNow, type PostNow } from "./delivery/post-now.ts";
import { createDigestPlanner, type DigestPlanner } from "./digest/digest-planner.ts";
import type { SampleDays } from "./digest/small-print.ts";
import type { Library } from "./library/library.ts";
import type { Streams } from "./library/streams.ts";
import { type Copies, onlyCopy } from "./operating/copies.ts";
import { createSending } from "./operating/sending.ts";
import { createRecapPlanner, type RecapPlanner } from "./recap/recap-planner.ts";
import type { ReferenceManager } from "./references/reference-manager.ts";
import { createReferences, type References } from "./references/references.ts";
import type { Clock } from "./runtime/clock.ts";
import { ChatError } from "./runtime/errors.ts";
import type { Log } from "./runtime/log.ts";
import type { Metrics } from "./runtime/metrics.ts";
import { createRateLimit, type RateLimit } from "./runtime/rate-limit.ts";
import type { SecretBox } from "./runtime/secrets/secret-box.ts";
import {
  createSearchEverywhere,
  type RemoteSearch,
  type SearchEverywhere,
} from "./search/federated-search.ts";
import type { MeaningIndex } from "./search/meaning.ts";
import type { SearchIndex } from "./search/search-index.ts";
import { createSharing, type Sharing } from "./sharing/sharing.ts";
import type { Store } from "./store.ts";
import { createTastes, type Tastes } from "./taste/team-taste.ts";
import { type AccessKeys, createAccessKeys } from "./teams/access-keys.ts";
import { createLinking, type Linking } from "./teams/link-codes.ts";
import type { VotingRules } from "./votes/vote-emoji.ts";
import { createVoting, type Voting } from "./votes/voting.ts";

/** What the bot, its commands and the command line use. */
export interface Services {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly library: Library;
  readonly streams: Streams | undefined;
  readonly digests: DigestPlanner;
  readonly recaps: RecapPlanner;
  /** Searches the index, and Hugging Face too when it can be reached. */
  readonly search: SearchEverywhere;
  readonly tastes: Tastes;
  readonly clock: Clock;
  readonly voting: Voting;
  readonly sharing: Sharing;
  readonly linking: Linking;
  /** Keys that give programs outside the chats access. */
  readonly access: AccessKeys;
  /** Our https address on the internet; undefined: we have none. */
  readonly publicUrl: string | undefined;
  /** How often a person may have all their data deleted for good: each time locks the whole file. */
  readonly forgetting: RateLimit;
  /** The URL that opens one of our messages; undefined if it is unknown. */
  link(message: MessageRef): string | undefined;
  /** Returns the channel of our direct messages with a person. Throws ChatError. */
  direct(person: Person): Promise<ChannelRef>;
  readonly postNow: PostNow;
  /** Subscribes addresses; undefined without an e-mail outlet. */
  readonly optIn: OptIn | undefined;
  /** The teams' Zotero libraries; undefined if there is no key to encrypt their keys with. */
  readonly references: References | undefined;
  /** Plans and posts what is due right away instead of within the next minute. */
  wake(): void;
  /** Returns a random number in [0, 1). */
  random(): number;
  readonly sample: SampleDays | undefined;
}

/** What the services are built from. */
export interface ServiceParts {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly library: Library;
  /** Sources of papers besides the daily lists, if any. */
  readonly streams?: Streams | undefined;
  /** Empty if nothing is posted. */
  readonly adapters: readonly Outlet[];
  readonly clock: Clock;
  readonly log: Log;
  /** Metrics are dropped unless this is given. */
  readonly metrics?: Metrics | undefined;
  readonly sample?: SampleDays | undefined;
  /** Today's list counts as incomplete with fewer papers than this. */
  readonly settledPapers?: number | undefined;
  /** Our https address on the internet, if we have one. */
  readonly publicUrl?: string | undefined;
  /** Hugging Face's search, if it may be used. */
  readonly remoteSearch?: RemoteSearch | undefined;
  /** Set if an embedder is configured. */
  readonly meaning?: MeaningIndex | undefined;
  /** Random numbers in [0, 1); tests and the simulation pass their own. */
  readonly random?: (() => number) | undefined;
  /** Set if there is a key to encrypt the keys of reference libraries with. */
  readonly references?: { readonly manager: ReferenceManager; readonly box: SecretBox } | undefined;
  /** Which emoji vote, and how long reactions count. */
  readonly voting?: VotingRules | undefined;
  /** Calls `hear` after papers were saved that other processes index too. Absent if there are none. */
  readonly onSave?: ((hear: () => void) => void) | undefined;
  /** Coordinates with other processes on the database. Absent if there are none. */
  readonly copies?: Copies | undefined;
  /** Starts a round. Absent if nothing is posted. */
  readonly wake?: () => void;
  /** Aborted when the process stops, which ends background work. */
  readonly stopping?: AbortSignal;
}

/** Once is what people want; the others are for what they missed the first time. */
const FORGOTTEN_AT_MOST = 3;
const FORGOTTEN_WITHIN_MS = 3_600_000;

/** Changes in one hint, to stay far below the 8,000 bytes of PostgreSQL's NOTIFY. */
const TOLD_AT_ONCE = 50;
const WORKSPACES_AT_ONCE = 200;

/** Builds the core on a store, a library and platforms. */
export function createServices(parts: ServiceParts): Services {
  const { store, index, library, adapters, clock, sample, random = Math.random, wake = () => {} } = parts;
  const { stopping = new AbortController().signal, copies = onlyCopy } = parts;
  const tastes = createTastes(parts);
  const references = parts.references && createReferences({ ...parts.references, store, clock, wake });
  const voting = createVoting({
    ...parts,
    references,
    rules: parts.voting,
    sending: createSending(adapters, copies),
    elsewhere: {
      redraw(changed) {
        for (const piece of inPieces(changed, TOLD_AT_ONCE)) copies.hint({ kind: "votes", changed: piece });
      },
      recount(doubted) {
        const pieces =
          "message" in doubted || !doubted.workspaces
            ? [doubted]
            : Array.from(inPieces(doubted.workspaces, WORKSPACES_AT_ONCE), (workspaces) => ({
                ...doubted,
                workspaces,
              }));
        for (const piece of pieces) copies.hint({ kind: "doubts", doubted: piece });
      },
    },
    stopping,
  });
  const postNow = createPostNow({
    ...parts,
    // Somebody may have reacted before we knew that the message was ours.
    onPosted: (message) => voting.doubt(message),
  });
  const outlet = adapters.find((adapter): adapter is AddressOutlet => adapter.readAddress !== undefined);
  return {
    store,
    index,
    library,
    streams: parts.streams,
    digests: createDigestPlanner({ ...parts, tastes, references }),
    recaps: createRecapPlanner(parts),
    search: createSearchEverywhere({ ...parts, remote: parts.remoteSearch }),
    tastes,
    clock,
    voting,
    sharing: createSharing({ ...parts, stopping }),
    linking: createLinking(parts),
    access: createAccessKeys(parts),
    publicUrl: parts.publicUrl,
    forgetting: createRateLimit(clock, FORGOTTEN_AT_MOST, FORGOTTEN_WITHIN_MS),
    link: (message) => adapterFor(adapters, message.channel)?.link?.(message),
    async direct(person) {
      const adapter = adapterFor(adapters, person);
      if (!adapter?.direct) throw new ChatError("unsent", `${person.platform} has no direct messages here.`);
      return adapter.direct(person);
    },
    postNow,
    references,
    optIn: outlet && createOptIn({ outlet, store, postNow, clock }),
    wake,
    random,
    sample,
  };
}
