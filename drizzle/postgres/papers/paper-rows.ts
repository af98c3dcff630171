import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import type { PaperChange } from "../../../src/search/search-index.ts";
import type { Session } from "../connection/database.ts";

const LOAD = { name: "papers", text: "select facts from papers where id = any($1)" };
const NEWEST = { name: "newest_change", text: "select coalesce(max(change), 0) as change from papers" };
const PUT = {
  name: "put_papers",
  text: `insert into papers (id, facts, change)
    select id, facts::json, change from unnest($1::text[], $2::text[], $3::bigint[]) as told (id, facts, change)
    on conflict (id) do update set facts = excluded.facts, change = excluded.change`,
};

/** The existing papers among these, in the order requested. */
export async function loadPapers(
  session: Session,
  ids: readonly PaperId[],
): Promise<Map<PaperId, KnownPaper>> {
  const rows = await session.run<{ facts: KnownPaper }>(LOAD, [ids]);
  const byId = new Map(rows.map(({ facts }) => [facts.id, facts]));
  return new Map(
    ids.flatMap((id) => {
      const paper = byId.get(id);
      return paper ? [[id, paper]] : [];
    }),
  );
}

/** The latest change number; 0 if there is none. */
export async function newestChange(session: Session): Promise<number> {
  const [row] = await session.run<{ change: number }>(NEWEST);
  return row?.change ?? 0;
}

/**
 * Adds or replaces papers under these change numbers. Requires the library lock, which keeps the numbers in commit
 * order.
 */
export async function putPapers(session: Session, changes: readonly PaperChange[]): Promise<void> {
  await session.run(PUT, [
    changes.map(({ paper }) => paper.id),
    changes.map(({ paper }) => JSON.stringify(paper)),
    changes.map(({ change }) => change),
  ]);
}
