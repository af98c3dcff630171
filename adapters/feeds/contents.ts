import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import type { Services } from "../../src/services.ts";
import type { AccessGrant, FeedKind } from "../../src/teams/access-store.ts";
import { counted } from "../../src/text/format.ts";
import { addDays, utcDay } from "../../src/time/day.ts";
import { since } from "../../src/time/period.ts";
import { watchReason } from "../../src/watches/watch.ts";

/** A paper in a feed. */
export interface Entry {
  readonly paper: KnownPaper;
  /** Why it is there, if that says more than the feed's title. */
  readonly reason: string | undefined;
  /** Epoch ms of its first and latest appearance. */
  readonly published: number;
  readonly updated: number;
}

/** A feed's contents. */
export interface Contents {
  readonly title: string;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

/** Fifty suffice: readers remember what they have seen. */
const ENTRIES = 50;
/** Two months of a daily channel, which contain more papers than a feed. */
const DELIVERIES = 60;
/** A month's votes, of which the newest are used. */
const FAVOURITES = 200;
/** A reader that was off over a holiday misses nothing. */
const WATCHED_DAYS = 14;
const DAY_MS = 86_400_000;

/** The current contents of a feed. */
export async function contentsOf(services: Services, kind: FeedKind, grant: AccessGrant): Promise<Contents> {
  const { title, entries } = await FEEDS[kind](services, grant);
  const newest = entries.toSorted((a, b) => b.updated - a.updated || (a.paper.id < b.paper.id ? -1 : 1));
  return { title, entries: newest.slice(0, ENTRIES) };
}

const FEEDS: Readonly<Record<FeedKind, (services: Services, grant: AccessGrant) => Promise<Contents>>> = {
  "channel-feed": async ({ store }, { channel }) => {
    const firstPosted = new Map<PaperId, number>();
    for (const { papers, postedAt } of await store.deliveries(channel, DELIVERIES)) {
      if (postedAt === undefined) continue;
      for (const paper of papers)
        firstPosted.set(paper, Math.min(postedAt, firstPosted.get(paper) ?? postedAt));
    }
    const known = await store.papers([...firstPosted.keys()]);
    const entries = [...known.values()].map((paper) => {
      const at = firstPosted.get(paper.id) ?? paper.firstSeenAt;
      return { paper, reason: undefined, published: at, updated: at };
    });
    return { title: "Papers posted in the channel", entries };
  },

  "favourites-feed": async ({ store, clock }, { team }) => {
    const [found = []] = await store.favourites([team], since("month", clock.now()), FAVOURITES);
    const entries = found.map(({ paper, votes, lastVoteAt }) => ({
      paper,
      reason: counted(votes, "vote"),
      published: paper.firstSeenAt,
      updated: lastVoteAt,
    }));
    return { title: "Papers the team votes for", entries };
  },

  "watch-feed": async ({ store, streams, clock }, { channel }) => {
    const [watches = []] = await store.watches([channel]);
    const today = utcDay(clock.now());
    const lists = await store.listings(addDays(today, 1 - WATCHED_DAYS), today);
    const papers = new Map(lists.flatMap((list) => list.papers.map((paper) => [paper.id, paper] as const)));
    const seenSince = clock.now() - WATCHED_DAYS * DAY_MS;
    const sources = new Map(
      watches.flatMap(({ kind, value }) =>
        kind === "source" ? [[value, new Set(streams?.recentOf(value) ?? [])]] : [],
      ),
    );
    const fromSources = [...sources.values()].flatMap((ids) => [...ids]);
    const contains = (source: string, id: PaperId) => sources.get(source)?.has(id) ?? false;
    for (const [id, paper] of await store.papers([...(streams?.recent() ?? []), ...fromSources]))
      if (paper.firstSeenAt >= seenSince) papers.set(id, paper);
    const entries = [...papers.values()].flatMap((paper) => {
      const reason = paper.withdrawn ? undefined : watchReason(paper, watches, contains);
      const at = paper.firstSeenAt;
      return reason === undefined ? [] : [{ paper, reason, published: at, updated: at }];
    });
    return { title: "Papers the channel watches for", entries };
  },
};
