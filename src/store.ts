import type { ChannelRef, DeliveryKey, MessageRef, Person, Platform } from "./chat/adapter.ts";
import type { Message } from "./chat/message.ts";
import type { ClubStore } from "./club/store.ts";
import type { Day, KnownPaper, Paper, PaperId } from "./papers/paper.ts";
import type { ReadingListStore } from "./reading-list/store.ts";
import type { Hit, Ranking, SearchQuery, TitleMatch } from "./search/search-index.ts";
import type { PrivacyStore } from "./teams/privacy-store.ts";
import type { TeamStore } from "./teams/store.ts";
import type { TeamId } from "./teams/team-id.ts";
import type { LedgerStore } from "./votes/store.ts";
import type { WatchStore } from "./watches/watch.ts";

export type { TeamId };

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a channel asked for. */
export interface SubscriptionSettings {
  /** `HH:MM`, 24 hours, local to `zone`. */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
  readonly weekdays: readonly Weekday[];
  /** Papers a digest, 1 to 10. */
  readonly count: number;
  readonly minUpvotes: number;
  /** Where not empty, a paper must hold one of them in title, abstract, keywords or categories. Lower case. */
  readonly include: readonly string[];
  /** A paper that holds one of them is left out. Lower case. */
  readonly exclude: readonly string[];
  /** Whether to say so on a day without papers. */
  readonly quietNotice: boolean;
  /** Whether the team's taste may lift papers; absent means yes. */
  readonly taste?: boolean;
  /** Where a paper goes that climbs into the day's first after the digest went out: into the next one, or a reply to it. */
  readonly lateRisers: "next" | "thread";
  /** The weekday on which the week is looked back on, at the same time of day; absent: never. */
  readonly wrap?: Weekday;
  /** Whether a forum gets the day's papers in one post (absent: it does), or each paper in a post of its own. */
  readonly layout?: Layout;
}

export type Layout = "digest" | "post-per-paper";

export interface Subscription {
  readonly channel: ChannelRef;
  readonly team: TeamId;
  readonly settings: SubscriptionSettings;
  /** Epoch ms of the next digest; undefined while disabled. */
  readonly nextDueAt: number | undefined;
  /** Epoch ms of the next weekly wrap; absent where there is none, or while disabled. */
  readonly nextWrapAt?: number | undefined;
  readonly createdBy: Person;
  readonly createdAt: number;
  /** Why deliveries stopped, in words for the channel's managers; undefined while active. */
  readonly disabled: { readonly reason: string; readonly at: number } | undefined;
}

/**
 * planned → sending → sent | unknown → (looked up on the platform) sent | planned.
 * `failed`: given up, `error` says why. `skipped`: nothing was to be posted, `note` says why.
 */
export type DeliveryState = "planned" | "sending" | "sent" | "unknown" | "failed" | "skipped";

/**
 * What a channel gets: the day's papers, the week looked back on, what climbed after the day's digest, one paper more of
 * the day where each has a post of its own, or, with a name of its own, matches of a watch, news of the journal club, a
 * paper that somebody shares, a test post. Only subscribed channels get the first four.
 */
export type DeliveryKind =
  | "digest"
  | "wrap"
  | "risers"
  | `paper:${PaperId}`
  | `${"watch" | "club" | "share" | "test"}:${string}`;

/** The kinds that a subscription is due for by itself. */
export type Scheduled = Extract<DeliveryKind, "digest" | "wrap">;

/** One message of a kind for one channel on one of its local days; there is never a second row for the three. */
export interface Delivery {
  readonly key: DeliveryKey;
  readonly kind: DeliveryKind;
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** The channel's local calendar date. */
  readonly day: Day;
  readonly dueAt: number;
  readonly state: DeliveryState;
  /** What is or was posted, frozen when planned. Absent on skipped days. */
  readonly message: Message | undefined;
  /** The message that it is a reply to. */
  readonly under: MessageRef | undefined;
  /** Papers by ballot number: index 0 is ballot 1. */
  readonly papers: readonly PaperId[];
  /** Posts tried so far. */
  readonly attempts: number;
  /** Epoch ms of the first try, from when on the message may exist; undefined where it certainly does not. */
  readonly firstAttemptAt: number | undefined;
  /** Not to be touched before (epoch ms): the back-off, or the settling time of `unknown`. */
  readonly notBefore: number;
  /** Given up after (epoch ms). */
  readonly deadline: number;
  readonly posted: MessageRef | undefined;
  readonly postedAt: number | undefined;
  readonly error: string | undefined;
  /** What was decided and why, in words for people. */
  readonly note: string | undefined;
  /** The papers that came nearest to being in it, and why they are not. */
  readonly leftOut: readonly { readonly paper: PaperId; readonly why: string }[];
}

