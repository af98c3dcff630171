import { createHash } from "node:crypto";
import pg from "pg";
import type { LeaseName } from "../../../src/operating/copies.ts";
import { clientOptions } from "../connection/client.ts";
import { LEASE_SPACES, LOCK_SPACE, LOCKS } from "../connection/locks.ts";

const ANSWER_MS = 3_000;
/**
 * When the server ends a silent session and its leases: a suspended process keeps its connection. A holder gives up its
 * leases before that; see TRUST_MS in copies.ts.
 */
const SILENT_MS = 9_000;
const CHANNEL = "paperboy";

/** A process as the others see it. */
export interface Copy {
  readonly isUs: boolean;
  readonly wants: ReadonlySet<LeaseName>;
  readonly holds: ReadonlySet<LeaseName>;
}

/** A server session that holds this process's leases as advisory locks, which end with it. */
export interface LeaseSession {
  /** Aborted when it has ended. */
  readonly ended: AbortSignal;
  /** All copies on the database, including this one, with those of `names` that each wants and holds. */
  look(names: Iterable<LeaseName>): Promise<readonly Copy[]>;
  /** Lets the others see that this process wants the lease. */
  want(name: LeaseName): Promise<void>;
  unwant(name: LeaseName): Promise<void>;
  /** Takes the lease if it is free, and returns whether it was. */
  take(name: LeaseName): Promise<boolean>;
  giveBack(name: LeaseName): Promise<void>;
  /** Sends the payload to the other sessions. */
  notify(payload: string): Promise<void>;
  end(): void;
}

interface LockRow {
  readonly pid: number;
  readonly us: boolean;
  readonly space: number;
  readonly lock: number;
}

const LOOK = `select pid, pid = pg_backend_pid() as us, classid::int as space, objid::int as lock from pg_locks
  where locktype = 'advisory' and granted and classid in (${LEASE_SPACES.wanted}, ${LEASE_SPACES.held})
    and database = (select oid from pg_database where datname = current_database())`;

/**
 * Connects directly, not through a pooler that shares sessions. Returns undefined while the database is being
 * migrated: nothing may change it meanwhile.
 */
export async function openSession(
  url: string,
  hear: (payload: string) => void,
): Promise<LeaseSession | undefined> {
  const client = new pg.Client({ ...clientOptions(url), query_timeout: ANSWER_MS });
  const ended = new AbortController();
  // A broken connection shows in the failing statement, or in its end.
  client.on("error", () => {});
  client.once("end", () => ended.abort());
  /** Doesn't wait for a server that does not answer. */
  const end = () => void client.connection.stream.destroy();

  async function asked(question: string, values: readonly unknown[]): Promise<boolean> {
    const { rows } = await client.query<{ yes: boolean }>(`select ${question} as yes`, [...values]);
    return rows[0]?.yes === true;
  }

  try {
    await client.connect();
    await client.query(`set idle_session_timeout = ${SILENT_MS}; listen ${CHANNEL}`);
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    client.on("notification", ({ payload = "", processId }) => {
      if (processId !== rows[0]?.pid) hear(payload);
    });
    if (!(await asked("pg_try_advisory_lock_shared($1, $2)", [LOCK_SPACE, LOCKS.serving]))) {
      end();
      return undefined;
    }
  } catch (error) {
    end();
    throw error;
  }

  const { wanted, held } = LEASE_SPACES;
  return {
    ended: ended.signal,
    async look(names) {
      const known = new Map([...names].map((name) => [lockOf(name), name]));
      const copies = new Map<number, { isUs: boolean; wants: Set<LeaseName>; holds: Set<LeaseName> }>();
      for (const { pid, us, space, lock } of (await client.query<LockRow>(LOOK)).rows) {
        const copy = copies.get(pid) ?? { isUs: us, wants: new Set(), holds: new Set() };
        copies.set(pid, copy);
        const name = known.get(lock);
        if (name) (space === held ? copy.holds : copy.wants).add(name);
      }
      return [...copies.values()];
    },
    want: async (name) => void (await asked("pg_try_advisory_lock_shared($1, $2)", [wanted, lockOf(name)])),
    unwant: async (name) => void (await asked("pg_advisory_unlock_shared($1, $2)", [wanted, lockOf(name)])),
    take: (name) => asked("pg_try_advisory_lock($1, $2)", [held, lockOf(name)]),
    giveBack: async (name) => void (await asked("pg_advisory_unlock($1, $2)", [held, lockOf(name)])),
    notify: async (payload) => void (await client.query("select pg_notify($1, $2)", [CHANNEL, payload])),
    end,
  };
}

/** The second key of a lease's locks: from 0 up to 2^31. */
function lockOf(name: LeaseName): number {
  return createHash("sha256").update(name).digest().readUInt32BE() >>> 1;
}
