import type { Log } from "../../../src/runtime/log.ts";
import { openDatabase, type Statement } from "../connection/database.ts";

const MARK: Statement = {
  name: "mark_restored",
  text: "insert into restores (at) values ($1) on conflict do nothing",
};
const DOUBT: Statement = {
  name: "doubt_open",
  text: `update deliveries set state = 'unknown', first_attempt_at = coalesce(first_attempt_at, due_at),
      lease_until = null, not_before = 0, fence = fence + 1
    where state in ('planned', 'sending', 'unknown')`,
};

/**
 * Records that the database at `url` replaced a newer one, so that nothing is posted twice: anything due by `now` is
 * looked up before it is posted. Throws StoreError.
 */
export async function markRestored(url: string, now: number, log: Log): Promise<void> {
  const database = await openDatabase({ url, log, connections: 1 });
  try {
    await database.write(async (session) => {
      await session.run(MARK, [now]);
      await session.run(DOUBT);
    });
  } finally {
    await database.close();
  }
}