export type NewDelivery = Pick<
  Delivery,
  "key" | "kind" | "channel" | "team" | "day" | "dueAt" | "papers" | "deadline" | "leftOut"
> & {
  readonly message: Message | undefined;
  readonly under?: MessageRef;
  readonly note: string | undefined;
};

/** A posted digest to which its channel wants what climbs later as a reply. */
export interface AwaitingRisers {
  readonly subscription: Subscription;
  readonly digest: Pick<Delivery, "day" | "deadline" | "papers"> & {
    readonly posted: MessageRef;
    readonly postedAt: number;
  };
}

/** A delivery that this process alone may work on until `leaseUntil`. The fence rises with every claim. */
export interface Claim {
  readonly delivery: Delivery;
  readonly fence: number;
  readonly leaseUntil: number;
}

/** How work on a claimed delivery ended. */
export type Outcome =
  | { readonly state: "sent"; readonly posted: MessageRef; readonly at: number }
  /** May or may not be posted; looked up after `notBefore`. */
  | { readonly state: "unknown"; readonly notBefore: number; readonly error: string }
  /** Certainly not posted; tried again after `notBefore`. `refused`: the platform never took this attempt. */
  | { readonly state: "planned"; readonly notBefore: number; readonly error: string }
  /** `doubtful`: it may have been posted all the same, so that day is never planned again. */
  | { readonly state: "failed"; readonly error: string; readonly doubtful?: boolean };

/** A day's list as the library knows it. */
export interface Listing {
  readonly day: Day;
  /** Epoch ms of the last successful sync of this day. */
  readonly syncedAt: number;
  /** In no particular order. */
  readonly papers: readonly KnownPaper[];
  /** Of each paper that joined the list while it was watched: epoch ms of the last sync that did not hold it. */
  readonly absentAt: ReadonlyMap<PaperId, number>;
}

export interface Saved {
  readonly added: number;
  readonly changed: number;
}

/** Up to where a file was imported. */
export interface ImportMark {
  /** The file in the state that was read, so that a changed one begins anew. */
  readonly source: string;
  /** Lines read. */
  readonly line: number;
  /** Bytes read, of the unpacked text. */
  readonly offset: number;
}

/**
 * What the core needs kept. Every method is one transaction, whole or not at all; ids are text, times epoch
 * milliseconds given by the caller, so SQLite and PostgreSQL can both stand behind it. Methods that touch a team's
 * data take the team. Failures throw StoreError.
 */
export interface Store extends LedgerStore, TeamStore, PrivacyStore, ReadingListStore, WatchStore, ClubStore {
  /** Merges a day's list into the library and records one upvote snapshot per paper. */
  saveListing(day: Day, papers: readonly Paper[], at: number): Promise<Saved>;
  /** Merges papers that came without a list (imports, look-ups); `reached` is saved with them, or neither is. */
  savePapers(papers: readonly Paper[], at: number, reached?: ImportMark): Promise<Saved>;
  /** How far an import of this source came that has not been finished. */
  importMark(source: string): Promise<ImportMark | undefined>;
  /** The source was read to its end: its mark is dropped. */
  finishImport(source: string): Promise<void>;
  paper(id: PaperId): Promise<KnownPaper | undefined>;
  /** Undefined where that day was never synced; an empty list where it was and had none. */
  listing(day: Day): Promise<Listing | undefined>;
  /** Synced days from `from` to `to`, both included, oldest first. */
  listings(from: Day, to: Day): Promise<readonly Listing[]>;
  /** Each paper's upvotes in its newest snapshot at or before `at`; papers without one are left out. */
  upvotesAt(ids: readonly PaperId[], at: number): Promise<ReadonlyMap<PaperId, number>>;
  /** How many papers the library holds, and the newest listed day. */
  librarySize(): Promise<{ readonly papers: number; readonly newestDay: Day | undefined }>;
  search(query: SearchQuery): Promise<Ranking>;
  /** The papers of a ranking, or of a part of one, in its order, each with why it matched. */
  hits(ranking: Ranking): Promise<readonly Hit[]>;
  /** Papers like this one, best first, without itself and its near-duplicates. Empty where it is unknown. */
  similar(id: PaperId, limit: number): Promise<readonly Hit[]>;
  /** Up to `limit` (at most 25) papers whose title begins with or holds what was typed so far. */
  titles(typed: string, limit: number): Promise<readonly TitleMatch[]>;
  /** Builds the search index anew; `onProgress` is told papers done and in all. Safe to interrupt. */
  reindex(onProgress?: (done: number, total: number) => void): Promise<void>;

