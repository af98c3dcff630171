import { describe, expect, test } from "vitest";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import { isBusy, toStoreError } from "../../../drizzle/shared/errors.ts";
import { StoreError } from "../../../src/runtime/errors.ts";

const sqlite = (code: string) => new SqliteDatabase.SqliteError("as SQLite says it", code);
const system = (code: string) => Object.assign(new Error("as the system says it"), { code });

describe("store errors", () => {
  test.each([
    [sqlite("SQLITE_NOTADB"), "not-a-database", /another file/],
    [sqlite("SQLITE_CORRUPT"), "corrupt", /backup/],
    [sqlite("SQLITE_CORRUPT_VTAB"), "corrupt", /backup/],
    [sqlite("SQLITE_READONLY"), "read-only", /right to write/],
    [sqlite("SQLITE_READONLY_DIRECTORY"), "read-only", /folder/],
    [sqlite("SQLITE_PERM"), "read-only", /right to write/],
    [system("EACCES"), "read-only", /right to write/],
    [system("EROFS"), "read-only", /mounted read-only/],
    [sqlite("SQLITE_BUSY"), "locked", /Close whatever holds it/],
    [sqlite("SQLITE_BUSY_SNAPSHOT"), "locked", /Close whatever holds it/],
    [sqlite("SQLITE_FULL"), "full", /make room/],
    [system("ENOSPC"), "full", /make room/],
    [sqlite("SQLITE_CANTOPEN"), "other", /Check/],
    [sqlite("SQLITE_CONSTRAINT_UNIQUE"), "other", /as SQLite says it/],
    ["thrown text", "other", /thrown text/],
  ])("%s is %s, and the message says what to do", (error, kind, cure) => {
    const translated = toStoreError(error, "/data/papers.sqlite");
    expect(translated).toBeInstanceOf(StoreError);
    expect(translated).toMatchObject({ kind, cause: error });
    expect(translated.message).toMatch(cure);
    expect(translated.message).toContain("/data/papers.sqlite");
  });

  test("a driver built for another Node.js is told apart from a bad file", () => {
    const translated = toStoreError(system("ERR_DLOPEN_FAILED"), "f");
    expect(translated.message).toMatch(/^better-sqlite3 .*npm rebuild better-sqlite3/);
  });

  test("are found under what a query builder wraps around them, and never wrapped twice", () => {
    const wrapped = new Error("Failed to run the query", { cause: sqlite("SQLITE_FULL") });
    const translated = toStoreError(wrapped, "f");
    expect(translated.kind).toBe("full");
    expect(toStoreError(translated, "f")).toBe(translated);
    expect(isBusy(sqlite("SQLITE_BUSY"))).toBe(true);
    expect(isBusy(wrapped)).toBe(false);
  });
});
