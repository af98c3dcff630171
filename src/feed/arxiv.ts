import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { findArxivId, isArxivId } from "../papers/arxiv-id.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError } from "../runtime/errors.ts";
import { readInstant, withinBounds } from "./facts.ts";
import type { PaperLookup } from "./feed.ts";
import type { Http } from "./http/client.ts";
import { createPace } from "./http/request-queue.ts";
import { excerpt, fold } from "./text.ts";

/** arXiv's metadata: papers that Hugging Face does not have, and everyone's categories and versions. */
export interface Arxiv extends PaperLookup {
  /** Those of `ids` that arXiv has, in arXiv's order. Ids that are not arXiv's are left out. */
  papers(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly Paper[]>;
}

interface ArxivDeps {
  /** `https://export.arxiv.org/api/query`, or whatever `ARXIV_API_URL` names. */
  readonly endpoint: string;
  readonly http: Http;
  readonly clock: Clock;
}

/** arXiv's terms of use: one request every three seconds over one connection. */
const EVERY_MS = 3_000;
/** Ids in one request; keeps the address under 2,000 characters. */
const BATCH = 100;

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  );

const category = z.object({ term: z.string() });

const entrySchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().default(""),
  published: z.string().optional(),
  author: oneOrMore(z.object({ name: z.string() })),
  category: oneOrMore(category),
  "arxiv:primary_category": category.optional(),
  "arxiv:comment": z.string().optional(),
});

const feedSchema = z.object({
  feed: z.object({ entry: oneOrMore(z.unknown()) }),
});

const WITHDRAWN =
  /^(?:th(?:is|e) (?:paper|article|submission|manuscript|work) (?:has been|is|was) )?withdrawn\b/i;

/** One parser for all answers. Texts stay texts; a DOCTYPE was refused before, so only the standard entities exist. */
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  htmlEntities: true, // Numeric character references too.
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 16_000_000 },
});

/** Papers from the arXiv API, or from a server that speaks as it does; all its requests stand in one line. */
export function createArxiv({ endpoint, http, clock }: ArxivDeps): Arxiv {
  const pace = createPace(clock, EVERY_MS);

  async function ask(ids: readonly PaperId[], signal: AbortSignal | undefined): Promise<Paper[]> {
    const query = new URLSearchParams({
      id_list: ids.join(","),
      start: "0",
      max_results: String(ids.length),
    });
    const separator = endpoint.includes("?") ? "&" : "?";
    const url = `${endpoint}${separator}${query}`;
    const options = { signal, accept: "application/atom+xml", pass: [400], minRetryMs: EVERY_MS };
    const answer = await pace.run(() => http.get(url, options), signal);
    return readAtom(answer.text);
  }

  async function papers(ids: readonly PaperId[], signal?: AbortSignal): Promise<Paper[]> {
    const wanted = [...new Set(ids)].filter(isArxivId);
    const found: Paper[] = [];
    for (let start = 0; start < wanted.length; start += BATCH) {
      found.push(...(await ask(wanted.slice(start, start + BATCH), signal)));
    }
    const asked = new Set(wanted);
    return found.filter((paper) => asked.has(paper.id));
  }

  return {
    name: "arXiv",
    papers,
    async paper(id, signal) {
      return (await papers([id], signal))[0];
    },
  };
}

/**
 * The papers of an Atom answer; entries that report an error (a bad id) or are no papers are left out. Throws
 * FeedError where the text is no Atom feed.
 */
export function readAtom(text: string): Paper[] {
  const entries = feedSchema.safeParse(parseXml(text));
  if (!entries.success) {
    throw new FeedError("unreadable", `arXiv: expected an Atom feed, got ${JSON.stringify(excerpt(text))}`);
  }
  return entries.data.feed.entry.flatMap((entry) => {
    const parsed = entrySchema.safeParse(entry);
    const paper = parsed.success ? toPaper(parsed.data) : undefined;
    return paper === undefined ? [] : [paper];
  });
}

function parseXml(text: string): unknown {
  if (/<!DOCTYPE/i.test(text)) {
    throw new FeedError("unreadable", `arXiv: expected an Atom feed, got ${JSON.stringify(excerpt(text))}`);
  }
  try {
    return xml.parse(text, true);
  } catch (error) {
    throw new FeedError("unreadable", `arXiv: answered broken XML: ${JSON.stringify(excerpt(text))}`, {
      cause: error,
    });
  }
}

function toPaper(entry: z.infer<typeof entrySchema>): Paper | undefined {
  const address = /\/abs\/(.+)$/.exec(entry.id)?.[1];
  const id = address === undefined ? undefined : findArxivId(address);
  const title = fold(entry.title);
  if (address === undefined || id === undefined || title === "") return undefined;
  const version = /v(\d+)$/.exec(address)?.[1];
  const primary = entry["arxiv:primary_category"]?.term;
  const categories = entry.category.map(({ term }) => term);
  const abstract = fold(entry.summary);
  const publishedAt = readInstant(entry.published);
  return withinBounds({
    id,
    title,
    abstract,
    authors: entry.author.map(({ name }) => fold(name)).filter(Boolean),
    keywords: [],
    categories: [...new Set(primary === undefined ? categories : [primary, ...categories])],
    upvotes: 0,
    comments: 0,
    withdrawn: WITHDRAWN.test(fold(entry["arxiv:comment"] ?? "")) || WITHDRAWN.test(abstract),
    ...(version === undefined ? {} : { version: Number(version) }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  });
}
