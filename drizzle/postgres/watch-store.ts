import { and, asc, eq } from "drizzle-orm";
import type { WatchStore } from "../../src/watches/store.ts";
import { folded, type WatchRow, watchOf } from "../shared/rows/watch.ts";
import { columnsOf, inChannel } from "./connection/columns.ts";
import type { Database } from "./connection/database.ts";
import { watches } from "./schema.ts";

const OF_CHANNELS = {
  name: "watches_of_channels",
  text: `select asked.n, ${columnsOf(watches, "w")}
    from unnest($1::text[], $2::text[], $3::text[]) with ordinality as asked (platform, workspace, channel, n)
    join watches w using (platform, workspace, channel)
    order by asked.n, w.created_at, w.kind, w.folded`,
};

export function createWatches({ ask }: Database): WatchStore {
  return {
    saveWatch: ({ channel: { platform, workspace, id }, owner, value, ...watch }) =>
      ask(async ({ orm }) => {
        const facts = { ...watch, value, person: owner ?? null };
        await orm
          .insert(watches)
          .values({ platform, workspace, channel: id, folded: folded(value), ...facts })
          .onConflictDoUpdate({
            target: [watches.platform, watches.workspace, watches.channel, watches.kind, watches.folded],
            set: facts,
          });
      }),
    watches: (channels) =>
      ask(async (session) => {
        const rows = await session.run<WatchRow & { n: number }>(OF_CHANNELS, [
          channels.map(({ platform }) => platform),
          channels.map(({ workspace }) => workspace),
          channels.map(({ id }) => id),
        ]);
        const answers = channels.map(() => [] as ReturnType<typeof watchOf>[]);
        for (const row of rows) answers[row.n - 1]?.push(watchOf(row));
        return answers;
      }),
    watchesApart: () =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select()
          .from(watches)
          .where(and(eq(watches.muted, false), eq(watches.mode, "apart")))
          .orderBy(
            asc(watches.platform),
            asc(watches.workspace),
            asc(watches.channel),
            asc(watches.createdAt),
          );
        return rows.map(watchOf);
      }),
    deleteWatch: ({ channel, kind, value }) =>
      ask(async ({ orm }) => {
        const { rowCount } = await orm
          .delete(watches)
          .where(and(inChannel(watches, channel), eq(watches.kind, kind), eq(watches.folded, folded(value))));
        return (rowCount ?? 0) > 0;
      }),
    muteWatches: (channel) =>
      ask(
        async ({ orm }) =>
          void (await orm.update(watches).set({ muted: true }).where(inChannel(watches, channel))),
      ),
  };
}
