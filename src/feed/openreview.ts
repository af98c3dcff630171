import { z } from "zod";
import type { Paper, PaperId } from "../papers/paper.ts";
import { openReviewId, pageOfId } from "../papers/paper-links.ts";
import { readInstant, withinBounds } from "./facts.ts";
import type { PaperLookup } from "./feed.ts";
import type { Http } from "./http/client.ts";
import { fold } from "./text.ts";

/** Conferences since about 2023 are in the second version of the service, older ones in the first. */
const ENDPOINTS = ["https://api2.openreview.net", "https://api.openreview.net"];
/** What it answers for a note that is unknown there, or not public. */
const NOT_THERE = [400, 403, 404];

/** A field of a note: the first version has its value, the second an object with it. */
const field = <T extends z.ZodType>(schema: T) =>
  z
    .preprocess(
      (given) => (typeof given === "object" && given !== null && "value" in given ? given.value : given),
      schema,
    )
    .optional()
    .catch(undefined);

const noteSchema = z.object({
  content: z.object({
    title: field(z.string()),
    abstract: field(z.string()),
    authors: field(z.array(z.string())),
    keywords: field(z.array(z.string())),
  }),
  pdate: z.number().nullish().catch(undefined),
  cdate: z.number().nullish().catch(undefined),
});

const answerSchema = z.object({ notes: z.array(noteSchema) });

/** Creates a look-up of papers at OpenReview. */
export function createOpenReview({ http }: { readonly http: Pick<Http, "getJson"> }): PaperLookup {
  return {
    name: "OpenReview",
    async paper(id, signal) {
      const note = openReviewId(id);
      if (note === undefined) return undefined;
      for (const endpoint of ENDPOINTS) {
        const url = `${endpoint}/notes?${new URLSearchParams({ id: note })}`;
        const { json } = await http.getJson(url, { signal, pass: NOT_THERE });
        const answer = answerSchema.safeParse(json);
        const [found] = answer.success ? answer.data.notes : [];
        const paper = found && toPaper(id, found);
        if (paper) return paper;
      }
      return undefined;
    },
  };
}

/** Returns undefined for notes that are no papers, such as reviews. */
function toPaper(id: PaperId, { content, pdate, cdate }: z.infer<typeof noteSchema>): Paper | undefined {
  const { title = "", abstract = "", authors = [], keywords = [] } = content;
  if (fold(title) === "" || content.abstract === undefined) return undefined;
  const page = pageOfId(id);
  const publishedAt = readInstant(pdate ?? cdate);
  return withinBounds({
    id,
    title: fold(title),
    abstract: fold(abstract),
    authors: authors.map(fold).filter(Boolean),
    keywords: keywords.map(fold).filter(Boolean),
    categories: [],
    upvotes: 0,
    comments: 0,
    withdrawn: false,
    ...(page ? { projectUrl: page } : {}),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  });
}
