import { and, eq, gte, inArray, max, ne } from "drizzle-orm";
import type { ShardStore } from "../../src/chat/connection/shard-store.ts";
import type { Database, Statement } from "./connection/database.ts";
import { outlines, shards } from "./schema.ts";

/**
 * Doesn't wait for the disk: after a power cut, some more events come again. $1 platform, $2 shard, $3 how many in all,
 * $4 session, $5 sequence, $6 its address, $7 now.
 */
const ADVANCE: Statement = {
  name: "advance_shard",
  text: `update shards set sequence = $5, resume_url = $6, saved_at = $7
    from set_config('synchronous_commit', 'off', true)
    where platform = $1 and shard = $2 and "of" = $3 and session = $4 and sequence <= $5 returning shard`,
};

/** $1 platform, $2 shard, $3 workspaces, $4 their outlines. */
const SAVE_OUTLINES: Statement = {
  name: "save_outlines",
  text: `insert into outlines (platform, workspace, shard, outline)
    select $1, workspace, $2, outline from unnest($3::text[], $4::text[]) as changed (workspace, outline)
    on conflict (platform, workspace) do update set shard = excluded.shard, outline = excluded.outline`,
};

/** $1 platform, $2 bucket, $3 ms between turns. */
const RESERVE_TURN: Statement = {
  name: "reserve_session_turn",
  text: `with clock as (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now)
    insert into session_turns (platform, bucket, next_at) select $1, $2, now + $3::bigint from clock
    on conflict (platform, bucket) do update
      set next_at = greatest(session_turns.next_at, excluded.next_at - $3::bigint) + $3::bigint
    returning greatest(0, next_at - $3::bigint - (select now from clock))::int as wait`,
};

/** The part of the store with the sessions of shards. */
export function createShards({ ask, read, write }: Database): ShardStore {
  return {
    shardsSince: (platform, since) =>
      ask(async ({ orm }) => {
        const newest = and(eq(shards.platform, platform), gte(shards.savedAt, since));
        const [row] = await orm
          .select({ of: max(shards.of) })
          .from(shards)
          .where(newest);
        return row?.of ?? undefined;
      }),

    beginShard: (platform, { shard, of, id: session, sequence, resumeUrl }, at) =>
      write(async ({ orm }) => {
        await orm.delete(shards).where(and(eq(shards.platform, platform), ne(shards.of, of)));
        await orm.delete(outlines).where(and(eq(outlines.platform, platform), eq(outlines.shard, shard)));
        const progress = { of, session, sequence, resumeUrl, beganAt: at, savedAt: at };
        await orm
          .insert(shards)
          .values({ platform, shard, ...progress })
          .onConflictDoUpdate({ target: [shards.platform, shards.shard], set: progress });
      }),

    advanceShard: (platform, { shard, of, id, sequence, resumeUrl }, changed, at) =>
      write(async ({ orm, run }) => {
        const advanced = await run(ADVANCE, [platform, shard, of, id, sequence, resumeUrl, at]);
        if (advanced.length === 0) return false;
        const saved = [...changed].filter((one): one is [string, string] => one[1] !== undefined);
        const gone = [...changed].flatMap(([workspace, outline]) =>
          outline === undefined ? [workspace] : [],
        );
        if (saved.length > 0) {
          const [workspaces, contents] = [saved.map(([workspace]) => workspace), saved.map(([, one]) => one)];
          await run(SAVE_OUTLINES, [platform, shard, workspaces, contents]);
        }
        if (gone.length > 0) {
          const left = and(eq(outlines.platform, platform), inArray(outlines.workspace, gone));
          await orm.delete(outlines).where(left);
        }
        return true;
      }),

    shardSession: (platform, shard, of) =>
      read(async ({ orm }) => {
        const [row] = await orm
          .select()
          .from(shards)
          .where(and(eq(shards.platform, platform), eq(shards.shard, shard), eq(shards.of, of)));
        if (!row) return undefined;
        const known = await orm
          .select()
          .from(outlines)
          .where(and(eq(outlines.platform, platform), eq(outlines.shard, shard)));
        const { session: id, sequence, resumeUrl, beganAt } = row;
        const byId = new Map(known.map(({ workspace, outline }) => [workspace, outline]));
        return { shard, of, id, sequence, resumeUrl, beganAt, outlines: byId };
      }),

    outline: (platform, workspace) =>
      ask(async ({ orm }) => {
        const [row] = await orm
          .select({ outline: outlines.outline })
          .from(outlines)
          .where(and(eq(outlines.platform, platform), eq(outlines.workspace, workspace)));
        return row?.outline;
      }),

    reserveTurn: (platform, bucket, everyMs) =>
      ask(async (session) => {
        const [row] = await session.run<{ wait: number }>(RESERVE_TURN, [platform, bucket, everyMs]);
        return row?.wait ?? 0;
      }),
  };
}
