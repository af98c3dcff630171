import { messageOf, StoreError } from "../../src/runtime/errors.ts";

/**
 * Converts any failure of `file` to a StoreError whose message says what to do. `file` is only named, never touched.
 */
export function toStoreError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const make = (kind: StoreError["kind"], message: string) => new StoreError(kind, message, { cause: error });
  switch (kindOf(code)) {
    case "not-a-database":
      return make(
        "not-a-database",
        `${file} is not a SQLite database. Name another file with --database or PAPERBOY_DATABASE, or move this one away.`,
      );
    case "corrupt":
      return make(
        "corrupt",
        `The database ${file} is damaged. Stop Paperboy and restore the newest backup with: paperboy restore FILE ` +
          `(or a ${file}.before-*.bak, if there is one), or save what can be read with: sqlite3 "${file}" .recover`,
      );
    case "read-only":
      return make(
        "read-only",
        `The database ${file} cannot be written. Give the user that runs Paperboy the right to write ` +
          `the file and its folder (SQLite keeps two files beside it), and check that the disk is not mounted read-only.`,
      );
    case "locked":
      return make(
        "locked",
        `The database ${file} is locked by another program. Close whatever holds it open (a backup, a database browser) and try again.`,
      );
    case "full":
      return make(
        "full",
        `The disk is full: nothing can be written to ${file}. Nothing already stored is lost; make room and go on.`,
      );
    default:
      if (code === "ERR_DLOPEN_FAILED") {
        return make(
          "other",
          `better-sqlite3 was not built for this Node.js (${process.version}). Run npm rebuild better-sqlite3, or use the Node.js that ran npm ci.`,
        );
      }
      if (code === "SQLITE_CANTOPEN" || code === "ENOTDIR" || code === "EEXIST") {
        return make(
          "other",
          `The database ${file} cannot be opened. Check that its folder can be made and that it is a file.`,
        );
      }
      return make("other", `The database ${file} failed: ${messageOf(error)}`);
  }
}

/** Whether another connection held a lock that may soon be released. */
export function isBusy(error: unknown): boolean {
  return kindOf(codeOf(error)) === "locked";
}

function kindOf(code: string | undefined): StoreError["kind"] {
  if (code === undefined) return "other";
  if (code === "SQLITE_NOTADB") return "not-a-database";
  // Extended codes such as SQLITE_CORRUPT_VTAB start with the primary one; see sqlite.org/rescode.html.
  if (code.startsWith("SQLITE_CORRUPT")) return "corrupt";
  if (code.startsWith("SQLITE_READONLY") || code === "SQLITE_PERM") return "read-only";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "read-only";
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return "locked";
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") return "full";
  return "other";
}

/** The code nearest the root cause: the query builder may have wrapped the driver's error. */
function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}
