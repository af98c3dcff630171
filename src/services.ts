import type { ChannelRef, MessageRef, Person } from "./chat/refs.ts";
import type { PostNow } from "./delivery/post-now.ts";
import type { Planner, SampleDays } from "./digest/digest-planner.ts";
import type { Library } from "./library/library.ts";
import type { WrapPlanner } from "./recap/recap-planner.ts";
import type { Clock } from "./runtime/clock.ts";
import type { SearchEverywhere } from "./search/federated-search.ts";
import type { SearchIndex } from "./search/search-index.ts";
import type { Store } from "./store.ts";
import type { Tastes } from "./taste/team-taste.ts";
import type { Linking } from "./teams/link-codes.ts";
import type { Voting } from "./votes/voting.ts";

/** What a command may use. */
export interface Services {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly library: Library;
  readonly planner: Planner;
  readonly wraps: WrapPlanner;
  /** The library's search, with Hugging Face's where it can be reached. */
  readonly search: SearchEverywhere;
  readonly tastes: Tastes;
  readonly clock: Clock;
  /** Votes that are cast by command, and counts that change for another reason than a vote. */
  readonly voting: Pick<Voting, "set" | "refresh">;
  readonly linking: Linking;
  /** The address that opens one of our messages, where it can be told. */
  link(message: MessageRef): string | undefined;
  /** The channel of our direct messages with a person. Throws ChatError. */
  direct(person: Person): Promise<ChannelRef>;
  readonly postNow: PostNow;
  /** From 0 up to, not including, 1: for what is left to chance. */
  random(): number;
  readonly sample: SampleDays | undefined;
}
