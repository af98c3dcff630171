import type { Message, Text } from "../chat/message.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import type { Delivery, NewDelivery } from "../delivery/outbox.ts";
import type { PaperId } from "../papers/paper.ts";
import type { RankedPaper } from "../ranking/rank.ts";
import { fullDate } from "../time/format-date.ts";
import { type Circumstances, paperMessage } from "./digest-message.ts";

/** The message of one paper that has its own post. */
export interface PaperPost {
  readonly paper: PaperId;
  readonly message: Message;
}

/** Returns the posts of the day's papers, best first. `below` and news go into the first, which stands for the day. */
export function digestPosts(
  entries: readonly RankedPaper[],
  about: Circumstances,
  below?: Text | undefined,
): readonly PaperPost[] {
  const date = fullDate(about.day);
  return entries.map((entry, index) => {
    const place = entries.length === 1 ? "The one paper" : `Number ${index + 1} of ${entries.length}`;
    const { news: _, ...alike } = about;
    const message = paperMessage(
      entry,
      `${place} for ${date}.`,
      index === 0 ? about : alike,
      index === 0 ? below : undefined,
    );
    return { paper: entry.paper.id, message };
  });
}

/** Returns the posts of papers that have climbed since the day's papers were posted, best first. */
export function riserPosts(entries: readonly RankedPaper[], about: Circumstances): readonly PaperPost[] {
  const where = `Climbed since the papers of ${fullDate(about.day)}.`;
  return entries.map((entry) => ({ paper: entry.paper.id, message: paperMessage(entry, where, about) }));
}

/**
 * Returns the posts as deliveries. The first paper's delivery is the day's own and records the day's outcome. The
 * others are due before it, a millisecond apart and worst first, because a forum shows the newest post on top. None is
 * due before other channels' digests, or those would have to wait for all of them.
 */
export function postDeliveries(
  day: Omit<NewDelivery, "message" | "papers">,
  posts: readonly PaperPost[],
): { readonly first: NewDelivery; readonly beside: readonly NewDelivery[] } | undefined {
  const [first, ...others] = posts;
  if (!first) return undefined;
  return {
    first: { ...day, dueAt: day.dueAt + others.length, message: first.message, papers: [first.paper] },
    beside: others.map(({ paper, message }, index) => {
      const kind = `paper:${paper}` as const;
      return {
        ...day,
        key: deliveryKey(day.channel, day.day, kind),
        kind,
        dueAt: day.dueAt + others.length - 1 - index,
        message,
        papers: [paper],
        tells: [],
        leftOut: [],
        note: undefined,
      };
    }),
  };
}

/** Whether the delivery is one of several posts of a day whose papers have their own posts. */
export function isBeside({ kind }: Pick<Delivery, "kind">): boolean {
  return kind.startsWith("paper:");
}
