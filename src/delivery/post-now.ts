import { countsOf, withTallies } from "../cards/vote-counts.ts";
import {
  adapterFor,
  type ChannelRef,
  type DeliveryKey,
  type MessageRef,
  type Outlet,
} from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { ChatError, UserError } from "../runtime/errors.ts";
import { teamOf } from "../teams/team-id.ts";
import { type Day, utcDay } from "../time/day.ts";
import type { PostedMessageStore, VoteStore } from "../votes/store.ts";
import { deliveryKey } from "./delivery-key.ts";
import type { DeliveryKind } from "./outbox.ts";

/**
 * Posts a message once, for a person who is waiting for it. If it holds papers, reactions on it are votes. Never
 * retries in the background. On failure throws UserError saying what to do.
 */
export type PostNow = (
  channel: ChannelRef,
  message: Message,
  about: {
    readonly kind: DeliveryKind;
    readonly papers: readonly PaperId[];
    /** The message to reply to, on platforms with replies. */
    readonly under?: MessageRef;
    /** Post only once in this channel, ever; if already posted, that message is returned. */
    readonly once?: boolean;
  },
) => Promise<MessageRef>;

/** The day of messages that are posted only once. */
const EVER = "1970-01-01" as Day;

/** Posts through `adapters`, and records the message if it is about papers. */
export function createPostNow(deps: {
  readonly store: Pick<PostedMessageStore, "addPosted" | "openMessages" | "saveDrawn"> &
    Pick<VoteStore, "tallies">;
  readonly adapters: readonly Outlet[];
  readonly clock: Clock;
  /** Called for every message about papers: somebody may have reacted before it was recorded. */
  readonly onPosted: (message: MessageRef) => void;
}): PostNow {
  const { store, adapters, clock, onPosted } = deps;
  /** Posts in progress: two people may press the same button at once. */
  const underway = new Map<DeliveryKey, Promise<MessageRef>>();

  const post = async (...[channel, message, about]: Parameters<PostNow>): Promise<MessageRef> => {
    const { kind, papers, under, once } = about;
    const adapter = adapterFor(adapters, channel);
    if (!adapter) throw new UserError("Paperboy is not connected there. Try again later.");
    const now = clock.now();
    const key = deliveryKey(channel, once ? EVER : utcDay(now), kind);
    const team = teamOf(channel);
    const known = once ? await store.openMessages({ about: { team, papers } }, 0) : [];
    const standing = known.find((one) => one.key === key);
    if (standing) return standing.message;
    const tallies = await store.tallies(team, papers);
    let posted: MessageRef;
    try {
      posted = await adapter.post(channel, withTallies(message, tallies), key, under);
    } catch (error) {
      throw error instanceof ChatError ? new UserError(cure(error), { cause: error }) : error;
    }
    if (papers.length > 0) {
      await store.addPosted({ message: posted, team, key, papers, postedAt: now }, message);
      await store.saveDrawn(posted, countsOf(papers, tallies));
      onPosted(posted);
    }
    return posted;
  };

  return (channel, message, about) => {
    if (!about.once) return post(channel, message, about);
    const key = deliveryKey(channel, EVER, about.kind);
    const posting = underway.get(key) ?? post(channel, message, about).finally(() => underway.delete(key));
    underway.set(key, posting);
    return posting;
  };
}

function cure(error: ChatError): string {
  switch (error.kind) {
    case "unknown":
      return "The platform's answer was lost, so it may have been posted. Please check the channel before you try again.";
    case "unsent":
    case "rate-limited":
      return "It could not be posted just now. Please try again in a minute.";
    case "gone":
    case "forbidden":
    case "unauthorized":
    case "rejected":
      return `It could not be posted here. ${error.message}`;
    default:
      return error.kind satisfies never;
  }
}
