import type SqliteDatabase from "better-sqlite3";

/** Tells whether what was read before would still be read: equal as long as nobody has written what it is about. */
export interface Version {
  now(): string;
  /** This connection writes, or has written. What others write it notices by itself. */
  changed(): void;
}

/** The version of what a connection reads, as far as `changed` is told of its own writes. */
export function createVersion(client: SqliteDatabase.Database): Version {
  const others = client.prepare("pragma data_version").pluck();
  let own = 0;
  return {
    now: () => `${own} ${others.get()}`,
    changed: () => {
      own += 1;
    },
  };
}
