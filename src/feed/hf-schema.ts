import { z } from "zod";
import { toPaperId } from "../papers/arxiv-id.ts";
import type { Paper } from "../papers/paper.ts";
import { FeedError } from "../runtime/errors.ts";
import { addDays, type Day, toDay, utcDay } from "../time/day.ts";
import { BOUNDS, readAddress, readCount, readInstant, readTexts, withinBounds } from "./facts.ts";
import type { FeedDay, SkippedRow } from "./feed.ts";
import { codeUrl, excerpt, fold } from "./text.ts";

/** An optional field: if it is not as expected, the paper comes without it. */
const spare = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const count = z.unknown().transform(readCount).optional();
const instant = z.unknown().transform(readInstant).optional();
const address = z
  .unknown()
  .transform((value) => readAddress(value))
  .optional();

const organization = spare(
  z.union([
    z.string(),
    z
      .object({ name: spare(z.string()), fullname: spare(z.string()) })
      .transform(({ name, fullname }) => fold(fullname ?? "") || name),
  ]),
);

const author = z.union([
  z.string(),
  z
    .object({ name: z.string(), hidden: spare(z.boolean()) })
    .transform(({ name, hidden }) => (hidden === true ? "" : name)),
]);

/** The required fields. The title is optional here, because the wrapping row may have it. */
const paperSchema = z.object({
  id: z.string(),
  title: z.string().nullish(),
  summary: spare(z.string()),
  authors: spare(z.array(z.unknown())),
  publishedAt: instant,
  submittedOnDailyAt: z.unknown().optional(),
  withdrawnAt: z.unknown().optional(),
  upvotes: count,
  numComments: count,
  thumbnail: address,
  projectPage: address,
  githubRepo: z
    .unknown()
    .transform((value) => readAddress(value, codeUrl))
    .optional(),
  githubStars: count,
  ai_summary: spare(z.string()),
  ai_keywords: spare(z.array(z.unknown())),
  organization,
});

/**
 * The fields around the paper in a daily or search row. Its `publishedAt` is not the listing time, and its title is raw
 * TeX.
 */
const wrapperSchema = z.object({
  paper: paperSchema,
  title: spare(z.string()),
  numComments: count,
  thumbnail: address,
  organization,
});

type Row = z.infer<typeof paperSchema>;

/** Returns all problems on one line; `whole` names the value itself. */
export function explain(error: z.ZodError, whole: string): string {
  return error.issues.map((issue) => `${issue.path.join(".") || whole}: ${issue.message}`).join("; ");
}

function authorNames(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    const name = fold(author.safeParse(value).data ?? "");
    return name === "" ? [] : [name];
  });
}

/**
 * A row's day may differ from the requested one by this many days. Otherwise one wrong date would outlive all others.
 */
const DAYS_ASIDE = 31;

/** Returns the day that a row was listed on: its own date, unless that is far from the requested day. */
function listedDay(said: unknown, asked: Day | undefined): Day | undefined {
  const at = readInstant(said);
  const day = typeof said === "string" ? toDay(said.slice(0, 10)) : at === undefined ? undefined : utcDay(at);
  if (day === undefined || at === undefined) return asked;
  const aside =
    asked !== undefined && (day > addDays(asked, DAYS_ASIDE) || day < addDays(asked, -DAYS_ASIDE));
  return aside ? asked : day;
}

/** Removes fields that are undefined or empty. */
function known<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== ""),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function toPaper(row: Row, day: Day | undefined): Paper | string {
  const id = toPaperId(row.id);
  if (id === undefined) return `paper.id: ${JSON.stringify(excerpt(row.id, 40))} is not a valid id`;
  const title = fold(row.title ?? "");
  if (title === "") return `paper.title: empty (paper ${id})`;
  return withinBounds({
    id,
    title,
    abstract: fold(row.summary ?? ""),
    authors: authorNames(row.authors ?? []),
    keywords: readTexts(row.ai_keywords ?? []),
    categories: [],
    upvotes: row.upvotes ?? 0,
    comments: row.numComments ?? 0,
    withdrawn: Boolean(row.withdrawnAt),
    ...known({
      organization: fold(row.organization ?? ""),
      summary: fold(row.ai_summary ?? ""),
      codeUrl: row.githubRepo,
      codeStars: row.githubStars,
      projectUrl: row.projectPage,
      thumbnailUrl: row.thumbnail,
      publishedAt: row.publishedAt,
      listedOn: listedDay(row.submittedOnDailyAt, day),
    }),
  });
}

/**
 * Converts a row from Hugging Face (daily, search or flat) to a paper, or returns the reason why not, on one line.
 * `day` is the list it came from, used if the row has no date (rows before March 2025).
 */
export function readRow(row: unknown, day?: Day): Paper | string {
  if (typeof row === "string") {
    return /^\s*\{\s*'/.test(row)
      ? `text in Python's notation instead of a JSON object (${excerpt(row, 40)}): the day was saved with str(), save it again with json.dump`
      : `text instead of a JSON object: ${JSON.stringify(excerpt(row, 40))}`;
  }
  if (typeof row === "object" && row !== null && "paper" in row && row.paper !== null) {
    const parsed = wrapperSchema.safeParse(row);
    if (!parsed.success) return explain(parsed.error, "row");
    const { paper, ...around } = parsed.data;
    return toPaper(
      {
        ...paper,
        title: fold(paper.title ?? "") || around.title,
        numComments: around.numComments ?? paper.numComments,
        thumbnail: around.thumbnail ?? paper.thumbnail,
        organization: paper.organization ?? around.organization,
      },
      day,
    );
  }
  const parsed = paperSchema.safeParse(row);
  return parsed.success ? toPaper(parsed.data, day) : explain(parsed.error, "row");
}

/**
 * Converts a list of rows to papers and skipped rows with reasons. Duplicate papers are skipped, and rows beyond the
 * bound are reported as one skipped row. Throws FeedError if the response is not a list; `source` names the responder
 * in that message.
 */
export function readRows(answer: unknown, source: string, day?: Day): FeedDay {
  if (!Array.isArray(answer)) {
    const shown = excerpt(JSON.stringify(answer) ?? "nothing");
    throw new FeedError("unreadable", `${source}: expected a list of papers, got ${shown}`);
  }
  const papers = new Map<string, Paper>();
  const skipped: SkippedRow[] = [];
  answer.slice(0, BOUNDS.rows).forEach((row: unknown, index) => {
    const where = `row ${index + 1}`;
    const paper = readRow(row, day);
    if (typeof paper === "string") skipped.push({ where, reason: paper });
    else if (papers.has(paper.id)) skipped.push({ where, reason: `${paper.id} is in this list twice` });
    else papers.set(paper.id, paper);
  });
  if (answer.length > BOUNDS.rows) {
    skipped.push({
      where: `rows ${BOUNDS.rows + 1} to ${answer.length}`,
      reason: `more than the ${BOUNDS.rows} rows that a list may have`,
    });
  }
  return { papers: [...papers.values()], skipped };
}
