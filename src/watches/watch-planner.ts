import { paperEntry, titlesSummary } from "../cards/paper-card.ts";
import type { Message } from "../chat/message.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { DeliveryLog, Outbox } from "../delivery/outbox.ts";
import { commitOne } from "../delivery/planner.ts";
import type { KnownPaper } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { counted, number } from "../text/format.ts";
import { addDays, utcDay } from "../time/day.ts";
import type { WatchStore } from "./store.ts";
import { type Watch, watchReason } from "./watch.ts";

/** Lists looked through: a paper may be listed a day late, and Paperboy may have been down over a weekend. */
const LISTS_DAYS = 4;
/** A channel hears of watches at most once in so many hours, and of so many papers at once: what is left comes next. */
const SLOT_HOURS = 3;
const PAPERS_AT_MOST = 10;
/** What cannot be posted for this long comes with the next. */
const DEADLINE_MS = 6 * 3_600_000;

type WatchPlanStore = Pick<WatchStore, "watchesApart"> &
  Pick<PaperStore, "listings"> &
  Pick<DeliveryLog, "postedPapers"> &
  Pick<Outbox, "plan">;

/**
 * Plans a message for every channel whose watches found papers that it has not had; returns how many. What was found is
 * worked out anew from the lists each time, and the slot is part of a message's identity, so that whatever happens no
 * paper is missed or told twice, and no channel is flooded.
 */
export async function planWatches(deps: {
  readonly store: WatchPlanStore;
  readonly clock: Clock;
}): Promise<number> {
  const { store, clock } = deps;
  const now = clock.now();
  const today = utcDay(now);
  const byChannel = new Map<string, Watch[]>();
  for (const watch of await store.watchesApart()) {
    const id = JSON.stringify(watch.channel);
    byChannel.set(id, [...(byChannel.get(id) ?? []), watch]);
  }
  if (byChannel.size === 0) return 0;
  const papers = new Map<string, KnownPaper>();
  for (const listing of await store.listings(addDays(today, 1 - LISTS_DAYS), today)) {
    for (const paper of listing.papers) if (!paper.withdrawn) papers.set(paper.id, paper);
  }
  const slot = Math.floor(new Date(now).getUTCHours() / SLOT_HOURS);
  let planned = 0;
  for (const watches of byChannel.values()) {
    const [{ channel, team }] = watches as [Watch, ...Watch[]];
    const [posted = new Set()] = await recentlyPosted(store, [{ channel, day: today }]);
    const found = [...papers.values()]
      .filter(({ id }) => !posted.has(id))
      .flatMap((paper) => {
        const since = watches.filter(({ createdAt }) => createdAt <= paper.firstSeenAt);
        const reason = watchReason(paper, since);
        return reason === undefined ? [] : [{ paper, reason }];
      })
      .sort((a, b) => b.paper.upvotes - a.paper.upvotes || (a.paper.id < b.paper.id ? -1 : 1))
      .slice(0, PAPERS_AT_MOST);
    if (found.length === 0) continue;
    const kind = `watch:${slot}` as const;
    const delivery = {
      key: deliveryKey(channel, today, kind),
      kind,
      channel,
      team,
      day: today,
      dueAt: now,
      deadline: now + DEADLINE_MS,
      papers: found.map(({ paper }) => paper.id),
      message: watchMessage(found),
      note: `${counted(found.length, "paper")} that is watched for`,
      leftOut: [],
    };
    const isNew = await commitOne(store, { delivery });
    if (isNew) planned += 1;
  }
  return planned;
}

function watchMessage(found: readonly { readonly paper: KnownPaper; readonly reason: string }[]): Message {
  return {
    summary: titlesSummary(`${counted(found.length, "watched paper")}`, found),
    blocks: [
      { kind: "heading", text: found.length === 1 ? "A paper you watch for" : "Papers you watch for" },
      ...found.map(({ paper, reason }, index) =>
        paperEntry(paper, {
          ballot: index + 1,
          reason: `watched: ${reason} · ${number(paper.upvotes)} ▲`,
          votes: 0,
        }),
      ),
      { kind: "note", text: ["/papers watch list shows, mutes and removes what is watched for."] },
    ],
  };
}
