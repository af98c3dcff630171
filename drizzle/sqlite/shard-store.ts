import { and, eq, gte, lte, max, ne } from "drizzle-orm";
import type { ShardStore } from "../../src/chat/connection/shard-store.ts";
import type { Platform } from "../../src/chat/refs.ts";
import type { Database } from "./connection/database.ts";
import { outlines, sessionTurns, shards } from "./schema.ts";

/** The part of the store with the sessions of shards. */
export function createShards({ orm, read, write }: Database): ShardStore {
  const isShard = (platform: Platform, shard: number) =>
    and(eq(shards.platform, platform), eq(shards.shard, shard));

  return {
    shardsSince: (platform, since) =>
      read(() => {
        const newest = and(eq(shards.platform, platform), gte(shards.savedAt, since));
        const row = orm
          .select({ of: max(shards.of) })
          .from(shards)
          .where(newest)
          .get();
        return row?.of ?? undefined;
      }),

    beginShard: (platform, { shard, of, id: session, sequence, resumeUrl }, at) =>
      write(() => {
        orm
          .delete(shards)
          .where(and(eq(shards.platform, platform), ne(shards.of, of)))
          .run();
        orm
          .delete(outlines)
          .where(and(eq(outlines.platform, platform), eq(outlines.shard, shard)))
          .run();
        const progress = { of, session, sequence, resumeUrl, beganAt: at, savedAt: at };
        orm
          .insert(shards)
          .values({ platform, shard, ...progress })
          .onConflictDoUpdate({ target: [shards.platform, shards.shard], set: progress })
          .run();
      }),

    advanceShard: (platform, { shard, of, id, sequence, resumeUrl }, changed, at) =>
      write(() => {
        const { changes } = orm
          .update(shards)
          .set({ sequence, resumeUrl, savedAt: at })
          .where(
            and(
              isShard(platform, shard),
              eq(shards.of, of),
              eq(shards.session, id),
              lte(shards.sequence, sequence),
            ),
          )
          .run();
        if (changes === 0) return false;
        for (const [workspace, outline] of changed) {
          if (outline === undefined) {
            orm
              .delete(outlines)
              .where(and(eq(outlines.platform, platform), eq(outlines.workspace, workspace)))
              .run();
            continue;
          }
          orm
            .insert(outlines)
            .values({ platform, workspace, shard, outline })
            .onConflictDoUpdate({ target: [outlines.platform, outlines.workspace], set: { shard, outline } })
            .run();
        }
        return true;
      }),

    shardSession: (platform, shard, of) =>
      read(() => {
        const row = orm
          .select()
          .from(shards)
          .where(and(isShard(platform, shard), eq(shards.of, of)))
          .get();
        if (!row) return undefined;
        const known = orm
          .select()
          .from(outlines)
          .where(and(eq(outlines.platform, platform), eq(outlines.shard, shard)))
          .all();
        const { session: id, sequence, resumeUrl, beganAt } = row;
        const byId = new Map(known.map(({ workspace, outline }) => [workspace, outline]));
        return { shard, of, id, sequence, resumeUrl, beganAt, outlines: byId };
      }),

    outline: (platform, workspace) =>
      read(
        () =>
          orm
            .select({ outline: outlines.outline })
            .from(outlines)
            .where(and(eq(outlines.platform, platform), eq(outlines.workspace, workspace)))
            .get()?.outline,
      ),

    reserveTurn: (platform, bucket, everyMs, at) =>
      write(() => {
        const row = orm
          .select()
          .from(sessionTurns)
          .where(and(eq(sessionTurns.platform, platform), eq(sessionTurns.bucket, bucket)))
          .get();
        const turn = Math.max(row?.nextAt ?? at, at);
        const nextAt = turn + everyMs;
        orm
          .insert(sessionTurns)
          .values({ platform, bucket, nextAt })
          .onConflictDoUpdate({ target: [sessionTurns.platform, sessionTurns.bucket], set: { nextAt } })
          .run();
        return turn - at;
      }),
  };
}
