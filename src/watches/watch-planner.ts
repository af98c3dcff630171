import { paperEntry, titlesSummary } from "../cards/paper-card.ts";
import type { Message } from "../chat/message.ts";
import { inBatch, inPieces } from "../delivery/batch.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import { BATCH } from "../delivery/due.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { DeliveryLog, Plan } from "../delivery/outbox.ts";
import type { Planner } from "../delivery/planner.ts";
import type { Library } from "../library/library.ts";
import type { Streams } from "../library/streams.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { Tastes, TeamTaste } from "../taste/team-taste.ts";
import type { TeamId } from "../teams/team-id.ts";
import { counted, number } from "../text/format.ts";
import { addDays, utcDay } from "../time/day.ts";
import type { WatchStore } from "./store.ts";
import { type Watch, watchReason } from "./watch.ts";

/** Days of lists to search: a paper may be listed a day late, and Paperboy may have been down over a weekend. */
const LISTS_DAYS = 4;
const DAY_MS = 86_400_000;
/**
 * A channel gets watch results at most once in this many hours, and at most this many papers; the rest come next time.
 */
const SLOT_HOURS = 3;
const PAPERS_AT_MOST = 10;
/** Messages that cannot be posted for this long are dropped; their papers come with the next. */
const DEADLINE_MS = 6 * 3_600_000;

/** A channel's watches; there is at least one. */
type ChannelWatches = readonly [Watch, ...Watch[]];
type Judge = TeamTaste["judge"];

/**
 * Plans a message for every channel whose watches match papers that it has not had. Matches are recomputed whenever
 * lists were loaded, and the time slot is part of a message's identity. So no paper is missed or repeated, and no
 * channel is flooded.
 */
export function createWatchPlanner(deps: {
  readonly store: Pick<WatchStore, "watchesApart"> &
    Pick<PaperStore, "listings" | "papers"> &
    Pick<DeliveryLog, "postedPapers">;
  readonly library: Pick<Library, "loads">;
  /** Set if there are sources besides the lists. */
  readonly streams?: Pick<Streams, "recent" | "recentOf" | "loads"> | undefined;
  readonly tastes: Tastes;
  readonly clock: Clock;
  readonly log: Log;
}): Planner {
  const { store, library, streams, tastes, clock, log } = deps;
  let lookedAt: string | undefined;
  return {
    name: "watches",

    async *plan(now, signal) {
      const slot = Math.floor(new Date(now).getUTCHours() / SLOT_HOURS);
      const state = `${slot} ${library.loads} ${streams?.loads ?? 0}`;
      if (lookedAt === state) return;
      const channels = byChannel(await store.watchesApart());
      const papers = channels.length > 0 ? await recentPapers(now) : [];
      const sources = await sourcePapers(channels, now);
      const pause = createPause(clock);
      for (const items of inPieces(channels, BATCH)) {
        if (signal.aborted) return;
        yield await inBatch({
          items,
          async gather(asked) {
            const channels = asked.map(([{ channel }]) => ({ channel, day: utcDay(now) }));
            const posted = await recentlyPosted(store, channels);
            const judges = await judgesOf(asked.map(([{ team }]) => team));
            return posted.map((before, index) => ({ before, judge: judges[index] }));
          },
          make(watches, { before, judge }) {
            const own = sourcesOf(watches).flatMap((source) => [...(sources.get(source)?.values() ?? [])]);
            const candidates = new Map([...papers, ...own].map((paper) => [paper.id, paper]));
            const found = [...candidates.values()]
              .filter(({ id }) => !before.has(id))
              .flatMap((paper) =>
                match(paper, watches, (source, id) => sources.get(source)?.has(id) ?? false),
              );
            if (found.length === 0) return [];
            return [planOne(watches, inOrder(found, judge).slice(0, PAPERS_AT_MOST), now, slot)];
          },
          failed: ([{ channel }], error) => log.error("watches not planned", { channel, error }),
          pause,
        });
      }
      lookedAt = state;
    },
  };

  /** Without a taste, papers without upvotes are ordered by date. */
  async function judgesOf(teams: readonly TeamId[]): Promise<readonly Judge[]> {
    try {
      const of = await tastes.of([...new Set(teams)]);
      return teams.map((team) => of.get(team)?.judge);
    } catch (error) {
      log.warn("tastes not read; ordering watched papers by date", { error });
      return teams.map(() => undefined);
    }
  }

  /** Returns the new papers of each watched source. */
  async function sourcePapers(
    channels: readonly ChannelWatches[],
    now: number,
  ): Promise<ReadonlyMap<string, ReadonlyMap<PaperId, KnownPaper>>> {
    const found = new Map<string, ReadonlyMap<PaperId, KnownPaper>>();
    for (const source of new Set(channels.flatMap(sourcesOf))) {
      const known = await store.papers(streams?.recentOf(source) ?? []);
      found.set(source, new Map([...known].filter(([, paper]) => isNew(paper, now))));
    }
    return found;
  }

  /** Returns recent papers. */
  async function recentPapers(now: number): Promise<readonly KnownPaper[]> {
    const today = utcDay(now);
    const papers = new Map<PaperId, KnownPaper>();
    for (const listing of await store.listings(addDays(today, 1 - LISTS_DAYS), today))
      for (const paper of listing.papers) if (!paper.withdrawn) papers.set(paper.id, paper);
    for (const [id, paper] of await store.papers(streams?.recent() ?? []))
      if (isNew(paper, now)) papers.set(id, paper);
    return [...papers.values()];
  }
}

