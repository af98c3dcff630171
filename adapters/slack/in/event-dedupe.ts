import type { App } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { TakenEvents } from "../../../src/chat/connection/taken-events.ts";

type Receive = App["processEvent"];

/** Recently seen events, by id; far more than a busy workspace produces during Slack's minutes of retries. */
const REMEMBERED_EVENTS = 10_000;

export interface Inbox {
  readonly receive: Receive;
  /** Stops accepting events; resolves when those accepted are handled. */
  drain(): Promise<void>;
}

/** Events answered with a message. If the process dies meanwhile, no answer is better than two. */
const QUESTIONS: ReadonlySet<unknown> = new Set(["app_mention", "message", "app_home_opened"]);

/**
 * Runs before Bolt, which acknowledges an event before its listeners run and so loses it if one fails. Here an event is
 * acknowledged once its listeners are done (a vote is stored). It runs once, however often it is delivered and to
 * whichever process, and is left for redelivery if it fails. A question is acknowledged as soon as it is recorded as
 * taken. Events after `drain` are left to the next process.
 */
export function createInbox(process: Receive, taken: TakenEvents): Inbox {
  const seen = new LRUCache<string, Promise<void>>({ max: REMEMBERED_EVENTS });
  const inFlight = new Set<Promise<void>>();
  let closed = false;

  const once = (id: string, work: () => Promise<void>): Promise<void> => {
    const known = seen.get(id);
    if (known) return known;
    const done = work().catch((error: unknown) => {
      seen.delete(id);
      throw error;
    });
    seen.set(id, done);
    return done;
  };

  const handle: Receive = async (event) => {
    const id: unknown = event.body.event_id;
    if (typeof id !== "string") return handleAsked(event);
    const type: unknown = event.body.event?.type;
    const run = () => process({ ...event, ack: async () => {} });
    if (QUESTIONS.has(type)) {
      if (seen.has(id)) await event.ack();
      return once(id, async () => {
        const first = await taken.take(id);
        await event.ack();
        if (first) await run();
      });
    }
    await once(id, async () => {
      if (await taken.has(id)) return;
      await run();
      await taken.take(id);
    });
    await event.ack();
  };

  /** Commands, presses and forms acknowledge themselves. A repeated press would undo its own vote. */
  const handleAsked: Receive = async (event) => {
    const trigger: unknown = event.body.trigger_id;
    if (typeof trigger !== "string") return process(event);
    if (seen.has(trigger)) await event.ack();
    await once(trigger, async () => {
      // If the database is unreachable, better twice than never.
      if (await taken.take(trigger).catch(() => true)) return process(event);
      await event.ack();
    });
  };

  return {
    receive: async (event) => {
      if (closed) return;
      const work = handle(event);
      const settled = work.then(
        () => {},
        () => {},
      );
      inFlight.add(settled);
      void settled.then(() => inFlight.delete(settled));
      await work;
    },
    async drain() {
      closed = true;
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}
