import { openDatabase } from "../../drizzle/sqlite/connection/database.ts";
import { openStore } from "../../drizzle/sqlite/store.ts";
import { ballotMark } from "../../src/chat/reaction.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { CastChange } from "../../src/votes/store.ts";

export interface Rate {
  readonly events: number;
  readonly ms: number;
}

const PEOPLE = 400;
const PAPERS = 250;
/** Events in flight in a burst: what a socket's buffer holds. */
const AT_ONCE = 500;

/** Reactions come and go, so every event is a change. */
function eventAt(n: number): CastChange {
  const paper = Math.floor(n / PEOPLE) % PAPERS;
  const channel = { platform: "discord", workspace: "100000000000000001", id: "100000000000000002" } as const;
  return {
    cast: {
      team: "discord:100000000000000001" as TeamId,
      paper: `2506.${10_000 + paper}` as PaperId,
      person: {
        platform: "discord",
        workspace: channel.workspace,
        user: String(200_000_000_000_000_000 + ((n * 7_919) % PEOPLE)),
      },
      kind: "up",
      channel,
      via: {
        message: String(300_000_000_000_000_000 + Math.floor(paper / 10)),
        mark: ballotMark(1 + (paper % 10)),
      },
    },
    standing: Math.floor(n / (PEOPLE * PAPERS)) % 2 === 0,
    at: 1_750_000_000_000 + n,
  };
}

/** The ledger as the bot uses it: one call per event, many in flight. */
export async function createLedgerRun(file: string, events: number) {
  const store = await openStore({ file, log: silentLog });
  let next = 0;
  return {
    async round(): Promise<Rate> {
      const all = Array.from({ length: events }, () => eventAt(next++));
      const began = performance.now();
      for (let from = 0; from < events; from += AT_ONCE) {
        await Promise.all(all.slice(from, from + AT_ONCE).map((change) => store.applyCasts([change])));
      }
      return { events, ms: performance.now() - began };
    },
    close: () => store.close(),
  };
}

/** The least SQLite could do: upserts of the same rows into the same table, with no reads or notifications. */
export async function createRawRun(file: string, events: number) {
  const { client, close } = await openDatabase({ file, clock: systemClock, log: silentLog });
  const upsert = client.prepare(
    `insert into casts (team, paper, person, kind, via, mark, channel, standing, changed_at, heard_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do update set standing = excluded.standing, changed_at = excluded.changed_at, heard_at = excluded.heard_at`,
  );
  const rowOf = ({ cast: { team, paper, person, kind, channel, via }, standing, at }: CastChange) => {
    const where = `${channel.platform}:${channel.workspace}:${channel.id}`;
    const [message, mark] =
      via === "button" ? ["", ""] : [via.message, via.mark.kind === "ballot" ? String(via.mark.ballot) : ""];
    const account = `discord:${person.user}`;
    return [team, paper, account, kind, `${where}:${message}`, mark, where, standing ? 1 : 0, at, at];
  };
  let next = 0;
  const write = client.transaction((rows: readonly (readonly unknown[])[]) => {
    for (const row of rows) upsert.run(...row);
  });
  const run = (count: number, atOnce: number): Rate => {
    const rows = Array.from({ length: count }, () => rowOf(eventAt(next++)));
    const began = performance.now();
    for (let from = 0; from < count; from += atOnce) write.immediate(rows.slice(from, from + atOnce));
    return { events: count, ms: performance.now() - began };
  };
  return {
    round: async () => run(events, AT_ONCE),
    oneByOne: async (count: number) => run(count, 1),
    close,
  };
}
