import { KEPT_DAYS, type Outbox } from "../delivery/outbox.ts";
import type { Library } from "../library/library.ts";
import { CURRENT_DAYS } from "../library/refresh-lists.ts";
import type { Streams } from "../library/streams.ts";
import type { PaperFollowing } from "../news/follow-papers.ts";
import type { PaperStore } from "../papers/store.ts";
import type { ReferenceSending } from "../references/sending.ts";
import type { Clock } from "../runtime/clock.ts";
import { createHousekeeping, type Duty } from "../runtime/housekeeping.ts";
import type { Log } from "../runtime/log.ts";
import type { MeaningIndex } from "../search/meaning.ts";
import type { Sharing } from "../sharing/sharing.ts";
import type { SharedPaperStore } from "../sharing/store.ts";
import type { AddressStore } from "../subscriptions/address-store.ts";
import type { PrivacyStore } from "../teams/privacy-store.ts";
import { utcDay } from "../time/day.ts";
import { DEFAULT_RULES, type VotingRules } from "../votes/vote-emoji.ts";

const DAY_MS = 86_400_000;
/** Deliveries thinned or deleted in one transaction. It takes some 30 ms, so that other writers are not kept waiting. */
const ROWS_AT_ONCE = 1_000;
/** How often papers that wait for Zotero are sent. */
const SEND_MS = 60_000;
/** How often the week's lists are loaded: far below Hugging Face's 500 calls per 5 minutes. */
const SYNC_MS = 15 * 60_000;
/** Other sources change a few times a day at most, arXiv once. */
const STREAMS_MS = 60 * 60_000;
/** How often new papers, and those whose embedding failed, are embedded, so that search finds them by meaning. */
const EMBED_MS = 5 * 60_000;

/** Housekeeping, done in the background. */
export interface Duties {
  /** Starts what is due. `keepsHouse`: also what one process does for all. */
  begin(keepsHouse: boolean): void;
  /** Resolves when nothing is being done. */
  ended(): Promise<void>;
}

/** Runs until `signal` is aborted. A failing duty does not stop the others. */
export function createDuties(deps: {
  readonly store: Pick<
    Outbox & SharedPaperStore & AddressStore & PrivacyStore & PaperStore,
    "thinDeliveries" | "forgetDeliveries" | "forgetShared" | "deleteUnconfirmed" | "deleteExpired" | "listing"
  >;
  readonly library: Pick<Library, "syncRecent" | "enrich">;
  readonly streams?: Streams | undefined;
  readonly meaning?: MeaningIndex | undefined;
  readonly following: PaperFollowing;
  readonly sharing: Pick<Sharing, "lookUp">;
  readonly sending: ReferenceSending | undefined;
  readonly voting?: VotingRules | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Duties {
  const { store, library, streams, meaning, following, sharing, sending, clock, log, signal } = deps;

  const forAll: readonly Duty[] = [
    // First, because a person waits for it.
    ...(sending ? [{ name: "send references", everyMs: SEND_MS, run: sending.run }] : []),
    // For commands, watches and late risers.
    { name: "sync lists", everyMs: SYNC_MS, run: () => library.syncRecent(CURRENT_DAYS, signal) },
    { name: "thin deliveries", everyMs: SYNC_MS, run: thinDeliveries },
    { name: "forget deliveries", everyMs: SYNC_MS, run: forgetDeliveries },
    { name: "look up shared papers", everyMs: SYNC_MS, run: sharing.lookUp },
    {
      name: "forget shared papers",
      everyMs: DAY_MS,
      run: () => store.forgetShared(clock.now() - KEPT_DAYS * DAY_MS),
    },
    {
      name: "delete unconfirmed addresses",
      everyMs: SYNC_MS,
      run: () => store.deleteUnconfirmed(clock.now()),
    },
    // Once a day, since deleting for good rewrites the whole file.
    { name: "delete expired votes", everyMs: DAY_MS, run: deleteExpiredVotes },
    // Last, because arXiv's rules make it slow.
    { name: "enrich today's papers", everyMs: SYNC_MS, run: enrichToday },
    ...(streams ? [{ name: "read sources", everyMs: STREAMS_MS, run: () => streams.sync(signal) }] : []),
    { name: "follow liked papers", everyMs: SYNC_MS, run: following.check },
  ];
  // Each process has its own vectors.
  const forItself: readonly Duty[] = meaning
    ? [{ name: "embed papers", everyMs: EMBED_MS, run: () => meaning.follow(signal) }]
    : [];
  const shared = createHousekeeping({ duties: forAll, clock, log, signal });
  const own = createHousekeeping({ duties: forItself, clock, log, signal });

  async function thinDeliveries(): Promise<void> {
    // One day longer than reactions count, after which counts are not redrawn.
    const { openDays } = deps.voting ?? DEFAULT_RULES;
    const before = clock.now() - (openDays + 1) * DAY_MS;
    while (!signal.aborted && (await store.thinDeliveries(before, ROWS_AT_ONCE)) === ROWS_AT_ONCE);
  }

  async function forgetDeliveries(): Promise<void> {
    const before = clock.now() - KEPT_DAYS * DAY_MS;
    while (!signal.aborted && (await store.forgetDeliveries(before, ROWS_AT_ONCE)) === ROWS_AT_ONCE);
  }

  async function deleteExpiredVotes(): Promise<void> {
    const votes = await store.deleteExpired(clock.now());
    if (votes > 0) log.info("expired votes deleted", { votes });
  }

  async function enrichToday(): Promise<void> {
    const today = await store.listing(utcDay(clock.now()));
    await library.enrich(today?.papers.map(({ id }) => id) ?? [], signal);
  }

  return {
    begin(keepsHouse) {
      own.begin();
      if (keepsHouse) shared.begin();
    },
    async ended() {
      await Promise.all([own.ended(), shared.ended()]);
    },
  };
}
