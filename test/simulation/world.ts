import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import type { Store } from "../../src/store.ts";
import type { Lists } from "./lists.ts";
import type { SimulatedPlatform } from "./platform.ts";
import type { Random } from "./random.ts";
import type { Timeline } from "./timeline.ts";

/** What can be switched off, to show that it would be missed. */
export type Defence =
  | "nonce"
  | "look-up"
  | "settle"
  | "fence"
  | "claim"
  | "order"
  | "dedupe"
  | "told"
  | "news";

/** `calm` still fails now and then; in a `storm` every other call does, in an `outage` all. */
export type Weather = "calm" | "storm" | "outage";

/** How rough a history is. Probabilities are per call or per day as named. */
export interface Roughness {
  readonly calmFaults: number;
  readonly stormFaults: number;
  /** Storms and outages per platform and day. */
  readonly stormsPerDay: number;
  readonly crashesPerDay: number;
  readonly pausesPerDay: number;
  /** Of posts during which the process freezes for minutes. */
  readonly pausesInPosts: number;
  /** How long after its answer was lost a message may still land. */
  readonly lateMs: number;
  readonly jumpsPerDay: number;
  readonly feedTroublesPerDay: number;
  readonly disconnectsPerDay: number;
  readonly editsPerDay: number;
  /** Of the time. */
  readonly twoProcesses: number;
}

/** The usual roughness: much worse than any month of real operation. */
export const ROUGH: Roughness = {
  calmFaults: 0.03,
  stormFaults: 0.45,
  stormsPerDay: 1.2,
  crashesPerDay: 2,
  pausesPerDay: 0.6,
  pausesInPosts: 0.02,
  // Within the settling time of 60 s.
  lateMs: 55_000,
  jumpsPerDay: 0.25,
  feedTroublesPerDay: 0.7,
  disconnectsPerDay: 0.8,
  editsPerDay: 0.5,
  twoProcesses: 0.3,
};

/** All that a simulated history shares. */
export interface World {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly platforms: ReadonlyMap<Platform, SimulatedPlatform>;
  readonly weather: Map<Platform, Weather>;
  readonly lists: Lists;
  /** The one database, whichever process opens it. */
  readonly store: Store;
  readonly off: ReadonlySet<Defence>;
  readonly rough: Roughness;
  /** Must never be seen in a log. */
  readonly secret: string;
  /** What happened, for the report of a failure. */
  say(line: string): void;
  /** Counts a fault or an event. */
  count(what: string): void;
  /** The machine's wall clock runs this many milliseconds ahead of true time. */
  skew: number;
  /** An invariant does not hold: the history ends here. */
  fail(what: string): void;
  /** The bot cannot be blamed for what is late now: for one platform, or all. */
  disturb(platform?: Platform): void;
  /** A post into the channel was tried. */
  tried(channel: ChannelRef): void;
  /** Milliseconds until a process should tick again: a minute where something may happen, else longer. */
  untilTick(): number;
}
