import type { MessageRef, Platform } from "../chat/adapter.ts";
import type { Clock } from "../runtime/clock.ts";
import { ChatError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import type { PostedMessage, PostedMessageStore } from "./store.ts";

/**
 * A failed recount is retried after this long, since outages last minutes. After EVEN_TRIES the wait doubles each time,
 * since a missing permission lasts days and should not cost many calls.
 */
const AGAIN_MS = 5 * 60_000;
const EVEN_TRIES = 5;
const LONGEST_AGAIN_MS = 6 * 3_600_000;
/** After a gap no longer than this, only messages of the last days are read: the platform redelivers the rest. */
const SHORT_GAP_MS = 5 * 60_000;
const RECENT_MS = 2 * 86_400_000;
/**
 * Messages read concurrently. The adapter gives everything else priority, and a call takes a tenth of a second or two.
 */
const AT_ONCE = 4;

/** Messages on which reactions may have been missed: one, or those of a platform or of some of its workspaces. */
export type Doubted =
  | { readonly message: MessageRef }
  | {
      readonly platform: Platform;
      readonly workspaces?: readonly string[] | undefined;
      /** When the gap began, in epoch ms. */
      readonly since?: number | undefined;
    };

/** The messages to recount on one platform. */
interface Doubts {
  /** Workspaces whose open messages have not been listed yet. */
  unlisted: Set<string> | "all";
  /** In reading order. */
  readonly messages: Map<string, MessageRef>;
  working: Promise<void> | undefined;
}

export interface Recount {
  /** Recounts one message in the background; retries until that succeeds. */
  doubt(message: MessageRef): void;
  /** Recounts all open messages of the platform or workspaces, or the recent ones after a short gap since `since`. */
  doubtAll(platform: Platform, workspaces?: readonly string[], since?: number): void;
  /** Resolves when nothing is left to recount, or when the bot stops. */
  recounted(): Promise<void>;
}

/** Creates a queue of messages in doubt. `recountOne` reads them, newest first. */
export function createRecount(deps: {
  readonly store: PostedMessageStore;
  readonly recountOne: (posted: PostedMessage) => Promise<void>;
  /** Returns the message if reactions on it still count. */
  readonly openMessage: (message: MessageRef) => Promise<PostedMessage | undefined>;
  readonly openSince: () => number;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}): Recount {
  const { store, clock, log, stopping } = deps;
  const doubts = new Map<Platform, Doubts>();
  const waiting = new Set<Promise<void>>();
  /** How often in a row reading a message has failed. */
  const failures = new Map<string, number>();
  /** Messages with a retry already scheduled. */
  const retrying = new Set<string>();

  /** Schedules a retry. */
  function later(doubtAgain: () => void, waitMs = AGAIN_MS): void {
    const again = clock
      .sleep(waitMs, stopping)
      .then(doubtAgain)
      .catch(() => {})
      .finally(() => waiting.delete(again));
    waiting.add(again);
  }

  async function collect(platform: Platform, doubted: Doubts): Promise<void> {
    if (!isUnlisted(doubted)) return;
    const workspaces = doubted.unlisted === "all" ? undefined : [...doubted.unlisted];
    doubted.unlisted = new Set();
    try {
      const open = await store.openMessages(
        { platform, ...(workspaces ? { workspaces } : {}) },
        deps.openSince(),
      );
      for (const { message } of open) doubted.messages.set(JSON.stringify(message), message);
    } catch (error) {
      log.warn("open messages not read for a recount", { platform, error });
      later(() => doubtAll(platform, workspaces));
    }
  }

  async function settle(id: string, message: MessageRef): Promise<void> {
    try {
      const open = await deps.openMessage(message);
      if (open) await deps.recountOne(open);
      failures.delete(id);
    } catch (error) {
      if (error instanceof ChatError && error.kind === "gone") {
        failures.delete(id);
        await store.setGone(message, true).catch(() => {});
        return;
      }
      log.warn("reactions not recounted; retrying later", { message, error });
      retry(id, message);
    }
  }

  function retry(id: string, message: MessageRef): void {
    // Every gap puts the message in doubt again; that must not start a second series of retries.
    if (retrying.has(id)) return;
    const before = failures.get(id) ?? 0;
    failures.set(id, before + 1);
    retrying.add(id);
    later(
      () => {
        retrying.delete(id);
        doubt(message);
      },
      Math.min(AGAIN_MS * 2 ** Math.max(0, before - EVEN_TRIES), LONGEST_AGAIN_MS),
    );
  }

  async function work(platform: Platform, doubted: Doubts): Promise<void> {
    const reader = async () => {
      for (const [id, message] of doubted.messages) {
        if (stopping.aborted) return;
        doubted.messages.delete(id);
        await settle(id, message);
      }
    };
    while ((isUnlisted(doubted) || doubted.messages.size > 0) && !stopping.aborted) {
      await collect(platform, doubted);
      await Promise.all(Array.from({ length: AT_ONCE }, reader));
    }
  }

  function start(platform: Platform, doubted: Doubts): void {
    // Cleared in a later turn: when we are stopping, `work` ends before its promise is assigned.
    doubted.working ??= work(platform, doubted).finally(() => {
      doubted.working = undefined;
    });
  }

  function about(platform: Platform): Doubts {
    const known = doubts.get(platform) ?? { unlisted: new Set(), messages: new Map(), working: undefined };
    doubts.set(platform, known);
    return known;
  }

  function doubt(message: MessageRef): void {
    const { platform } = message.channel;
    const known = about(platform);
    known.messages.set(JSON.stringify(message), message);
    start(platform, known);
  }

  function doubtRecent(platform: Platform, workspaces: readonly string[] | undefined): void {
    const recently = Math.max(deps.openSince(), clock.now() - RECENT_MS);
    const listing = store
      .openMessages({ platform, ...(workspaces ? { workspaces } : {}) }, recently)
      .then((open) => {
        for (const { message } of open) doubt(message);
      })
      .catch(() => doubtAll(platform, workspaces))
      .finally(() => waiting.delete(listing));
    waiting.add(listing);
  }

  function doubtAll(platform: Platform, workspaces?: readonly string[], since?: number): void {
    if (workspaces?.length === 0) return;
    if (since !== undefined && clock.now() - since < SHORT_GAP_MS) {
      doubtRecent(platform, workspaces);
      return;
    }
    const known = about(platform);
    if (!workspaces) known.unlisted = "all";
    else if (known.unlisted !== "all") for (const id of workspaces) known.unlisted.add(id);
    start(platform, known);
  }

  return {
    doubt,
    doubtAll,
    async recounted() {
      for (;;) {
        const working = [...doubts.values()].flatMap(({ working }) => working ?? []);
        if (working.length + waiting.size === 0) return;
        await Promise.all([...working, ...waiting]);
      }
    },
  };
}

function isUnlisted({ unlisted }: Doubts): boolean {
  return unlisted === "all" || unlisted.size > 0;
}
