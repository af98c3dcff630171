import { LRUCache } from "lru-cache";
import type { Clock } from "../../../../src/runtime/clock.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { createServers, type KnownServers, type Where } from "./servers.ts";

/** A post asks within seconds of learning; after that, the other process may have saved something newer. */
const LEARNT_MS = 60_000;
/** Some 3 kB each. */
const LEARNT = 1_000;

/** The servers of our shards, and those of other processes' shards that we asked about. */
export interface LearningServers extends KnownServers {
  /** Asks about a server that is not in our shards. Never rejects: Discord can be asked as well. */
  learn(workspace: string): Promise<void>;
}

/** `ours` gives what our own shards know about a server; `outline` what other processes saved. */
export function createKnownServers(options: {
  readonly ours: (workspace: string) => KnownServers | undefined;
  readonly outline: ((workspace: string) => Promise<string | undefined>) | undefined;
  readonly us: () => string | undefined;
  readonly clock: Pick<Clock, "monotonic">;
  readonly log: Log;
}): LearningServers {
  const { ours, outline, us, clock, log } = options;
  const learnt = new LRUCache<string, { readonly servers: KnownServers; readonly at: number }>({
    max: LEARNT,
  });

  function of({ workspace }: Where): KnownServers | undefined {
    const own = ours(workspace);
    if (own) return own;
    const other = learnt.get(workspace);
    return other && clock.monotonic() - other.at < LEARNT_MS ? other.servers : undefined;
  }

  return {
    channel: (where) => of(where)?.channel(where),
    permissions: (where, member) => of(where)?.permissions(where, member),
    ours: (where) => of(where)?.ours(where),
    async learn(workspace) {
      const user = us();
      if (!outline || workspace === "" || user === undefined || of({ workspace, id: "" })) return;
      try {
        const known = await outline(workspace);
        if (known === undefined) return;
        const servers = createServers();
        servers.restore(0, user, [[workspace, known]]);
        learnt.set(workspace, { servers, at: clock.monotonic() });
      } catch (error) {
        log.warn("server not read from the database; asking Discord", { error });
      }
    },
  };
}
