import pg from "pg";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import { placeOf } from "../shared/place.ts";
import { clientOptions } from "./connection/client.ts";
import { toStoreError } from "./connection/errors.ts";
import { LOCK_SPACE, LOCKS } from "./connection/locks.ts";

/** The right to serve, held by one process at a time among those sharing a database. */
export interface Lease {
  /** Aborted when the lease is lost: its holder must stop at once. */
  readonly lost: AbortSignal;
  /** Releases the lease, so that another process gets it without waiting. */
  release(): Promise<void>;
}

/** How often a standby asks for it. */
const ASK_MS = 1_000;
/** How often the holder sends a heartbeat, and how long it waits for the reply. */
const BEAT_MS = 2_000;
const ANSWER_MS = 3_000;
/**
 * After this long without a heartbeat, the server ends the holder's session and with it the lock: a suspended process
 * keeps its connection. By then the holder itself has noticed the loss (BEAT_MS + ANSWER_MS after its last heartbeat).
 */
const SILENT_MS = 9_000;
const AGAIN_MS = 2_000;

/**
 * Waits until this process may serve. The lock is PostgreSQL's own and lasts as long as its session, which must be a
 * real server session: no pooler in between may share it. Retries an unreachable server until `stopping` is aborted;
 * throws StoreError if the server refuses us.
 */
export async function takeLease(options: {
  readonly url: string;
  readonly clock: Pick<Clock, "sleep">;
  readonly log: Log;
  readonly stopping: AbortSignal;
}): Promise<Lease> {
  const { url, clock, log, stopping } = options;
  let told = "";
  const tell = (state: string, say: () => void) => {
    if (told !== state) say();
    told = state;
  };
  for (;;) {
    stopping.throwIfAborted();
    const client = connectable(url);
    try {
      await client.connect();
      await client.query(`set idle_session_timeout = ${SILENT_MS}`);
      while (!(await isOurs(client))) {
        tell("waiting", () => log.info("another process serves; standing by"));
        await clock.sleep(ASK_MS, stopping);
      }
      return hold(client, clock);
    } catch (error) {
      end(client);
      stopping.throwIfAborted();
      const failure = toStoreError(error, placeOf(url));
      if (failure.kind !== "unreachable") throw failure;
      tell("unreachable", () => log.error("database not reached; trying again", { error: failure }));
      await clock.sleep(AGAIN_MS, stopping);
    }
  }
}

function connectable(url: string): pg.Client {
  const client = new pg.Client({ ...clientOptions(url), query_timeout: ANSWER_MS });
  // A connection that breaks makes its statement fail, or ends.
  client.on("error", () => {});
  return client;
}

async function isOurs(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>(
    `select pg_try_advisory_lock(${LOCK_SPACE}, ${LOCKS.active}) as ours`,
  );
  return rows[0]?.ours === true;
}

function hold(client: pg.Client, clock: Pick<Clock, "sleep">): Lease {
  const losing = new AbortController();
  const lose = () => losing.abort();
  client.once("end", lose);
  void beat();

  async function beat(): Promise<void> {
    try {
      while (!losing.signal.aborted) {
        await clock.sleep(BEAT_MS, losing.signal);
        await client.query("select 1");
      }
    } catch {
      lose();
      end(client);
    }
  }

  return {
    lost: losing.signal,
    async release() {
      client.off("end", lose);
      lose();
      end(client);
    },
  };
}

/** Does not wait for a server that is not responding. */
function end(client: pg.Client): void {
  client.connection.stream.destroy();
}
