import { and, asc, eq, sql } from "drizzle-orm";
import type { WatchStore } from "../../src/watches/store.ts";
import { folded, watchOf } from "../shared/rows/watch.ts";
import { inChannel } from "./channel-columns.ts";
import { answersTo, asked, askedFor, nth } from "./connection/asked.ts";
import type { Database } from "./connection/database.ts";
import { watches } from "./schema.ts";

type WatchMethods = Pick<
  WatchStore,
  "saveWatch" | "watches" | "watchesApart" | "deleteWatch" | "muteWatches"
>;

export function createWatches({ orm, read, write }: Database): WatchMethods {
  // Runs for every channel that is due.
  const ofChannels = orm
    .select({ n: nth, watch: watches })
    .from(asked)
    .crossJoin(watches)
    .where(inChannel(watches, { platform: askedFor(0), workspace: askedFor(1), id: askedFor(2) }))
    .orderBy(asc(nth), asc(watches.createdAt), asc(watches.kind), asc(watches.folded))
    .prepare();
  return {
    saveWatch: ({ channel: { platform, workspace, id }, owner, value, ...watch }) =>
      write(() => {
        const facts = { ...watch, value, person: owner ?? null };
        orm
          .insert(watches)
          .values({ platform, workspace, channel: id, folded: folded(value), ...facts })
          .onConflictDoUpdate({
            target: [watches.platform, watches.workspace, watches.channel, watches.kind, watches.folded],
            set: facts,
          })
          .run();
      }),
    watches: (channels) =>
      read(() => {
        const keys = channels.map(({ platform, workspace, id }) => [platform, workspace, id]);
        return answersTo(channels, ofChannels.all({ asked: JSON.stringify(keys) }), ({ watch }) =>
          watchOf(watch),
        );
      }),
    watchesApart: () =>
      read(() =>
        orm
          .select()
          .from(watches)
          .where(and(eq(watches.muted, false), eq(watches.mode, "apart")))
          .orderBy(
            asc(watches.platform),
            asc(watches.workspace),
            asc(watches.channel),
            asc(watches.createdAt),
          )
          .all()
          .map(watchOf),
      ),
    deleteWatch: ({ channel, kind, value }) =>
      write(() => {
        const which = and(
          inChannel(watches, channel),
          eq(watches.kind, kind),
          eq(watches.folded, folded(value)),
        );
        return orm.delete(watches).where(which).run().changes > 0;
      }),
    muteWatches: (channel) =>
      write(() => void orm.update(watches).set({ muted: sql`1` }).where(inChannel(watches, channel)).run()),
  };
}
