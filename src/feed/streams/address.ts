import { z } from "zod";

/** A configured source of papers, besides the daily lists. */
export interface StreamAddress {
  /** For people: `arXiv cs.CL`, or the URL. */
  readonly name: string;
  readonly url: string;
}

/** An arXiv category, such as `cs.CL`. */
export const CATEGORY = /^[a-z-]+(?:\.[A-Za-z-]{2,})?$/;
const SERVER = /^(biorxiv|medrxiv):([a-z_]+)$/;

/** Parses as `streamAddress` does; undefined if it cannot. */
export function readStreamAddress(text: string): StreamAddress | undefined {
  return streamAddress.safeParse(text).data;
}

/** Parses an arXiv category, `biorxiv:<subject>`, `medrxiv:<subject>`, or the URL of an RSS, Atom or JSON feed. */
export const streamAddress = z.string().transform((value, context): StreamAddress => {
  const [, server, subject] = SERVER.exec(value) ?? [];
  if (server !== undefined)
    return { name: value, url: `https://connect.${server}.org/${server}_xml.php?subject=${subject}` };
  if (CATEGORY.test(value)) return { name: `arXiv ${value}`, url: `https://rss.arxiv.org/rss/${value}` };
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "")
    return { name: url.href, url: url.href };
  const message =
    "must be arXiv categories (cs.CL), biorxiv:<subject>, medrxiv:<subject>, or addresses of feeds without a password, separated by spaces.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
