import type { ChannelRef, Person, Platform } from "../chat/refs.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { Weekday } from "../time/day.ts";

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
  /** Whether a digest begins with a line about its papers, which is also its notification; absent means yes. */
  readonly opening?: boolean;
  /** Where a paper goes that climbs into the day's first after the digest went out: into the next one, or a reply to it. */
  readonly lateRisers: "next" | "thread";
  /** The weekday on which the week is looked back on, at the same time of day; absent: never. */
  readonly wrap?: Weekday;
  /** Whether a forum gets the day's papers in one post (absent: it does), or each paper in a post of its own. */
  readonly layout?: Layout;
  /** Whether papers come with their pictures beside the text (`rich`); absent: without, so that five fit on a phone. */
  readonly style?: Style;
  /** When the team hears of what comes to papers that it voted for: code, a new version; absent: with the digest. */
  readonly news?: NewsWhen;
}

export type Layout = "digest" | "post-per-paper";
export type Style = "compact" | "rich";
export type NewsWhen = "digest" | "at-once" | "off";

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

/** What a subscription is due for by itself. */
export type Scheduled = "digest" | "wrap";

/** A subscription that is due at another time than was thought. Epoch ms. */
export interface DueMove {
  readonly channel: ChannelRef;
  readonly kind: Scheduled;
  readonly from: number;
  readonly to: number;
}

/** Which channels want what, and when each is due next. */
export interface SubscriptionStore {
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
  /**
   * The channel's id is `newId` from now on: its subscription, deliveries, posted messages, votes, watches and meetings
   * move with it. What is there already under the new id stays. Again changes nothing.
   */
  moveChannel(channel: ChannelRef, newId: string): Promise<void>;
  /** Sets `nextDueAt` (of a wrap `nextWrapAt`) to `to` where it is still `from`. */
  moveDue(moves: readonly DueMove[]): Promise<void>;
  /**
   * Active subscriptions with `nextDueAt` (`nextWrapAt`) at or before `now`, earliest first, then by channel; only those
   * that come after `after` where that is given.
   */
  dueSubscriptions(
    kind: Scheduled,
    now: number,
    limit: number,
    after?: Subscription,
  ): Promise<readonly Subscription[]>;
}