/** A category or keyword may read like a source that others watch. */
function sourcesOf(watches: readonly Watch[]): readonly string[] {
  return watches.flatMap(({ kind, value }) => (kind === "source" ? [value] : []));
}

/** A source may contain the same papers for months. */
function isNew({ firstSeenAt, withdrawn }: KnownPaper, now: number): boolean {
  return firstSeenAt >= now - LISTS_DAYS * DAY_MS && !withdrawn;
}

/** Most upvotes first; among equals, such as the many without any, what suits the team's taste, then the newest. */
function inOrder(found: readonly Found[], judge: Judge): readonly Found[] {
  const fits = new Map(found.map(({ paper }) => [paper.id, judge?.(paper).fit ?? 0]));
  const date = ({ publishedAt, firstSeenAt }: KnownPaper) => publishedAt ?? firstSeenAt;
  return found.toSorted(
    ({ paper: a }, { paper: b }) =>
      b.upvotes - a.upvotes ||
      (fits.get(b.id) ?? 0) - (fits.get(a.id) ?? 0) ||
      date(b) - date(a) ||
      (a.id < b.id ? -1 : 1),
  );
}

function byChannel(watches: readonly Watch[]): readonly ChannelWatches[] {
  const channels = new Map<string, [Watch, ...Watch[]]>();
  for (const watch of watches) {
    const id = JSON.stringify(watch.channel);
    const known = channels.get(id);
    if (known) known.push(watch);
    else channels.set(id, [watch]);
  }
  return [...channels.values()];
}

interface Found {
  readonly paper: KnownPaper;
  readonly reason: string;
}

/** A watch only matches papers first seen after it was created. */
function match(
  paper: KnownPaper,
  watches: ChannelWatches,
  contains: (source: string, paper: PaperId) => boolean,
): readonly Found[] {
  const since = watches.filter(({ createdAt }) => createdAt <= paper.firstSeenAt);
  const reason = watchReason(paper, since, contains);
  return reason === undefined ? [] : [{ paper, reason }];
}

function planOne(
  [{ channel, team }]: ChannelWatches,
  found: readonly Found[],
  now: number,
  slot: number,
): Plan {
  const kind = `watch:${slot}` as const;
  const day = utcDay(now);
  return {
    delivery: {
      key: deliveryKey(channel, day, kind),
      kind,
      channel,
      team,
      day,
      dueAt: now,
      deadline: now + DEADLINE_MS,
      papers: found.map(({ paper }) => paper.id),
      message: watchMessage(found),
      note: counted(found.length, "watched paper"),
      leftOut: [],
    },
  };
}

function watchMessage(found: readonly Found[]): Message {
  return {
    summary: titlesSummary(`${counted(found.length, "watched paper")}`, found),
    blocks: [
      { kind: "heading", text: found.length === 1 ? "A paper you watch for" : "Papers you watch for" },
      ...found.map(({ paper, reason }, index) =>
        paperEntry(paper, {
          ballot: index + 1,
          reason: `watched: ${reason} · ${number(paper.upvotes)} ▲`,
          votes: 0,
          brief: true,
        }),
      ),
      { kind: "note", text: ["See, mute or remove watches with “/papers watch list”."] },
    ],
  };
}
