import type { NoticeStore } from "../../src/operating/notice-store.ts";
import type { Database } from "./connection/database.ts";
import { notices } from "./schema.ts";

/** The part of the store that remembers what the operator was notified of. */
export function createNotices({ orm, read, write }: Database): NoticeStore {
  return {
    notices: () =>
      read(() =>
        orm
          .select()
          .from(notices)
          .all()
          .map(({ toldAt, ...notice }) => ({ ...notice, toldAt: toldAt ?? undefined })),
      ),
    saveNotice: (notice) =>
      write(() => {
        const row = { ...notice, toldAt: notice.toldAt ?? null };
        orm.insert(notices).values(row).onConflictDoUpdate({ target: notices.name, set: row }).run();
      }),
  };
}
