import { z } from "zod";
import { toPaperId } from "../papers/arxiv-id.ts";
import type { Paper } from "../papers/paper.ts";
import { FeedError } from "../runtime/errors.ts";
import { type Day, toDay } from "../time/day.ts";
import type { FeedDay, SkippedRow } from "./feed.ts";
import { codeUrl, excerpt, fold, webUrl } from "./text.ts";

/** A fact we can do without: where it is not as expected, the paper comes without it. */
const spare = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const count = z.number().transform((n) => Math.min(Math.max(0, Math.trunc(n)), Number.MAX_SAFE_INTEGER));

const organization = z.object({ name: spare(z.string()), fullname: spare(z.string()) });

const author = z.object({ name: z.string(), hidden: spare(z.boolean()) });

/** The paper itself: inside a daily or search row, or as `/api/papers/{id}` answers it. */
const paperSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: spare(z.string()),
  authors: spare(z.array(z.unknown())),
  publishedAt: spare(z.string()),
  submittedOnDailyAt: spare(z.string()),
  withdrawnAt: spare(z.unknown()),
  upvotes: count.default(0),
  numComments: spare(count),
  thumbnail: spare(z.string()),
  projectPage: spare(z.string()),
  githubRepo: spare(z.string()),
  githubStars: spare(count),
  ai_summary: spare(z.string()),
  ai_keywords: spare(z.array(z.unknown())),
  organization: spare(organization),
});

/** What a daily or search row says around the paper. Its `publishedAt` is no listing time, and its title is raw TeX. */
const wrapperSchema = z.object({
  paper: paperSchema,
  numComments: spare(count),
  thumbnail: spare(z.string()),
  organization: spare(organization),
});

type Row = z.infer<typeof paperSchema>;

/** Everything that is wrong, on one line; `whole` is what to call the value itself. */
export function explain(error: z.ZodError, whole: string): string {
  return error.issues.map((issue) => `${issue.path.join(".") || whole}: ${issue.message}`).join("; ");
}

function texts(values: readonly unknown[]): string[] {
  const lines = values.map((value) => (typeof value === "string" ? fold(value) : "")).filter(Boolean);
  return [...new Set(lines)];
}

function authorNames(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    const parsed = author.safeParse(value);
    if (!parsed.success || parsed.data.hidden === true) return [];
    const name = fold(parsed.data.name);
    return name === "" ? [] : [name];
  });
}

function instant(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
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
  const title = fold(row.title);
  if (title === "") return `paper.title: empty (paper ${id})`;
  const from = row.organization;
  return {
    id,
    title,
    abstract: fold(row.summary ?? ""),
    authors: authorNames(row.authors ?? []),
    keywords: texts(row.ai_keywords ?? []),
    categories: [],
    upvotes: row.upvotes,
    comments: row.numComments ?? 0,
    withdrawn: row.withdrawnAt !== undefined && row.withdrawnAt !== null,
    ...known({
      organization: fold(from?.fullname ?? "") || fold(from?.name ?? ""),
      summary: fold(row.ai_summary ?? ""),
      codeUrl: row.githubRepo === undefined ? undefined : codeUrl(row.githubRepo),
      codeStars: row.githubStars,
      projectUrl: row.projectPage === undefined ? undefined : webUrl(row.projectPage),
      thumbnailUrl: row.thumbnail === undefined ? undefined : webUrl(row.thumbnail),
      publishedAt: instant(row.publishedAt),
      listedOn: toDay(row.submittedOnDailyAt?.slice(0, 10) ?? "") ?? day,
    }),
  };
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
  if (typeof row === "object" && row !== null && "paper" in row) {
    const parsed = wrapperSchema.safeParse(row);
    if (!parsed.success) return explain(parsed.error, "row");
    const { paper, ...around } = parsed.data;
    return toPaper(
      {
        ...paper,
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
 * A list of rows, each a paper or a skipped row with its reason; a paper that stands twice is taken once. Throws
 * FeedError where the answer is no list at all: `source` names who answered, for that message.
 */
export function readRows(answer: unknown, source: string, day?: Day): FeedDay {
  if (!Array.isArray(answer)) {
    const shown = excerpt(JSON.stringify(answer) ?? "nothing");
    throw new FeedError("unreadable", `${source}: expected a list of papers, got ${shown}`);
  }
  const papers = new Map<string, Paper>();
  const skipped: SkippedRow[] = [];
  answer.forEach((row: unknown, index) => {
    const where = `row ${index + 1}`;
    const paper = readRow(row, day);
    if (typeof paper === "string") skipped.push({ where, reason: paper });
    else if (papers.has(paper.id)) skipped.push({ where, reason: `${paper.id} stands in this list twice` });
    else papers.set(paper.id, paper);
  });
  return { papers: [...papers.values()], skipped };
}
