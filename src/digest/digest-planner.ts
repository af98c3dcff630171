import type { ChannelRef } from "../chat/refs.ts";
import { inBatch } from "../delivery/batch.ts";
import { type DueSubscription, deliveryOn, dueInBatches, lateness } from "../delivery/due.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { DeliveryLog, Plan } from "../delivery/outbox.ts";
import type { Planner } from "../delivery/planner.ts";
import type { Library } from "../library/library.ts";
import { LOOK_BACK_DAYS, refreshLists } from "../library/refresh-lists.ts";
import type { PaperNews } from "../news/news-line.ts";
import type { NewsStore } from "../news/store.ts";
import { type Listener, untoldNews } from "../news/untold.ts";
import type { PaperStore } from "../papers/store.ts";
import { themesOf } from "../ranking/themes.ts";
import { type References, sendingTeams } from "../references/references.ts";
import type { Clock } from "../runtime/clock.ts";
import { messageOf } from "../runtime/errors.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import type { Tastes, TeamTaste } from "../taste/team-taste.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import { addDays, utcDay } from "../time/day.ts";
import { localDay } from "../time/zone.ts";
import type { VoteStore } from "../votes/store.ts";
import type { WatchStore } from "../watches/store.ts";
import { loadLists } from "./candidate-lists.ts";
import { type ChannelFacts, createDigests, type Digests, type Moment } from "./channel-digest.ts";
import type { Digest } from "./compose.ts";
import { postDeliveries } from "./forum-posts.ts";
import { isFilling } from "./list-completeness.ts";
import type { SampleDays } from "./small-print.ts";

/** Planning stops waiting this long before the end of the day. */
const SPARE_MS = 10 * 60_000;
/** How long a digest that is thin only because the list is still filling waits for more. */
const SETTLE_WAIT_MS = 3 * 3_600_000;
/** A digest with this many papers is not thin. */
const ENOUGH_PAPERS = 3;
/** How far back votes count as recent. */
const LATELY_MS = 7 * 24 * 3_600_000;
const FAVOURITES_READ = 100;
/** Left-out papers recorded with a digest, nearest first: enough to answer "why was this not in it?". */
const LEFT_OUT_KEPT = 20;

export interface DigestPlanner extends Planner {
  /** Returns the digest that the channel would get now, from the library as it is. Loads and records nothing. */
  preview(channel: ChannelRef, settings: SubscriptionSettings): Promise<Digest>;
}

type Asked = Pick<DueSubscription, "channel" | "team" | "settings" | "day" | "dueAt"> & Listener;

