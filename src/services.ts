import type { Clock } from "./clock.ts";
import type { Planner, SampleDays } from "./digest/plan.ts";
import type { Library } from "./library.ts";
import type { SearchEverywhere } from "./search/everywhere.ts";
import type { Store } from "./store.ts";

/** What a command may use. */
export interface Services {
  readonly store: Store;
  readonly library: Library;
  readonly planner: Planner;
  /** The library's search, with Hugging Face's where it can be reached. */
  readonly search: SearchEverywhere;
  readonly clock: Clock;
  readonly sample: SampleDays | undefined;
}
