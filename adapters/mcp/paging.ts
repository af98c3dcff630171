import { z } from "zod";
import { UserError } from "../../src/runtime/errors.ts";

/** Small by default: a client reads the whole answer and pays for every word. */
const PAGE = 10;
const PAGE_AT_MOST = 50;

/** Input shared by all tools that return a list. */
export const pageInput = {
  limit: z.int().min(1).max(PAGE_AT_MOST).default(PAGE).describe("Papers per page"),
  cursor: z.string().max(100).optional().describe("next_cursor of the page before; leave out for the first"),
};

/** Output shared by all those tools, besides their papers. */
export const pageOutput = {
  total: z.int().describe("Papers on all pages"),
  next_cursor: z.string().optional().describe("Present if there are more"),
};

/** A page of a list of `total` papers. */
export interface Page {
  /** Zero-based. */
  readonly from: number;
  readonly to: number;
  readonly told: { readonly total: number; readonly next_cursor?: string };
}

/** The requested page. Throws UserError if the cursor isn't ours. */
export function pageOf(
  total: number,
  asked: { readonly limit: number; readonly cursor?: string | undefined },
): Page {
  const from = asked.cursor === undefined ? 0 : placeOf(asked.cursor);
  const to = Math.min(from + asked.limit, total);
  return { from, to, told: { total, ...(to < total ? { next_cursor: cursorOf(to) } : {}) } };
}

function cursorOf(place: number): string {
  return Buffer.from(`from ${place}`).toString("base64url");
}

function placeOf(cursor: string): number {
  const place = /^from (\d{1,6})$/.exec(Buffer.from(cursor, "base64url").toString())?.[1];
  if (place !== undefined) return Number(place);
  throw new UserError("Paperboy did not issue this cursor. Leave it out to start with the first page.");
}
