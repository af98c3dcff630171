import type SqliteDatabase from "better-sqlite3";

/** A version that stays equal until somebody writes the data it covers. */
export interface Version {
  now(): string;
  /** Call it when this connection writes. Other connections' writes are detected. */
  changed(): void;
}

/** A version of the data a connection reads; it relies on `changed` for the connection's own writes. */
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
