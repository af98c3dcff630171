import { z } from "zod";
import { oneSentence } from "../../src/cards/one-sentence.ts";
import { arxivUrl, huggingFaceUrl, pdfUrl } from "../../src/papers/arxiv-id.ts";
import type { BuiltOnIt, Paper } from "../../src/papers/paper.ts";
import { shownOrganization } from "../../src/papers/shown-organization.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { counted, number } from "../../src/text/format.ts";
import { readable } from "../../src/text/readable.ts";
import { utcDay } from "../../src/time/day.ts";

/** Authors shown for a paper in a list; the paper's own answer has them all. */
const AUTHORS = 5;

/** A paper in a list. */
export const listedShape = {
  id: z.string().describe("arXiv id"),
  title: z.string(),
  url: z.string().optional(),
  authors: z.array(z.string()).describe(`The first ${AUTHORS}`),
  organization: z.string().optional(),
  summary: z.string().optional().describe("One sentence"),
  upvotes: z.int().describe("On Hugging Face"),
  listed_on: z.string().optional().describe("The day it was listed on Daily Papers"),
  votes: z.int().optional().describe("Team members who voted for it"),
};

const built = z.object({ total: z.int(), names: z.array(z.string()).describe("Some of them") });

/** Everything known about a paper. */
export const paperShape = {
  ...listedShape,
  authors: z.array(z.string()),
  abstract: z.string(),
  keywords: z.array(z.string()),
  categories: z.array(z.string()).describe("arXiv's, the primary one first"),
  version: z.int().optional(),
  published_on: z.string().optional(),
  withdrawn: z.boolean(),
  comments: z.int().describe("On Hugging Face"),
  arxiv_url: z.string().optional(),
  pdf_url: z.string().optional(),
  code_url: z.string().optional(),
  code_stars: z.int().optional(),
  project_url: z.string().optional(),
  built_on_it: z
    .object({ models: built, datasets: built, demos: built })
    .optional()
    .describe("What on Hugging Face cites the paper"),
  posted_on: z.array(z.string()).optional().describe("Days on which it was posted to the team"),
  my_votes: z.array(z.enum(["up", "down", "read"])).optional(),
};

type Listed = z.output<z.ZodObject<typeof listedShape>>;
type Told = z.output<z.ZodObject<typeof paperShape>>;

/** The paper as shown in a list; `votes` if there is a team. */
export function listed(paper: Paper, votes?: number): Listed {
  const url = huggingFaceUrl(paper.id) ?? paper.projectUrl;
  const organization = shownOrganization(paper);
  const summary = oneSentence(paper);
  return {
    id: paper.id,
    title: shownTitle(paper),
    ...(url ? { url } : {}),
    authors: paper.authors.slice(0, AUTHORS).map(readable),
    ...(organization ? { organization } : {}),
    ...(summary ? { summary } : {}),
    upvotes: paper.upvotes,
    ...(paper.listedOn ? { listed_on: paper.listedOn } : {}),
    ...(votes === undefined ? {} : { votes }),
  };
}

/** The paper with everything known about it; `seen` if there is a team. */
export function told(
  paper: Paper,
  builtOnIt: BuiltOnIt | undefined,
  seen?: { readonly votes: number; readonly postedAt: readonly number[] },
): Told {
  const links = {
    arxiv_url: arxivUrl(paper.id),
    pdf_url: pdfUrl(paper.id),
    code_url: paper.codeUrl,
    code_stars: paper.codeStars,
    project_url: paper.projectUrl,
    version: paper.version,
    published_on: paper.publishedAt === undefined ? undefined : utcDay(paper.publishedAt),
    built_on_it: builtOnIt && copyOf(builtOnIt),
    posted_on: seen && [...new Set(seen.postedAt.map(utcDay))],
  };
  return {
    ...listed(paper, seen?.votes),
    authors: paper.authors.map(readable),
    abstract: readable(paper.abstract),
    keywords: paper.keywords.map(readable),
    categories: [...paper.categories],
    withdrawn: paper.withdrawn,
    comments: paper.comments,
    ...(Object.fromEntries(
      Object.entries(links).filter(([, value]) => value !== undefined),
    ) as Partial<Told>),
  };
}

function copyOf({ models, datasets, demos }: BuiltOnIt): NonNullable<Told["built_on_it"]> {
  const one = ({ total, names }: BuiltOnIt["models"]) => ({ total, names: [...names] });
  return { models: one(models), datasets: one(datasets), demos: one(demos) };
}

/** E.g. `1. Title (2506.01234) · 140 ▲ · 3 votes`. */
export function line({ id, title, upvotes, votes }: Listed, place: number): string {
  const facts = [`${number(upvotes)} ▲`, ...(votes === undefined ? [] : [counted(votes, "vote")])];
  return `${place}. ${title} (${id}) · ${facts.join(" · ")}`;
}
