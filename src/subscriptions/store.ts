import type { ChannelRef, Person, Platform } from "../chat/refs.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { Weekday } from "../time/day.ts";

/** A channel's settings. */
export interface SubscriptionSettings {
  /** `HH:MM`, 24 hours, local to `zone`. */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
  readonly weekdays: readonly Weekday[];
  /** Papers per digest, 1 to 10. */
  readonly count: number;
  readonly minUpvotes: number;
  /** If not empty, a paper must contain one of them in title, abstract, keywords or categories. Lower case. */
  readonly include: readonly string[];
  /** Papers containing one of them are left out. Lower case. */
  readonly exclude: readonly string[];
  /** Whether to post a note on days without papers. */
  readonly quietNotice: boolean;
  /** Whether the team's taste may lift papers; absent means yes. */
  readonly taste?: boolean;
  /** Whether a digest begins with a line about its papers, which is also its notification; absent means yes. */
  readonly opening?: boolean;
  /**
   * Where to report papers that climb into the day's top after the digest: in the next digest, or in a reply to this
   * one.
   */
  readonly lateRisers: "next" | "thread";
  /** The weekday of the weekly recap, at the same time of day; absent: none. */
  readonly wrap?: Weekday;
  /** Whether a forum gets all papers of a day in one post (the default) or each in its own. */
  readonly layout?: Layout;
  /**
   * Whether papers have pictures (`rich`) or none (the default, so that five papers fit on a phone).
   */
  readonly style?: Style;
  /** When to report news about papers that the team voted for, such as code or a new version; absent: in the digest. */
  readonly news?: NewsWhen;
  /** Whether papers that people share in the channel are collected; absent means no. */
  readonly shared?: boolean;
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
  /** Epoch ms of the next weekly recap; absent if there is none, or while disabled. */
  readonly nextWrapAt?: number | undefined;
  readonly createdBy: Person;
  readonly createdAt: number;
  /** Why deliveries stopped, for the channel's managers to read; undefined while active. */
  readonly disabled: { readonly reason: string; readonly at: number } | undefined;
}

/** The kinds of message that subscriptions schedule. */
export type Scheduled = "digest" | "wrap";

/** A correction of a due time. Epoch ms. */
export interface DueMove {
  readonly channel: ChannelRef;
  readonly kind: Scheduled;
  readonly from: number;
  readonly to: number;
}

/** Persistence of subscriptions and their due times. */
export interface SubscriptionStore {
  /** Creates or replaces the channel's subscription, clearing `disabled`. */
  saveSubscription(subscription: Omit<Subscription, "disabled">): Promise<void>;
  subscription(channel: ChannelRef): Promise<Subscription | undefined>;
  subscriptions(team?: TeamId): Promise<readonly Subscription[]>;
  /** Returns true if there was one. Posted messages stay known. */
  deleteSubscription(channel: ChannelRef): Promise<boolean>;
  /** Disables the channel, or all of the workspace if `channel` is absent. Returns the subscriptions disabled. */
  disableSubscriptions(
    where: { platform: Platform; workspace: string; channel?: string },
    reason: string,
    at: number,
  ): Promise<readonly Subscription[]>;
  /**
   * Changes a channel's id to `newId` in its subscription, deliveries, posted messages, votes, watches and meetings.
   * Rows that already exist under the new id stay. A repeat changes nothing.
   */
  moveChannel(channel: ChannelRef, newId: string): Promise<void>;
  /** Sets `nextDueAt` (for a recap, `nextWrapAt`) to `to` if it is still `from`. */
  moveDue(moves: readonly DueMove[]): Promise<void>;
  /**
   * Returns active subscriptions with `nextDueAt` (`nextWrapAt`) at or before `now`, earliest first, then by channel.
   * With `after`, only those that follow it.
   */
  dueSubscriptions(
    kind: Scheduled,
    now: number,
    limit: number,
    after?: Subscription,
  ): Promise<readonly Subscription[]>;
}
