import type { Message } from "../chat/message.ts";
import { inBatch, inPieces } from "../delivery/batch.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import { BATCH } from "../delivery/due.ts";
import type { DeliveryLog, Plan } from "../delivery/outbox.ts";
import type { Planner } from "../delivery/planner.ts";
import type { Clock } from "../runtime/clock.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { Subscription } from "../subscriptions/store.ts";
import { utcDay } from "../time/day.ts";
import type { PaperFollowing } from "./follow-papers.ts";
import { newsLine, newsNote, type PaperNews, toldAs } from "./news-line.ts";
import type { NewsStore } from "./store.ts";
import { untoldNews } from "./untold.ts";

/** Messages that cannot be posted for this long are dropped; their news comes with the next. */
const DEADLINE_MS = 6 * 3_600_000;

/**
 * Plans a message for every paper with news, in channels that want news at once. There is one such message per paper,
 * channel and day; later news waits for the next day.
 */
export function createNewsPlanner(deps: {
  readonly store: Pick<NewsStore, "subscribedToNews" | "likedNews"> & Pick<DeliveryLog, "told">;
  readonly following: Pick<PaperFollowing, "finds">;
  readonly clock: Clock;
  readonly log: Log;
}): Planner {
  const { store, following, clock, log } = deps;
  let lookedAt: string | undefined;
  return {
    name: "news",

    async *plan(now, signal) {
      const state = `${utcDay(now)} ${following.finds}`;
      if (lookedAt === state) return;
      const pause = createPause(clock);
      let complete = true;
      for (const items of inPieces(await store.subscribedToNews(), BATCH)) {
        if (signal.aborted) return;
        yield await inBatch({
          items,
          gather: (asked) => untoldNews(store, asked, now),
          make: (subscription, news) => news.map((one) => planOne(subscription, one, now)),
          failed({ channel }, error) {
            complete = false;
            log.error("news not planned", { channel, error });
          },
          pause,
        });
      }
      // Otherwise news that could not be read would wait for other news, or for the next day.
      if (complete) lookedAt = state;
    },
  };
}

function planOne({ channel, team }: Subscription, one: PaperNews, now: number): Plan {
  const kind = `news:${one.paper.id}` as const;
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
      papers: [],
      tells: one.news.map(toldAs),
      message: newsMessage(one),
      note: newsNote([one]),
      leftOut: [],
    },
  };
}

function newsMessage(one: PaperNews): Message {
  const text = newsLine(one);
  return {
    summary: text.map((span) => (typeof span === "object" && "text" in span ? span.text : span)).join(""),
    blocks: [
      { kind: "paragraph", text },
      {
        kind: "note",
        text: ["Have news like this come with the digest, or not at all: “/papers subscribe news:digest”."],
      },
    ],
  };
}
