import { z } from "zod";
import { toPaperId } from "../../papers/arxiv-id.ts";
import type { Paper } from "../../papers/paper.ts";
import { readInstant, withinBounds } from "../facts.ts";
import { explain } from "../hf-schema.ts";
import { excerpt, fold } from "../text.ts";

const MAX_TITLE = 300;

/**
 * A line of JSON Lines, in our format or that of the arXiv metadata snapshot. Malformed optional fields are ignored.
 */
const lineSchema = z.object({
  id: z.string({
    error: ({ input }) =>
      input === undefined ? "missing" : "must be text in quotes: as a number it loses digits",
  }),
  title: z.string().optional(),
  abstract: z.string().optional(),
  text: z.string().optional(),
  authors: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  authors_parsed: z.array(z.array(z.string())).optional().catch(undefined),
  categories: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  versions: z
    .array(z.object({ created: z.string() }))
    .optional()
    .catch(undefined),
});

/**
 * Converts `{id, title, abstract, authors}` or `{id, text}` to a paper, or returns the reason why not, on one line. The
 * first line or sentence of a bare text becomes the title, the rest the abstract.
 */
export function readPaperLine(row: unknown): Paper | string {
  const parsed = lineSchema.safeParse(row);
  if (!parsed.success) return explain(parsed.error, "line");
  const line = parsed.data;
  const id = toPaperId(line.id);
  if (id === undefined) return `id: ${JSON.stringify(excerpt(line.id, 40))} is not a valid id`;
  const [start, rest] = splitText(line.text ?? "");
  const title = fold(line.title ?? "") || start;
  if (title === "") return `title: missing, and there is no text either (paper ${id})`;
  const publishedAt = readInstant(line.versions?.[0]?.created);
  return withinBounds({
    id,
    title,
    abstract: fold(line.abstract ?? "") || (line.title === undefined ? rest : fold(line.text ?? "")),
    authors: line.authors_parsed?.map(fullName).filter(Boolean) ?? splitAuthors(line.authors ?? []),
    keywords: [],
    categories:
      typeof line.categories === "string"
        ? line.categories.split(/\s+/).filter(Boolean)
        : (line.categories ?? []),
    upvotes: 0,
    comments: 0,
    withdrawn: false,
    ...(line.versions === undefined || line.versions.length === 0 ? {} : { version: line.versions.length }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  });
}

/** Splits names separated by `;`, else by `,` and `and`. `Jr.` and the like stay with the name before them. */
export function splitAuthors(authors: string | readonly string[]): string[] {
  if (typeof authors !== "string") return authors.map(fold).filter(Boolean);
  const folded = fold(authors);
  if (folded.includes(";")) return folded.split(";").map(fold).filter(Boolean);
  const names: string[] = [];
  for (const part of folded.split(/, ?and |,| and /).map(fold)) {
    const last = names.at(-1);
    if (part === "") continue;
    if (last !== undefined && /^(?:Jr|Sr|II|III|IV)\.?$/.test(part))
      names[names.length - 1] = `${last}, ${part}`;
    else names.push(part);
  }
  return names;
}

/** Formats `["Lovelace", "Ada", "Jr."]`, as in the arXiv snapshot, in reading order. */
function fullName([family = "", given = "", suffix = ""]: readonly string[]): string {
  return fold(`${given} ${family} ${suffix}`);
}

function splitText(text: string): [title: string, rest: string] {
  const trimmed = text.trim();
  const firstLine = /^([^\n]+)\n/.exec(trimmed)?.[1];
  const first = firstLine ?? /^.*?[.!?](?=\s)/s.exec(trimmed)?.[0] ?? trimmed;
  const title = Array.from(fold(first)).slice(0, MAX_TITLE).join("");
  // If the start had to be cut, the abstract is the whole text.
  return [title, fold(title === fold(first) ? trimmed.slice(first.length) : trimmed)];
}
