import { z } from "zod";
import { findDoi } from "../papers/doi.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { pageOfId } from "../papers/paper-links.ts";
import { FeedError } from "../runtime/errors.ts";
import { BOUNDS, readInstant, withinBounds } from "./facts.ts";
import type { PaperLookup } from "./feed.ts";
import type { Http } from "./http/client.ts";
import { excerpt, fold, withoutTags } from "./text.ts";

const ENDPOINT = "https://api.crossref.org";
/** The heading that abstracts begin with in Crossref's XML. */
const HEADING = /<jats:title>[^<]*<\/jats:title>/gi;

const dateSchema = z
  .object({ "date-parts": z.array(z.array(z.number().nullable())) })
  .optional()
  .catch(undefined);

const answerSchema = z.object({
  message: z.object({
    title: z.array(z.string()).catch([]),
    abstract: z.string().catch(""),
    author: z
      .array(
        z.object({
          given: z.string().catch(""),
          family: z.string().catch(""),
          name: z.string().catch(""),
        }),
      )
      .catch([]),
    published: dateSchema,
    issued: dateSchema,
  }),
});

/** Creates a look-up of DOIs at Crossref, which has those of most journals, conferences and preprint servers. */
export function createCrossref({ http }: { readonly http: Pick<Http, "getJson"> }): PaperLookup {
  return {
    name: "Crossref",
    async paper(id, signal) {
      if (findDoi(id) !== id) return undefined;
      const url = `${ENDPOINT}/works/${encodeURIComponent(id)}`;
      const { status, json, text } = await http.getJson(url, { signal, pass: [404] });
      if (status === 404) return undefined;
      const answer = answerSchema.safeParse(json);
      if (!answer.success)
        throw new FeedError("unreadable", `Crossref: expected a work, got ${JSON.stringify(excerpt(text))}`);
      return toPaper(id, answer.data.message);
    },
  };
}

function toPaper(id: PaperId, work: z.infer<typeof answerSchema>["message"]): Paper | undefined {
  const title = withoutTags(work.title[0] ?? "");
  if (title === "") return undefined;
  const page = pageOfId(id);
  const publishedAt = readDate(work.published ?? work.issued);
  return withinBounds({
    id,
    title,
    abstract: withoutTags(work.abstract.replace(HEADING, " ")),
    authors: work.author
      .slice(0, BOUNDS.authors)
      .map(({ given, family, name }) => fold(`${given} ${family}`) || fold(name))
      .filter(Boolean),
    keywords: [],
    categories: [],
    upvotes: 0,
    comments: 0,
    withdrawn: false,
    ...(page ? { projectUrl: page } : {}),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  });
}

/** Month and day may be missing. */
function readDate(date: z.infer<typeof dateSchema>): number | undefined {
  const [year, month, day] = date?.["date-parts"][0] ?? [];
  return typeof year === "number"
    ? readInstant(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).toISOString())
    : undefined;
}
