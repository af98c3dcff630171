import { parseFeed } from "feedsmith";
import { findArxivId, isArxivId } from "../../papers/arxiv-id.ts";
import { findDoi, paperByDoi } from "../../papers/doi.ts";
import type { Paper, PaperId } from "../../papers/paper.ts";
import { FeedError } from "../../runtime/errors.ts";
import { BOUNDS, readInstant, withinBounds } from "../facts.ts";
import type { FeedDay, SkippedRow } from "../feed.ts";
import { excerpt, fold, webUrl, withoutTags } from "../text.ts";
import { CATEGORY } from "./address.ts";

/** The paper-related fields of an item, from any kind of feed. */
interface Item {
  readonly title: string;
  readonly text: string;
  /** Where its paper's id may be: ids and links, but never the text, which may mention other papers. */
  readonly names: readonly string[];
  readonly link: string | undefined;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly at: string | undefined;
}

/** In arXiv's own feeds: papers announced again because they were revised. */
const REVISED = /^arXiv:\S+ Announce Type: replace/i;
/** The prefix of abstracts in arXiv's own feeds. */
const ANNOUNCED = /^arXiv:\S+ Announce Type: \S+\s+Abstract: /i;

/**
 * Parses an RSS, Atom, RDF or JSON feed into papers, each once, identified by arXiv id or else by DOI. Other items are
 * skipped and reported. Throws FeedError if the text is not a feed.
 */
export function readFeed(text: string, source: string): FeedDay {
  const papers = new Map<PaperId, Paper>();
  const skipped: SkippedRow[] = [];
  for (const [index, item] of itemsOf(text, source).slice(0, BOUNDS.rows).entries()) {
    if (REVISED.test(item.text)) continue;
    const paper = paperOf(item);
    if (typeof paper === "string") skipped.push({ where: `row ${index}`, reason: paper });
    else if (!papers.has(paper.id)) papers.set(paper.id, paper);
  }
  return { papers: [...papers.values()], skipped };
}

/** Returns the item's paper, or the reason why it has none. */
function paperOf({ title: written, text, names, link, authors, categories, at }: Item): Paper | string {
  const id = idIn(names);
  if (id === undefined) return `names no arXiv id or DOI: ${JSON.stringify(excerpt(written, 60))}`;
  const title = withoutTags(written);
  if (title === "") return `${id} has no title`;
  const publishedAt = readInstant(at);
  const projectUrl = findArxivId(id) === id || link === undefined ? undefined : webUrl(link);
  return withinBounds({
    id,
    title,
    abstract: withoutTags(text.replace(ANNOUNCED, "")),
    authors: authorsIn(authors),
    keywords: [],
    categories: categories.filter((code) => CATEGORY.test(code)),
    upvotes: 0,
    comments: 0,
    withdrawn: false,
    ...(projectUrl ? { projectUrl } : {}),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  });
}

function idIn(names: readonly string[]): PaperId | undefined {
  const dois = names.flatMap((name) => paperByDoi(name) ?? []);
  const registered = dois.find(isArxivId);
  if (registered) return registered;
  for (const name of names) {
    if (findDoi(name)) continue;
    const id = findArxivId(name.replace(/^oai:arXiv\.org:/i, "arXiv:"));
    if (id) return id;
  }
  return dois[0];
}

/** One text may contain several names, like arXiv's `A, B` and bioRxiv's `Example, A., Pelda, B.`. */
function authorsIn(written: readonly string[]): readonly string[] {
  const [only = ""] = written;
  const parts = written.length === 1 ? only.split(/,\s+/).filter(Boolean) : [];
  if (parts.length < 2) return written.map(fold).filter(Boolean);
  const isInitials = (part: string | undefined) => /^(?:\p{Lu}\.[ -]?)+$/u.test(part ?? "");
  const surnamesFirst = parts.length % 2 === 0 && parts.every((part, at) => at % 2 === 0 || isInitials(part));
  if (!surnamesFirst) return parts.map(fold);
  return parts.flatMap((part, at) => (at % 2 === 0 ? [fold(`${parts[at + 1]} ${part}`)] : []));
}

function itemsOf(text: string, source: string): readonly Item[] {
  const unreadable = (why: string, cause?: unknown) =>
    new FeedError("unreadable", `${source}: ${why}: ${JSON.stringify(excerpt(text))}`, { cause });
  // Its entities could expand without limit.
  if (/<!DOCTYPE/i.test(text)) throw unreadable("expected a feed, got a document with a DOCTYPE");
  const parsed = parsedFeed(text, unreadable);
  const texts = (...values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined);
  switch (parsed.format) {
    case "rss":
      return (parsed.feed.items ?? []).map(({ title = "", description = "", link, dc, ...item }) => ({
        title,
        text: description,
        names: texts(item.guid?.value, link, ...(dc?.identifiers ?? [])),
        link,
        authors: dc?.creators ?? [],
        categories: texts(...(item.categories ?? []).map(({ name }) => name)),
        at: item.pubDate ?? dc?.dates?.[0],
      }));
    case "rdf":
      return (parsed.feed.items ?? []).map(({ title = "", description = "", link, dc, rdf }) => ({
        title,
        text: description,
        names: texts(rdf?.about, link, ...(dc?.identifiers ?? [])),
        link,
        authors: dc?.creators ?? [],
        categories: dc?.subjects ?? [],
        at: dc?.dates?.[0],
      }));
    case "atom":
      return (parsed.feed.entries ?? []).map((entry) => {
        const link = entry.links?.find(({ rel = "alternate" }) => rel === "alternate")?.href;
        return {
          title: entry.title?.value ?? "",
          text: entry.summary?.value ?? entry.content?.value ?? "",
          names: texts(entry.id, ...(entry.links ?? []).map(({ href }) => href)),
          link,
          authors: texts(...(entry.authors ?? []).map(({ name }) => name)),
          categories: texts(...(entry.categories ?? []).map(({ term }) => term)),
          at: entry.published ?? entry.updated,
        };
      });
    case "json":
      return (parsed.feed.items ?? []).map((item) => ({
        title: item.title ?? "",
        text: item.summary ?? item.content_text ?? item.content_html ?? "",
        names: texts(item.id, item.url, item.external_url),
        link: item.url,
        authors: texts(...(item.authors ?? []).map(({ name }) => name)),
        categories: item.tags ?? [],
        at: item.date_published,
      }));
    default:
      return parsed satisfies never;
  }
}

function parsedFeed(text: string, unreadable: (why: string, cause?: unknown) => FeedError) {
  try {
    return parseFeed(text);
  } catch (error) {
    throw unreadable("expected an RSS, Atom or JSON feed, got", error);
  }
}
