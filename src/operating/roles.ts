import { whenAborted } from "../runtime/deadline.ts";
import { UserError } from "../runtime/errors.ts";
import type { Copies, LeaseName } from "./copies.ts";

/** Kinds of work that a process can be limited to. `http` has no lease: any process may answer requests. */
export const ROLES = ["housekeeping", "sender", "shards", "http"] as const;

export type Role = (typeof ROLES)[number];

/** Throws UserError if there are roles but nobody to share the work with. */
export function checkRoles(roles: ReadonlySet<Role> | undefined, shared: boolean): void {
  if (!roles || shared) return;
  throw new UserError(
    "--role divides work among processes, which needs a PostgreSQL database in DATABASE_URL. Without one, a single process does everything.",
  );
}

/** Copies in which this process takes only leases that belong to its roles. */
export function limitedTo(roles: ReadonlySet<Role>, copies: Copies): Copies {
  return {
    ...copies,
    keep: (name, work, stopping) =>
      roles.has(roleOf(name)) ? copies.keep(name, work, stopping) : whenAborted(stopping),
  };
}

function roleOf(name: LeaseName): Role {
  if (name === "housekeeping") return "housekeeping";
  return name.startsWith("connection:") ? "shards" : "sender";
}
