import { deliveryKey } from "../delivery/delivery-key.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { AwaitingRisers, DeliveryLog, Outbox } from "../delivery/outbox.ts";
import { commitOne } from "../delivery/planner.ts";
import type { PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import { type RankedPaper, rankPool } from "../ranking/rank.ts";
import type { Clock } from "../runtime/clock.ts";
import { createBreath } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { SubscriptionSettings } from "../subscriptions/store.ts";
import type { Tastes, TeamTaste } from "../taste/team-taste.ts";
import { counted, number } from "../text/format.ts";
import { type Lists, listed, loadLists } from "./candidate-lists.ts";
import { risersMessage } from "./digest-message.ts";
import { postDeliveries, riserPosts } from "./forum-posts.ts";

/** A digest is left alone for so long: what climbs by then has really climbed, and one reply a day is all there is. */
const AFTER_MS = 4 * 3_600_000;
/** A reply is a remark, no second digest. */
const AT_MOST = 3;

/** What the choice of late risers depends on. */
export interface RisersInput {
  readonly lists: Lists;
  readonly settings: SubscriptionSettings;
  /** What the digest held. */
  readonly digest: readonly PaperId[];
  /** What the channel has had, the digest included. */
  readonly posted: ReadonlySet<PaperId>;
  /** The team's, where the channel wants that. */
  readonly taste?: TeamTaste["judge"] | undefined;
}

/**
 * Papers that the channel has not had and that would now stand in its digest above one that did, or where that had room,
 * best first; three at most. A paper of the digest that has left the lists since, by the turn of the day, is no measure.
 */
export function findRisers({ lists, settings, digest, posted, taste }: RisersInput): readonly RankedPaper[] {
  const had = new Set([...posted].filter((id) => !digest.includes(id)));
  const { entries } = rankPool({ ...lists, posted: had, settings, taste });
  const last = entries.findLastIndex(({ paper }) => digest.includes(paper.id));
  const room = digest.length < settings.count ? settings.count : Math.min(settings.count, Math.max(0, last));
  return entries
    .slice(0, room)
    .filter(({ paper }) => !digest.includes(paper.id))
    .slice(0, AT_MOST);
}

/** Plans the replies to digests that show what has climbed since; where each paper has a post of its own, so has each of these. */
export interface Risers {
  /** Looks at every digest that may get a reply, or posts; returns how many got one. */
  plan(signal?: AbortSignal): Promise<number>;
}

/** Replies under posted digests, at most one a channel and day, for channels that want late risers in a thread. */
export function createRisers(deps: {
  readonly store: DeliveryLog & Outbox & PaperStore;
  readonly tastes: Tastes;
  readonly clock: Clock;
  readonly log: Log;
}): Risers {
  const { store, tastes, clock, log } = deps;

  async function planOne({ subscription, digest }: AwaitingRisers, lists: Lists): Promise<boolean> {
    const { channel, team, settings } = subscription;
    const { day, deadline, postedAt } = digest;
    const [posted = new Set()] = await recentlyPosted(store, [{ channel, day }]);
    const taste = settings.taste === false ? undefined : (await tastes.of(team)).judge;
    const found = findRisers({ lists, settings, digest: digest.papers, posted, taste });
    if (found.length === 0) return false;
    const papersFound = found.map(({ paper }) => paper.id);
    const [then = new Map()] = await store.upvotesAt([{ papers: papersFound, at: postedAt }]);
    const risers = found.flatMap((riser) => climbed(riser, then.get(riser.paper.id)));
    if (risers.length === 0) return false;
    const about = { ...lists, day };
    const base = {
      key: deliveryKey(channel, day, "risers"),
      kind: "risers" as const,
      channel,
      team,
      day,
      dueAt: lists.now,
      deadline,
      leftOut: [],
      note: `${counted(risers.length, "paper")} climbed into the first ${number(settings.count)} after the digest`,
    };
    const apart = settings.layout === "post-per-paper" || digest.apart;
    const posts = apart ? postDeliveries(base, riserPosts(risers, about)) : undefined;
    if (posts) return commitOne(store, { delivery: posts.first, beside: posts.beside });
    const message = risersMessage(risers, about);
    const papers = risers.map(({ paper }) => paper.id);
    return commitOne(store, { delivery: { ...base, message, under: digest.posted, papers } });
  }

  return {
    async plan(signal) {
      const now = clock.now();
      const awaiting = await store.awaitingRisers(now - AFTER_MS, now);
      if (awaiting.length === 0) return 0;
      const lists = await loadLists(store, now);
      if (listed(lists).length === 0) return 0;
      let planned = 0;
      const breath = createBreath(clock);
      for (const each of awaiting) {
        await breath();
        if (signal?.aborted) break;
        try {
          if (await planOne(each, lists)) planned += 1;
        } catch (error) {
          const { channel } = each.subscription;
          log.error("a channel's late risers could not be planned; the others go on", { channel, error });
        }
      }
      return planned;
    },
  };
}

/** With what it has climbed by; nothing where it has not, and only others have fallen. */
function climbed(riser: RankedPaper, before: number | undefined): readonly RankedPaper[] {
  const { upvotes } = riser.paper;
  if (before !== undefined && upvotes <= before) return [];
  const reason =
    before === undefined
      ? `${number(upvotes)} ▲ · listed since the digest`
      : `climbed ${number(before)} → ${number(upvotes)} since the digest`;
  return [{ ...riser, reason }];
}
