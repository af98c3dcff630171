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

/** arXiv's metadata: papers that Hugging Face does not have, and the categories and versions of all papers. */
export interface Arxiv extends PaperLookup {
  /** Returns the papers among `ids` that arXiv has, in arXiv's order. Ids from elsewhere are ignored. */
  papers(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly Paper[]>;
}

interface ArxivDeps {
  /** `https://export.arxiv.org/api/query`, or the value of `ARXIV_API_URL`. */
  readonly endpoint: string;
  readonly http: Http;
  readonly clock: Clock;
}

/** arXiv's terms of use: one request every three seconds, on one connection. */
const EVERY_MS = 3_000;
/** Ids per request; keeps the URL under 2,000 characters. */
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

/**
 * Shared by all responses. Texts stay texts; responses with a DOCTYPE are rejected, so only standard entities exist.
 */
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  htmlEntities: true, // Numeric character references too.
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 16_000_000 },
});

/** Creates a client for the arXiv API, or for a compatible server. All its requests share one queue. */
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
 * Parses an Atom feed into papers. Entries that report an error (an invalid id) or are not papers are skipped. Throws
 * FeedError if the text is not an Atom feed.
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
    throw new FeedError("unreadable", `arXiv: answered invalid XML: ${JSON.stringify(excerpt(text))}`, {
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