/** Plans the digest of every due channel: lists → candidates → rank → compose. */
export function createDigestPlanner(deps: {
  readonly store: DeliveryLog & PaperStore & SubscriptionStore & VoteStore & WatchStore & NewsStore;
  readonly library: Library;
  readonly tastes: Tastes;
  readonly references?: Pick<References, "teams"> | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly sample?: SampleDays | undefined;
  readonly settledPapers?: number | undefined;
}): DigestPlanner {
  const { store, library, tastes, references, clock, log, sample, settledPapers } = deps;

  /** Updates the lists; resolves to an error message if that failed. */
  async function refresh(signal: AbortSignal): Promise<string | undefined> {
    try {
      await refreshLists(deps, signal);
      return await missingLists();
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn("today's list not loaded; planning digests with what is known", { error });
      return messageOf(error);
    }
  }

  /** If no list before today's is known, there may be nothing to choose from; that must not look like a quiet day. */
  async function missingLists(): Promise<string | undefined> {
    const { earlier } = await loadLists(store, clock.now());
    if (earlier) return undefined;
    const today = utcDay(clock.now());
    for (let back = 1; back <= LOOK_BACK_DAYS; back += 1) {
      const failure = library.lastFailure(addDays(today, -back));
      if (failure) return messageOf(failure.error);
    }
    return undefined;
  }

  async function loadMoment(feedProblem?: string): Promise<Moment> {
    const lists = await loadLists(store, clock.now());
    return { ...lists, feedProblem, filling: isFilling(lists, settledPapers), sample };
  }

  async function gather(asked: readonly Asked[]): Promise<readonly ChannelFacts[]> {
    const had = await recentlyPosted(store, asked);
    const watches = await store.watches(asked.map(({ channel }) => channel));
    const tasteful = asked.filter(({ settings }) => settings.taste !== false);
    const judges = await judgesOf([...new Set(tasteful.map(({ team }) => team))]);
    const talking = asked.filter(({ settings }) => settings.opening !== false);
    const liked = await likedLately([...new Set(talking.map(({ team }) => team))]);
    const news = await newsFor(asked.filter(({ settings: { news = "digest" } }) => news === "digest"));
    const senders = await sendingTeams(references, log);
    return asked.map(({ channel, team, settings, day, dueAt }, index) => ({
      team,
      settings,
      day,
      had: had[index] ?? new Set(),
      watches: watches[index] ?? [],
      judge: settings.taste === false ? undefined : judges.get(team)?.judge,
      liked: settings.opening === false ? undefined : liked.get(team),
      news: news.get(channel) ?? [],
      late: lateness(dueAt, clock.now()),
      sends: senders.has(team),
    }));
  }

  /** Reads the news for each channel. On failure the digests go out without news. */
  async function newsFor(
    listeners: readonly Listener[],
  ): Promise<ReadonlyMap<ChannelRef, readonly PaperNews[]>> {
    try {
      const news = await untoldNews(store, listeners, clock.now());
      return new Map(listeners.map(({ channel }, index) => [channel, news[index] ?? []]));
    } catch (error) {
      log.warn("news not read; digests go out without it", { error });
      return new Map();
    }
  }

  /**
   * Returns the theme most common among each team's votes of the last week. On failure the digests go out without it.
   */
  async function likedLately(teams: readonly TeamId[]): Promise<ReadonlyMap<TeamId, string>> {
    try {
      const favourites = await store.favourites(teams, clock.now() - LATELY_MS, FAVOURITES_READ);
      return new Map(
        teams.flatMap((team, index) => {
          const [theme] = themesOf((favourites[index] ?? []).map(({ paper }) => paper));
          return theme ? [[team, theme.name] as const] : [];
        }),
      );
    } catch (error) {
      log.warn("favourites not read; digests go out without the liked theme", { error });
      return new Map();
    }
  }

  /** Reads the teams' tastes. On failure the digests go by upvotes alone. */
  async function judgesOf(teams: readonly TeamId[]): Promise<ReadonlyMap<TeamId, TeamTaste>> {
    try {
      return await tastes.of(teams);
    } catch (error) {
      log.warn("tastes not read; digests go by upvotes alone", { teams: teams.length, error });
      return new Map();
    }
  }

  /** Whether the digest is thin or empty only for the time being, and there is time to wait. */
  function shouldWait(
    digest: Digest,
    moment: Moment,
    { settings, dueAt, deadline }: DueSubscription,
  ): boolean {
    const { now, feedProblem, today, filling } = moment;
    const papers = digest.kind === "digest" ? digest.papers.length : 0;
    if (papers === 0 && feedProblem !== undefined) return now < deadline - SPARE_MS;
    // No papers today may mean a day without a list. Then it pays to wait only if papers of
    // the last list remain.
    const mayGrow = filling || (!today?.papers.length && papers > 0);
    const thin = papers < Math.min(settings.count, ENOUGH_PAPERS);
    return mayGrow && thin && now < Math.min(dueAt + SETTLE_WAIT_MS, deadline - SPARE_MS);
  }

  function planOne(subscription: DueSubscription, digest: Digest): Plan {
    const { settings, next } = subscription;
    const chosen = digest.kind === "digest" ? digest : undefined;
    const explained = {
      ...deliveryOn("digest", subscription),
      leftOut: digest.leftOut.slice(0, LEFT_OUT_KEPT).map(({ paper, why }) => ({ paper: paper.id, why })),
      note: digest.kind === "digest" ? digest.note : digest.reason,
    };
    const posts = postDeliveries({ ...explained, tells: chosen?.tells ?? [] }, chosen?.posts ?? []);
    if (posts) return { delivery: posts.first, beside: posts.beside, next };
    const message = chosen || settings.quietNotice ? digest.message : undefined;
    const { papers = [], tells = [] } = chosen ?? {};
    return { delivery: { ...explained, message, papers, tells }, next };
  }

  return {
    name: "digests",

    async *plan(now, signal) {
      const pause = createPause(clock);
      let digests: Digests | undefined;
      for await (const { due, missed } of dueInBatches(deps, "digest", now, signal)) {
        digests ??= createDigests(await loadMoment(await refresh(signal)));
        const { moment, digestOf } = digests;
        const plans = await inBatch({
          items: due,
          gather,
          make(subscription, facts) {
            const digest = digestOf(facts);
            return shouldWait(digest, moment, subscription) ? [] : [planOne(subscription, digest)];
          },
          failed: ({ channel }, error) => log.error("digest not planned", { channel, error }),
          pause,
        });
        yield [...missed, ...plans];
      }
    },

    async preview(channel, settings) {
      const now = clock.now();
      const { createdBy, createdAt = now } = (await store.subscription(channel)) ?? {};
      const asked = {
        createdBy,
        createdAt,
        channel,
        team: teamOf(channel),
        settings,
        day: localDay(settings.zone, now),
        dueAt: now,
      };
      const [facts] = await gather([asked]);
      return createDigests(await loadMoment()).digestOf(facts as ChannelFacts);
    },
  };
}
