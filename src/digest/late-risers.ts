import { inBatch, inPieces } from "../delivery/batch.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import { BATCH } from "../delivery/due.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { AwaitingRisers, DeliveryLog, Plan } from "../delivery/outbox.ts";
import type { Planner } from "../delivery/planner.ts";
import type { Library } from "../library/library.ts";
import type { PaperId } from "../papers/paper.ts";
import type { PaperStore, Sighting } from "../papers/store.ts";
import { type RankedPaper, rankCandidates } from "../ranking/rank.ts";
import type { Clock } from "../runtime/clock.ts";
import { createBreath } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { SubscriptionSettings } from "../subscriptions/store.ts";
import type { Tastes, TeamTaste } from "../taste/team-taste.ts";
import { counted, number } from "../text/format.ts";
import { type Lists, loadLists } from "./candidate-lists.ts";
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
  const { entries } = rankCandidates({ ...lists, posted: had, settings, taste });
  const last = entries.findLastIndex(({ paper }) => digest.includes(paper.id));
  const room = digest.length < settings.count ? settings.count : Math.min(settings.count, Math.max(0, last));
  return entries
    .slice(0, room)
    .filter(({ paper }) => !digest.includes(paper.id))
    .slice(0, AT_MOST);
}

/**
 * Plans the replies to digests that show what has climbed since, at most one a channel and day; where each paper has a
 * post of its own, so has each of these. Digests are looked at again whenever lists have been loaded.
 */
export function createLateRiserPlanner(deps: {
  readonly store: DeliveryLog & PaperStore;
  readonly library: Pick<Library, "loads">;
  readonly tastes: Tastes;
  readonly clock: Clock;
  readonly log: Log;
}): Planner {
  const { store, library, tastes, clock, log } = deps;
  let lookedAt = library.loads;

  async function gather(asked: readonly AwaitingRisers[]): Promise<readonly Facts[]> {
    const had = await recentlyPosted(
      store,
      asked.map(({ subscription: { channel }, digest: { day } }) => ({ channel, day })),
    );
    const wanting = asked.filter(({ subscription }) => subscription.settings.taste !== false);
    const judges = await tastes.of([...new Set(wanting.map(({ subscription }) => subscription.team))]);
    return asked.map(({ subscription: { team, settings } }, index) => ({
      posted: had[index] ?? new Set(),
      taste: settings.taste === false ? undefined : judges.get(team)?.judge,
    }));
  }

  /** What the papers found had when the digest was posted. */
  function upvotesThen(found: readonly Found[]): Promise<readonly ReadonlyMap<PaperId, Sighting>[]> {
    return store.upvotesAt(
      found.map(({ entries, awaiting }) => ({
        papers: entries.map(({ paper }) => paper.id),
        at: awaiting.digest.postedAt,
      })),
    );
  }

  return {
    name: "late risers",

    async *plan(now, signal) {
      const { loads } = library;
      if (lookedAt === loads) return;
      const awaiting = newestOfEach(await store.awaitingRisers(now - AFTER_MS, now));
      const lists = await loadLists(store, now);
      const breath = createBreath(clock);
      const failed = ({ subscription: { channel } }: AwaitingRisers, error: unknown) =>
        log.error("late risers not planned", { channel, error });
      for (const items of inPieces(awaiting, BATCH)) {
        if (signal.aborted) return;
        const found = await inBatch({
          items,
          gather,
          make: (one, facts): readonly Found[] => {
            const { subscription, digest } = one;
            const entries = findRisers({ lists, ...subscription, digest: digest.papers, ...facts });
            return entries.length > 0 ? [{ awaiting: one, entries }] : [];
          },
          failed,
          breath,
        });
        yield await inBatch({
          items: found,
          gather: upvotesThen,
          make({ awaiting: one, entries }, then) {
            const risers = entries.flatMap((riser) => climbed(riser, then.get(riser.paper.id)?.upvotes));
            return risers.length > 0 ? [planOne(one, risers, lists)] : [];
          },
          failed: (one, error) => failed(one.awaiting, error),
          breath,
        });
      }
      lookedAt = loads;
    },
  };
}

/** A channel whose time was moved has two digests within a day: a paper that climbs is told of under one. */
function newestOfEach(awaiting: readonly AwaitingRisers[]): readonly AwaitingRisers[] {
  const newest = new Map<string, AwaitingRisers>();
  for (const one of awaiting) {
    const { platform, workspace, id } = one.subscription.channel;
    const channel = JSON.stringify([platform, workspace, id]);
    const known = newest.get(channel);
    if (!known || known.digest.postedAt < one.digest.postedAt) newest.set(channel, one);
  }
  return [...newest.values()];
}

/** What the choice depends on besides the digest and the lists. */
type Facts = Pick<RisersInput, "posted" | "taste">;

interface Found {
  readonly awaiting: AwaitingRisers;
  readonly entries: readonly RankedPaper[];
}

function planOne(
  { subscription, digest }: AwaitingRisers,
  risers: readonly RankedPaper[],
  lists: Lists,
): Plan {
  const { channel, team, settings } = subscription;
  const { day, deadline } = digest;
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
  const about = { ...lists, day, style: settings.style };
  const apart = settings.layout === "post-per-paper" || digest.apart;
  const posts = apart ? postDeliveries(base, riserPosts(risers, about)) : undefined;
  if (posts) return { delivery: posts.first, beside: posts.beside };
  const papers = risers.map(({ paper }) => paper.id);
  return { delivery: { ...base, message: risersMessage(risers, about), under: digest.posted, papers } };
}

/** With what it has climbed by; nothing where it has not, and only others have fallen. */
function climbed(riser: RankedPaper, before: number | undefined): readonly RankedPaper[] {
  const { upvotes } = riser.paper;
  if (before === undefined)
    return [{ ...riser, upvotes: `${number(upvotes)} ▲`, origin: "listed since the digest" }];
  if (upvotes <= before) return [];
  return [{ ...riser, upvotes: `climbed ${number(before)} → ${number(upvotes)} since the digest` }];
}
