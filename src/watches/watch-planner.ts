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
import { createBreath } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
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
  readonly streams?: Pick<Streams, "recent" | "loads"> | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Planner {
  const { store, library, streams, clock, log } = deps;
  let lookedAt: string | undefined;
  return {
    name: "watches",

    async *plan(now, signal) {
      const slot = Math.floor(new Date(now).getUTCHours() / SLOT_HOURS);
      const state = `${slot} ${library.loads} ${streams?.loads ?? 0}`;
      if (lookedAt === state) return;
      const channels = byChannel(await store.watchesApart());
      const papers = channels.length > 0 ? await recentPapers(now) : [];
      const breath = createBreath(clock);
      for (const items of inPieces(channels, BATCH)) {
        if (signal.aborted) return;
        yield await inBatch({
          items,
          gather: (asked) =>
            recentlyPosted(
              store,
              asked.map(([{ channel }]) => ({ channel, day: utcDay(now) })),
            ),
          make(watches, posted) {
            const found = papers
              .filter(({ id }) => !posted.has(id))
              .flatMap((paper) => match(paper, watches));
            return found.length > 0 ? [planOne(watches, found.slice(0, PAPERS_AT_MOST), now, slot)] : [];
          },
          failed: ([{ channel }], error) => log.error("watches not planned", { channel, error }),
          breath,
        });
      }
      lookedAt = state;
    },
  };

  /** Returns recent papers, most upvotes first. */
  async function recentPapers(now: number): Promise<readonly KnownPaper[]> {
    const today = utcDay(now);
    const papers = new Map<PaperId, KnownPaper>();
    for (const listing of await store.listings(addDays(today, 1 - LISTS_DAYS), today))
      for (const paper of listing.papers) if (!paper.withdrawn) papers.set(paper.id, paper);
    const since = now - LISTS_DAYS * DAY_MS;
    // A source may contain the same papers for months.
    for (const [id, paper] of await store.papers(streams?.recent() ?? []))
      if (paper.firstSeenAt >= since && !paper.withdrawn) papers.set(id, paper);
    return [...papers.values()].sort((a, b) => b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1));
  }
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
function match(paper: KnownPaper, watches: ChannelWatches): readonly Found[] {
  const since = watches.filter(({ createdAt }) => createdAt <= paper.firstSeenAt);
  const reason = watchReason(paper, since);
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
