import { z } from "zod";
import { UserError } from "../../src/runtime/errors.ts";

/** A client reads an answer whole, and pays for each word of it. */
const PAGE = 10;
const PAGE_AT_MOST = 50;

/** What every tool takes that answers with a list. */
export const pageInput = {
  limit: z.int().min(1).max(PAGE_AT_MOST).default(PAGE).describe("Papers a page"),
  cursor: z.string().max(100).optional().describe("next_cursor of the page before; leave out for the first"),
};

/** What every such tool answers beside its papers. */
export const pageOutput = {
  total: z.int().describe("Papers on all pages"),
  next_cursor: z.string().optional().describe("Present where there are more"),
};

/** A part of a list of `total` papers. */
export interface Page {
  /** From 0. */
  readonly from: number;
  readonly to: number;
  readonly told: { readonly total: number; readonly next_cursor?: string };
}

/** The page that a client asks for. Throws UserError where the cursor is none of ours. */
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
  throw new UserError(
    "This cursor is not one that Paperboy gave out. Leave it out to begin with the first page.",
  );
}
