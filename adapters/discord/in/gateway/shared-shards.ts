import type { SessionInfo } from "@discordjs/ws";
import type { ShardSession, ShardStore } from "../../../../src/chat/connection/shard-store.ts";
import type { Clock } from "../../../../src/runtime/clock.ts";
import { withDeadline } from "../../../../src/runtime/deadline.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import type { Sessions, ShardRange } from "./gateway.ts";
import { createServers } from "./servers.ts";

/*
 * How processes share the shards of one bot. The shards are divided into at most PARTS ranges, and each range has a
 * lease; its holder connects. Every two seconds it saves how far each session has come, together with what changed in the
 * servers up to the same event. Whoever gets the lease next resumes there, and Discord repeats what came after. So
 * nothing is missed if a process dies, and no session is begun. Handling an event twice changes nothing.
 *
 * A holder that others have replaced is refused when it saves, and starts over. The number of shards is that of the
 * saved sessions; to change it, a process begins sessions with another number, which deletes all others.
 */

/** More ranges would share the work of a dead process more evenly, but each costs a lease. */
const PARTS = 16;

const SAVE_MS = 2_000;
/** Saves at least this often, which shows that the session is alive. */
const ALIVE_MS = 30_000;
/** Discord forgets a session some minutes after its connection is lost. */
const FORGOTTEN_MS = 10 * 60_000;
/** Discord suggests a shard for 1,000 servers and refuses more than 2,500 in one. */
const GROWN = 1.5;
/** How long leaving waits for the last events and for the database. */
const LAST_SAVE_MS = 5_000;
/** The process that began a session may have died before it reported the gap. */
const FRESH_MS = 5 * 60_000;

/** Divides the shards into ranges of nearly equal length. */
export function rangesOf(of: number): readonly ShardRange[] {
  const parts = Math.min(of, PARTS);
  const from = (part: number) => Math.floor((part * of) / parts);
  return Array.from({ length: parts }, (_, part) => {
    const length = from(part + 1) - from(part);
    return { ids: Array.from({ length }, (_, n) => from(part) + n), of };
  });
}

/** Returns how many shards to use if Discord suggests `suggested`: as many as the others, unless the bot has grown. */
export async function agreeOnShards(store: ShardStore, suggested: number, now: number): Promise<number> {
  const current = await store.shardsSince("discord", now - FORGOTTEN_MS);
  return current === undefined || suggested > current * GROWN ? suggested : current;
}

interface Shard {
  session: SessionInfo | null;
  /** The last event that was passed on. */
  sequence: number;
  /** The last event that is saved as handled; undefined as long as the session is not saved. */
  saved: number | undefined;
  savedAt: number;
  readonly beganAt: number;
  /** Whether another process began the session. */
  readonly inherited: boolean;
  readonly handling: Set<Promise<void>>;
  /** Outlines of servers that changed since they were saved. */
  changed: Map<string, string | undefined>;
}

/**
 * Sessions that this process takes over from others, and others from it. Calls `replaced` when another process has
 * taken over. `us` is our user id.
 */
export function createSharedSessions(options: {
  readonly store: ShardStore;
  readonly range: ShardRange;
  readonly us: string;
  readonly replaced: () => void;
  readonly clock: Clock;
  readonly log: Log;
}): Sessions {
  const { store, range, replaced, clock, log } = options;
  const shards = new Map<number, Shard>();
  const closing = new AbortController();
  const servers = createServers((id, workspace, outline) => {
    shards.get(id)?.changed.set(workspace, outline);
  });

  function begun(session: SessionInfo | null): Shard {
    return {
      ...{ session, sequence: session?.sequence ?? 0, saved: undefined, savedAt: Number.NEGATIVE_INFINITY },
      ...{ beganAt: clock.now(), inherited: false, handling: new Set(), changed: new Map() },
    };
  }

  /** Loads what another process left. Retries, since beginning a session instead would cost a recount. */
  async function load(id: number): Promise<Shard> {
    while (!closing.signal.aborted) {
      try {
        const known = await store.shardSession("discord", id, range.of);
        if (!known) return begun(null);
        const { id: sessionId, sequence, resumeUrl: resumeURL, beganAt } = known;
        servers.restore(id, options.us, known.outlines);
        const session = { sessionId, sequence, resumeURL, shardId: id, shardCount: range.of };
        return { ...begun(session), saved: sequence, beganAt, inherited: true };
      } catch (error) {
        log.warn("shard not read; trying again", { shard: id, error });
        await clock.sleep(SAVE_MS, closing.signal).catch(() => {});
      }
    }
    return begun(null);
  }

  async function save(id: number, shard: Shard): Promise<void> {
    const { session, sequence, changed } = shard;
    const now = clock.now();
    const idle = sequence === shard.saved && changed.size === 0;
    if (!session || (idle && clock.monotonic() - shard.savedAt < ALIVE_MS)) return;
    shard.changed = new Map();
    try {
      // What is not handled yet would be lost if we died now.
      await Promise.all(shard.handling);
      const { sessionId, resumeURL: resumeUrl } = session;
      const progress: ShardSession = { shard: id, of: range.of, id: sessionId, sequence, resumeUrl };
      if (shard.saved === undefined) await store.beginShard("discord", progress, shard.beganAt);
      const ours = await store.advanceShard("discord", progress, changed, now);
      if (!ours && shards.get(id) === shard) return replaced();
      shard.saved = sequence;
      shard.savedAt = clock.monotonic();
    } catch (error) {
      shard.changed = new Map([...changed, ...shard.changed]);
      log.warn("shard not saved; trying again", { shard: id, error });
    }
  }

  async function saveAll(): Promise<void> {
    await Promise.all([...shards].map(([id, shard]) => save(id, shard)));
  }

  async function keepSaving(): Promise<void> {
    while (!closing.signal.aborted) {
      await saveAll();
      await clock.sleep(SAVE_MS, closing.signal).catch(() => {});
    }
  }
  const saving = keepSaving();

  return {
    servers,
    async get(id) {
      const shard = shards.get(id) ?? (await load(id));
      shards.set(id, shard);
      return shard.session;
    },
    set(id, session) {
      const shard = shards.get(id);
      if (shard && session?.sessionId === shard.session?.sessionId) shard.session = session;
      else shards.set(id, begun(session));
    },
    passedOn(id, sequence, work) {
      const shard = shards.get(id);
      if (!shard) return;
      shard.sequence = sequence;
      if (!work) return;
      const handled = work.finally(() => void shard.handling.delete(handled));
      shard.handling.add(handled);
    },
    isFresh: (id) => {
      const shard = shards.get(id);
      return shard?.inherited === true && clock.now() - shard.beganAt < FRESH_MS;
    },
    secured: (id) => shards.get(id)?.saved,
    async close() {
      closing.abort();
      const saved = saving.then(saveAll);
      await withDeadline(clock, LAST_SAVE_MS, saved, () => new Error("too late")).catch((error) =>
        log.warn("shards not saved on leaving; their last events come again", { error }),
      );
    },
  };
}
