import { adapterFor, type Outlet } from "./chat/adapter.ts";
import type { ChannelRef, MessageRef, Person } from "./chat/refs.ts";
import { type AddressOutlet, createOptIn, type OptIn } from "./delivery/opt-in.ts";
import { createPostNow, type PostNow } from "./delivery/post-now.ts";
import type { SampleDays } from "./digest/digest-message.ts";
import { createDigestPlanner, type DigestPlanner } from "./digest/digest-planner.ts";
import type { Library } from "./library/library.ts";
import type { Streams } from "./library/streams.ts";
import { createRecapPlanner, type RecapPlanner } from "./recap/recap-planner.ts";
import type { Clock } from "./runtime/clock.ts";
import { ChatError } from "./runtime/errors.ts";
import type { Log } from "./runtime/log.ts";
import type { Metrics } from "./runtime/metrics.ts";
import { createRateLimit, type RateLimit } from "./runtime/rate-limit.ts";
import {
  createSearchEverywhere,
  type RemoteSearch,
  type SearchEverywhere,
} from "./search/federated-search.ts";
import type { MeaningIndex } from "./search/meaning.ts";
import type { SearchIndex } from "./search/search-index.ts";
import type { Store } from "./store.ts";
import { createTastes, type Tastes } from "./taste/team-taste.ts";
import { type AccessKeys, createAccessKeys } from "./teams/access-keys.ts";
import { createLinking, type Linking } from "./teams/link-codes.ts";
import type { VotingRules } from "./votes/vote-emoji.ts";
import { createVoting, type Voting } from "./votes/voting.ts";

/** What the bot, its commands and the command line work with. */
export interface Services {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly library: Library;
  readonly streams: Streams | undefined;
  readonly digests: DigestPlanner;
  readonly recaps: RecapPlanner;
  /** The library's search, with Hugging Face's where it can be reached. */
  readonly search: SearchEverywhere;
  readonly tastes: Tastes;
  readonly clock: Clock;
  readonly voting: Voting;
  readonly linking: Linking;
  /** Keys that open something to programs outside of every chat. */
  readonly access: AccessKeys;
  /** The https address under which the outside reaches us; undefined: it does not. */
  readonly publicUrl: string | undefined;
  /** How often somebody may have all about them deleted for good, which keeps the whole file busy. */
  readonly forgetting: RateLimit;
  /** The address that opens one of our messages, where it can be told. */
  link(message: MessageRef): string | undefined;
  /** The channel of our direct messages with a person. Throws ChatError. */
  direct(person: Person): Promise<ChannelRef>;
  readonly postNow: PostNow;
  /** Subscribes addresses; undefined where there is no e-mail. */
  readonly optIn: OptIn | undefined;
  /** Has what is due planned and posted at once, rather than within the next minute. */
  wake(): void;
  /** From 0 up to, not including, 1: for what is left to chance. */
  random(): number;
  readonly sample: SampleDays | undefined;
}

/** What services are made of. */
export interface ServiceParts {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly library: Library;
  /** Sources of papers beside the daily lists, where there are any. */
  readonly streams?: Streams | undefined;
  /** None where nothing is posted. */
  readonly adapters: readonly Outlet[];
  readonly clock: Clock;
  readonly log: Log;
  /** Told what happens; nobody is unless given. */
  readonly metrics?: Metrics | undefined;
  readonly sample?: SampleDays | undefined;
  /** Below this many papers today's list counts as still filling. */
  readonly settledPapers?: number | undefined;
  /** The https address under which the outside reaches us, where it does. */
  readonly publicUrl?: string | undefined;
  /** Hugging Face's search, where it may be asked. */
  readonly remoteSearch?: RemoteSearch | undefined;
  /** Where an embedder is configured. */
  readonly meaning?: MeaningIndex | undefined;
  /** From 0 up to 1; tests and the simulation give their own. */
  readonly random?: (() => number) | undefined;
  /** Which emoji vote, and for how long. */
  readonly voting?: VotingRules | undefined;
  /** Begins a round of what is due. None where nothing is posted. */
  readonly wake?: () => void;
  /** Aborted when the process stops: work in the background ends. */
  readonly stopping?: AbortSignal;
}

/** Once is what people want, and once more what they have forgotten. */
const FORGOTTEN_AT_MOST = 3;
const FORGOTTEN_WITHIN_MS = 3_600_000;

/** Puts the core together over a store, a library and platforms. */
export function createServices(parts: ServiceParts): Services {
  const { store, index, library, adapters, clock, sample, random = Math.random, wake = () => {} } = parts;
  const { stopping = new AbortController().signal } = parts;
  const tastes = createTastes(parts);
  const voting = createVoting({ ...parts, rules: parts.voting, stopping });
  const postNow = createPostNow({
    ...parts,
    // Somebody may have reacted before the message was known as ours.
    onPosted: (message) => voting.doubt(message),
  });
  const outlet = adapters.find((adapter): adapter is AddressOutlet => adapter.readAddress !== undefined);
  return {
    store,
    index,
    library,
    streams: parts.streams,
    digests: createDigestPlanner({ ...parts, tastes }),
    recaps: createRecapPlanner(parts),
    search: createSearchEverywhere({ ...parts, remote: parts.remoteSearch }),
    tastes,
    clock,
    voting,
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
    optIn: outlet && createOptIn({ outlet, store, postNow, clock }),
    wake,
    random,
    sample,
  };
}
