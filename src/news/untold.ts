import { type ChannelRef, isDirect, type Person } from "../chat/refs.ts";
import type { DeliveryLog } from "../delivery/outbox.ts";
import type { TeamId } from "../teams/team-id.ts";
import { addDays, utcDay } from "../time/day.ts";
import { byPaper, type PaperNews, toldAs } from "./news-line.ts";
import type { NewsStore } from "./store.ts";

/** How long news is reported after it was found: a channel may have had no digest for a week. */
const NEWS_DAYS = 14;
/**
 * How far back digests are read for what they told. A clock that was ahead for days may have dated news later than the
 * digest that told it; local days are ahead of UTC days or behind them.
 */
const TOLD_DAYS = 2 * NEWS_DAYS;
/** A digest is about its own papers, so the rest waits for the next one. */
const PAPERS_AT_MOST = 3;
/** Most news read for one audience, whether reported or not. */
const READ = 100;

/** A channel that wants news. */
export interface Listener {
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** The subscriber; absent if there is none. */
  readonly createdBy?: Person | undefined;
  /** Epoch ms; earlier news is not reported there. If later than now, the clock was ahead, and all news is. */
  readonly createdAt: number;
}

/** Returns the news that each channel has not yet got, grouped by paper, in the order asked. */
export async function untoldNews(
  store: Pick<NewsStore, "likedNews"> & Pick<DeliveryLog, "told">,
  listeners: readonly Listener[],
  now: number,
): Promise<readonly (readonly PaperNews[])[]> {
  if (listeners.length === 0) return [];
  const news = await store.likedNews(listeners.map(audienceOf), now - NEWS_DAYS * 86_400_000, READ);
  if (news.every((found) => found.length === 0)) return news.map(() => []);
  const since = addDays(utcDay(now), -TOLD_DAYS);
  const told = await store.told(listeners.map(({ channel }) => ({ channel, since })));
  return listeners.map(({ createdAt }, index) =>
    byPaper(
      (news[index] ?? []).filter(
        (one) => (createdAt > now || one.at >= createdAt) && !told[index]?.has(toldAs(one)),
      ),
    ).slice(0, PAPERS_AT_MOST),
  );
}

/** What a person has saved is private, so news of it only goes to their direct messages. */
function audienceOf({ channel, team, createdBy }: Listener) {
  return { team, person: isDirect(channel) && createdBy?.user ? createdBy : undefined };
}