  /** Creates or replaces the channel's subscription, clearing `disabled`. */
  saveSubscription(subscription: Omit<Subscription, "disabled">): Promise<void>;
  subscription(channel: ChannelRef): Promise<Subscription | undefined>;
  subscriptions(team?: TeamId): Promise<readonly Subscription[]>;
  /** True where there was one. What was posted stays known. */
  deleteSubscription(channel: ChannelRef): Promise<boolean>;
  /** Stops deliveries to the channel (all of the workspace's where `channel` is absent); returns those it stopped. */
  disableSubscriptions(
    where: { platform: Platform; workspace: string; channel?: string },
    reason: string,
    at: number,
  ): Promise<readonly Subscription[]>;
  /** Sets `nextDueAt` (of a wrap `nextWrapAt`) to `to` where it is still `from`. */
  moveDue(channel: ChannelRef, from: number, to: number, kind?: Scheduled): Promise<void>;
  /** Active subscriptions with `nextDueAt` (`nextWrapAt`) at or before `now`, earliest first. */
  dueSubscriptions(now: number, limit: number, kind?: Scheduled): Promise<readonly Subscription[]>;

  /**
   * Records a delivery (`planned`, or `skipped` where it has no message) and, for a digest or a wrap, moves the
   * subscription's `nextDueAt` or `nextWrapAt` to `next`, unless that is no longer the earliest `dueAt`
   * of it and those `beside` it. False where that channel and day had one of its kind already; it moves all the same. One
   * that was skipped or failed and was certainly not posted is replaced by one with a message. Those `beside` it are
   * recorded in the same way where it was, and else not.
   */
  plan(delivery: NewDelivery, next: number | undefined, beside?: readonly NewDelivery[]): Promise<boolean>;
  /** What is open (`planned`, `sending`, `unknown`) of that day's digest is given up no earlier than `deadline`. */
  prolong(channel: ChannelRef, day: Day, deadline: number): Promise<void>;
  /**
   * Takes up to `limit` deliveries of these platforms that are `planned` and ripe, and makes them `sending`. Those past
   * their deadline become `failed`, what only subscribed channels get, of a channel that is none, `skipped`.
   */
  claimPlanned(
    platforms: readonly Platform[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** Takes up to `limit` that are `unknown` and ripe, to be looked up; they stay `unknown`. */
  claimUnknown(
    platforms: readonly Platform[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** `sending` whose lease has run out becomes `unknown`, ripe at `notBefore`; returns how many. */
  expireLeases(now: number, notBefore: number): Promise<number>;
  /** What waits, or is leased, for longer than until `latest` is so only until `until`: a clock that ran ahead said so. */
  shortenWaits(latest: number, until: number): Promise<void>;
  /** Ends work on a claim. False where the claim is no longer ours (fence passed): then nothing is changed. */
  settle(claim: Claim, outcome: Outcome): Promise<boolean>;
  /** Drops the messages and explanations of deliveries due before `before` that are done; what was posted stays known. */
  forgetMessages(before: number): Promise<number>;
  /** The digest of that day, or the delivery of another kind. */
  delivery(channel: ChannelRef, day: Day, kind?: DeliveryKind): Promise<Delivery | undefined>;
  /** All of that day, in the order in which they are posted. */
  deliveriesOn(channel: ChannelRef, day: Day): Promise<readonly Delivery[]>;
  /** Newest first; all kinds unless one is asked for. */
  deliveries(channel: ChannelRef, limit: number, kind?: DeliveryKind): Promise<readonly Delivery[]>;
  /**
   * Digests posted at or before `postedBy` whose day stands at `now`, of active subscriptions that want late risers in a
   * thread, and to which there was no such reply yet.
   */
  awaitingRisers(postedBy: number, now: number): Promise<readonly AwaitingRisers[]>;
  /** Papers planned, posted or perhaps posted in the channel for local days from `since` on. */
  postedPapers(channel: ChannelRef, since: Day): Promise<ReadonlySet<PaperId>>;
  /** How many deliveries are in each state, and the earliest `dueAt` among `planned`, `sending` and `unknown`. */
  deliveryCounts(): Promise<{
    readonly counts: Readonly<Record<DeliveryState, number>>;
    readonly oldestOpenDueAt: number | undefined;
  }>;

  /** Flushes and closes; later calls throw. */
  close(): Promise<void>;
}
