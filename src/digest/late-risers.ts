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
import { type References, sendingTeams } from "../references/references.ts";
import type { Clock } from "../runtime/clock.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { SubscriptionSettings } from "../subscriptions/store.ts";
import type { Tastes, TeamTaste } from "../taste/team-taste.ts";
import { counted, number } from "../text/format.ts";
import { type Lists, loadLists } from "./candidate-lists.ts";
import { risersMessage } from "./digest-message.ts";
import { postDeliveries, riserPosts } from "./forum-posts.ts";

/**
 * How long after a digest its late risers are looked for: only a real climb shows by then, and there is one reply a
 * day.
 */
const AFTER_MS = 4 * 3_600_000;
/** Most papers in a reply: it is a remark, not a second digest. */
const AT_MOST = 3;

/** Input for choosing late risers. */
export interface RisersInput {
  readonly lists: Lists;
  readonly settings: SubscriptionSettings;
  /** The papers of the digest. */
  readonly digest: readonly PaperId[];
  /** All papers that the channel has had, including the digest's. */
  readonly posted: ReadonlySet<PaperId>;
  /** The team's taste, if the channel wants it. */
  readonly taste?: TeamTaste["judge"] | undefined;
}

/**
 * Returns papers that the channel has not had and that would now rank above one of its digest, or fill the digest's
 * free places. Best first, at most three. Digest papers that have left the lists since, at the change of day, are not
 * compared.
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
 * Plans replies to digests with the papers that have climbed since, at most one per channel and day. If each paper of
 * the digest has its own post, so do these. Digests are checked again whenever lists have been loaded.
 */
export function createLateRiserPlanner(deps: {
  readonly store: DeliveryLog & PaperStore;
  readonly library: Pick<Library, "loads">;
  readonly tastes: Tastes;
  readonly references?: Pick<References, "teams"> | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Planner {
  const { store, library, tastes, references, clock, log } = deps;
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

  /** Reads the upvotes that the papers had when the digest was posted. */
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
      const senders = await sendingTeams(references, log);
      const pause = createPause(clock);
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
          pause,
        });
        yield await inBatch({
          items: found,
          gather: upvotesThen,
          make({ awaiting: one, entries }, then) {
            const risers = entries.flatMap((riser) => climbed(riser, then.get(riser.paper.id)?.upvotes));
            return risers.length > 0 ? [planOne(one, risers, lists, senders.has(one.subscription.team))] : [];
          },
          failed: (one, error) => failed(one.awaiting, error),
          pause,
        });
      }
      lookedAt = loads;
    },
  };
}

/**
 * Keeps the newest digest of each channel. After a change of time a channel has two within a day, and a climb is
 * reported under one only.
 */
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

/** The input besides the digest and the lists. */
type Facts = Pick<RisersInput, "posted" | "taste">;

interface Found {
  readonly awaiting: AwaitingRisers;
  readonly entries: readonly RankedPaper[];
}

function planOne(
  { subscription, digest }: AwaitingRisers,
  risers: readonly RankedPaper[],
  lists: Lists,
  sends: boolean,
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
    note: `${counted(risers.length, "paper")} climbed into the top ${number(settings.count)} after the digest`,
  };
  const about = { ...lists, day, style: settings.style, sends };
  const apart = settings.layout === "post-per-paper" || digest.apart;
  const posts = apart ? postDeliveries(base, riserPosts(risers, about)) : undefined;
  if (posts) return { delivery: posts.first, beside: posts.beside };
  const papers = risers.map(({ paper }) => paper.id);
  return { delivery: { ...base, message: risersMessage(risers, about), under: digest.posted, papers } };
}

/** Adds by how much the paper has climbed; drops it if it only moved up because others fell. */
function climbed(riser: RankedPaper, before: number | undefined): readonly RankedPaper[] {
  const { upvotes } = riser.paper;
  if (before === undefined)
    return [{ ...riser, upvotes: `${number(upvotes)} ▲`, origin: "listed since the digest" }];
  if (upvotes <= before) return [];
  return [{ ...riser, upvotes: `climbed ${number(before)} → ${number(upvotes)} since the digest` }];
}
