import { randomBytes } from "node:crypto";
import type SqliteDatabase from "better-sqlite3";
import type { MessageRef } from "../../../src/chat/adapter.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import { TOMBSTONES_KEPT_MS, tombstoneOf } from "../../shared/retention.ts";

/** Remembers who asked to be forgotten without revealing who. Works within the caller's transaction. */
export interface Tombstones {
  /** A pseudonym for an account: always the same, and only in this file. */
  nameOf(account: AccountId): string;
  put(accounts: readonly AccountId[], at: number): void;
  /** Whether the account's reaction to the message dates from before it was forgotten, as far as can be known. */
  forbid(account: AccountId, message: MessageRef): boolean;
  /** Deletes tombstones that are no longer needed, since nothing can bring those votes back. */
  expire(now: number): void;
}

/** Tombstones with a salt unique to this file. */
export function createTombstones(client: SqliteDatabase.Database): Tombstones {
  const any = client.prepare<[], number>("select 1 from tombstones limit 1").pluck();
  const since = client.prepare<[string], number>("select at from tombstones where hash = ?").pluck();
  const postedAt = client
    .prepare<[string, string, string, string], number>(
      "select posted_at from posted_messages where platform = ? and workspace = ? and channel = ? and message = ?",
    )
    .pluck();
  const secret = client.prepare<[], string>("select value from secrets where name = 'tombstones'").pluck();

  function hash(account: AccountId): string {
    let salt = secret.get();
    if (salt === undefined) {
      salt = randomBytes(32).toString("hex");
      client.prepare("insert into secrets (name, value) values ('tombstones', ?)").run(salt);
    }
    return tombstoneOf(account, salt);
  }

  return {
    nameOf: hash,
    put(accounts, at) {
      const put = client.prepare("insert or replace into tombstones (hash, at) values (?, ?)");
      for (const account of accounts) put.run(hash(account), at);
    },
    forbid(account, { channel, id }) {
      if (any.get() === undefined) return false;
      const forgottenAt = since.get(hash(account));
      if (forgottenAt === undefined) return false;
      const at = postedAt.get(channel.platform, channel.workspace, channel.id, id);
      return at === undefined || at <= forgottenAt;
    },
    expire(now) {
      client.prepare("delete from tombstones where at < ?").run(now - TOMBSTONES_KEPT_MS);
    },
  };
}
