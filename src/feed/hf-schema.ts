import { z } from "zod";
import { toPaperId } from "../papers/arxiv-id.ts";
import type { Paper } from "../papers/paper.ts";
import { FeedError } from "../runtime/errors.ts";
import { addDays, type Day, toDay, utcDay } from "../time/day.ts";
import { BOUNDS, readAddress, readCount, readInstant, readTexts, withinBounds } from "./facts.ts";
import type { FeedDay, SkippedRow } from "./feed.ts";
import { codeUrl, excerpt, fold } from "./text.ts";

/** A fact we can do without: where it is not as expected, the paper comes without it. */
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

/** What cannot be missing, beside the title, which the row around may have. */
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

/** What a daily or search row says around the paper. Its `publishedAt` is no listing time, and its title is raw TeX. */
const wrapperSchema = z.object({
  paper: paperSchema,
  title: spare(z.string()),
  numComments: count,
  thumbnail: address,
  organization,
});

type Row = z.infer<typeof paperSchema>;

/** Everything that is wrong, on one line; `whole` is what to call the value itself. */
export function explain(error: z.ZodError, whole: string): string {
  return error.issues.map((issue) => `${issue.path.join(".") || whole}: ${issue.message}`).join("; ");
}

function authorNames(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    const name = fold(author.safeParse(value).data ?? "");
    return name === "" ? [] : [name];
  });
}

/** A list's own day may differ from the one asked for, but not by more; else one wrong date would outlive all others. */
const DAYS_ASIDE = 31;

/** The day on whose list a row stood: what it says itself, unless that is far from the list it came in. */
function listedDay(said: unknown, asked: Day | undefined): Day | undefined {
  const at = readInstant(said);
  const day = typeof said === "string" ? toDay(said.slice(0, 10)) : at === undefined ? undefined : utcDay(at);
  if (day === undefined || at === undefined) return asked;
  const aside =
    asked !== undefined && (day > addDays(asked, DAYS_ASIDE) || day < addDays(asked, -DAYS_ASIDE));
  return aside ? asked : day;
}

/** `facts` without those that are undefined or empty text: absent facts are absent. */
function known<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== ""),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function toPaper(row: Row, day: Day | undefined): Paper | string {
  const id = toPaperId(row.id);
  if (id === undefined) return `paper.id: ${JSON.stringify(excerpt(row.id, 40))} cannot be an id`;
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
 * One row of Hugging Face, daily, search or flat, as a paper; or, in one line, why it cannot be one. `day` is the
 * list it came from, which counts where the row itself does not say (rows before March 2025).
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
 * A list of rows, each a paper or a skipped row with its reason; a paper that stands twice is taken once, and rows
 * beyond the bound of a list are one skipped row. Throws FeedError where the answer is no list at all: `source` names
 * who answered, for that message.
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
    else if (papers.has(paper.id)) skipped.push({ where, reason: `${paper.id} stands in this list twice` });
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
