import { lt } from "drizzle-orm";
import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import type { SharedPaper, SharedPaperStore } from "../../../src/sharing/store.ts";
import { teamOf } from "../../../src/teams/team-id.ts";
import type { Database } from "../connection/database.ts";
import { sharedPapers } from "../schema.ts";

const ADD = {
  name: "add_shared",
  text: `insert into shared_papers as known (platform, workspace, channel, team, paper, shared_at)
    select $1, $2, $3, $4, paper, $6 from unnest($5::text[]) as given (paper)
    on conflict (platform, workspace, channel, paper)
      do update set shared_at = greatest(known.shared_at, excluded.shared_at)
    returning (xmax = 0) as added`,
};
const IN = {
  name: "shared_in",
  text: `select asked.n, found.id, found.at, p.facts as paper
    from unnest($1::text[], $2::text[], $3::text[]) with ordinality as asked (platform, workspace, channel, n)
    cross join lateral (
      select s.paper as id, s.shared_at as at from shared_papers s
      where s.platform = asked.platform and s.workspace = asked.workspace and s.channel = asked.channel
        and s.shared_at >= $4
      order by s.shared_at desc, s.paper limit $5) found
    left join papers p on p.id = found.id
    order by asked.n, found.at desc, found.id`,
};
const UNKNOWN = {
  name: "unknown_shared",
  text: `select s.paper as id from shared_papers s
    where s.shared_at >= $1 and not exists (select 1 from papers p where p.id = s.paper)
    group by s.paper order by max(s.shared_at) desc, s.paper limit $2`,
};

/** The part of the store that knows which papers people shared. */
export function createSharedPapers({ ask }: Database): SharedPaperStore {
  return {
    addShared: (channel, papers, at) =>
      ask(async (session) => {
        const { platform, workspace, id } = channel;
        const values = [platform, workspace, id, teamOf(channel), [...new Set(papers)], at];
        const rows = await session.run<{ added: boolean }>(ADD, values);
        return rows.filter(({ added }) => added).length;
      }),
    sharedIn: (channels, since, limit) =>
      ask(async (session) => {
        type Row = { n: number; id: PaperId; at: number; paper: KnownPaper | null };
        const rows = await session.run<Row>(IN, [
          channels.map(({ platform }) => platform),
          channels.map(({ workspace }) => workspace),
          channels.map(({ id }) => id),
          since,
          limit,
        ]);
        const answers = channels.map(() => [] as SharedPaper[]);
        for (const { n, id, at, paper } of rows) answers[n - 1]?.push({ id, paper: paper ?? undefined, at });
        return answers;
      }),
    unknownShared: (since, limit) =>
      ask(async (session) =>
        (await session.run<{ id: PaperId }>(UNKNOWN, [since, limit])).map(({ id }) => id),
      ),
    forgetShared: (before) =>
      ask(async ({ orm }) => {
        const { rowCount } = await orm.delete(sharedPapers).where(lt(sharedPapers.sharedAt, before));
        return rowCount ?? 0;
      }),
  };
}
