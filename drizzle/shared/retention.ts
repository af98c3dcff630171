import { createHmac } from "node:crypto";
import type { AccountId } from "../../src/teams/account-id.ts";

/** Longer than any message is open for voting: after that, no recount can bring a vote back. */
export const TOMBSTONES_KEPT_MS = 62 * 86_400_000;

/**
 * A stand-in for an account that asked to be forgotten. With the salt one can test whether a known account was
 * forgotten, but not find out who was.
 */
export function tombstoneOf(account: AccountId, salt: string): string {
  return createHmac("sha256", salt).update(account).digest("hex");
}

/**
 * The same day and time a number of calendar months earlier (UTC); the last day of the month if that day does not
 * exist.
 */
export function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date.getTime();
}
