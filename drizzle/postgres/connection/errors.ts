import { messageOf, StoreError } from "../../../src/runtime/errors.ts";

/**
 * PostgreSQL's error code (five characters) or Node's, nearest the root cause: the query builder wraps the driver's
 * error.
 */
export function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  return undefined;
}

const SERIALIZATION = "40001";
const DEADLOCK = "40P01";
const UNIQUE = "23505";

/** Whether another transaction interfered, so the work should be retried. */
export function isRace(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION || code === DEADLOCK || code === UNIQUE;
}

/** Converts any failure at `place` (host, port and database) to a StoreError whose message says what to do. */
export function toStoreError(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const [kind, message] = explain(error, place);
  return new StoreError(kind, message, { cause: error });
}

function explain(error: unknown, place: string): readonly [StoreError["kind"], string] {
  const code = codeOf(error);
  const said = root(error);
  if (code === undefined ? /terminat|timeout|ended/i.test(said) : isLost(code))
    return [
      "unreachable",
      `The database ${place} cannot be reached (${code ?? said}). Check that PostgreSQL is running there and that ` +
        "DATABASE_URL names the right host and port. Paperboy reconnects by itself.",
    ];
  switch (code) {
    case "28P01":
    case "28000":
      return ["refused", `The database ${place} refuses the user or password in DATABASE_URL.`];
    case "3D000":
      return [
        "refused",
        `There is no database at ${place}. Create it with createdb, or name another one in DATABASE_URL.`,
      ];
    case "42501":
    case "25006":
      return [
        "read-only",
        `The database ${place} cannot be written (${said}). Give the user in DATABASE_URL the right to create and ` +
          "change tables there, and name the primary server, not a read replica.",
      ];
    case "42P07":
      return [
        "not-a-database",
        `The database ${place} contains another program's tables (${said}). Name another database in DATABASE_URL.`,
      ];
    case "53300":
      return [
        "unreachable",
        `The database ${place} has no connection left (${said}). Raise its max_connections, or stop what holds them.`,
      ];
    case "53100":
      return [
        "full",
        `The disk of the database ${place} is full. Nothing already stored is lost; make room and go on.`,
      ];
    case "55P03":
    case "57014":
      return ["locked", `The database ${place} did not answer in time (${said}).`];
    default:
      return ["other", `The database ${place} failed: ${said}`];
  }
}

/** PostgreSQL's error classes 08 and 57P, and Node's connection errors. */
function isLost(code: string): boolean {
  return (
    code.startsWith("08") || code.startsWith("57P") || /^(E[A-Z_]+|SELF_SIGNED.*|DEPTH_ZERO.*)$/.test(code)
  );
}

function root(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return messageOf(cause);
}
