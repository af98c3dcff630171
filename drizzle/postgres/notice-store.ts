import type { NoticeStore } from "../../src/operating/notice-store.ts";
import type { Database } from "./connection/database.ts";
import { notices } from "./schema.ts";

/** The part of the store that remembers what the operator was notified of. */
export function createNotices({ ask }: Database): NoticeStore {
  return {
    notices: () =>
      ask(async ({ orm }) => {
        const rows = await orm.select().from(notices);
        return rows.map(({ toldAt, ...notice }) => ({ ...notice, toldAt: toldAt ?? undefined }));
      }),
    saveNotice: (notice) =>
      ask(async ({ orm }) => {
        const row = { ...notice, toldAt: notice.toldAt ?? null };
        await orm.insert(notices).values(row).onConflictDoUpdate({ target: notices.name, set: row });
      }),
  };
}
