import { createHash } from "node:crypto";
import { type ChannelRef, workspaceOf } from "./refs.ts";

/** How many parts the workspaces of a divided outlet form. More would spread more evenly, but each costs a lease. */
export const PARTS = 8;

/** Returns the part a workspace belongs to, with its direct messages. PostgreSQL computes the same in claims.ts. */
export function partOf(place: Pick<ChannelRef, "workspace">): number {
  return createHash("sha256").update(workspaceOf(place)).digest().readUInt8() % PARTS;
}
