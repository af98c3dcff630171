import { authorName } from "../../src/export/author-name.ts";
import { publishedOn } from "../../src/export/published.ts";
import { arxivUrl, findArxivId, isArxivId } from "../../src/papers/arxiv-id.ts";
import { findDoi } from "../../src/papers/doi.ts";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import { clip } from "../../src/text/truncate.ts";

/** Zotero's limit for names and tags. */
const NAME_LENGTH = 255;

type Creator =
  | { readonly creatorType: "author"; readonly firstName: string; readonly lastName: string }
  | { readonly creatorType: "author"; readonly name: string };

/** A new item of Zotero's type “preprint”. Unknown fields are left out. */
export interface PreprintItem {
  readonly itemType: "preprint";
  readonly title: string;
  readonly creators: readonly Creator[];
  readonly abstractNote: string;
  readonly repository?: string;
  readonly archiveID?: string;
  readonly date?: string;
  readonly DOI?: string;
  readonly url?: string;
  readonly extra?: string;
  readonly tags: readonly { readonly tag: string }[];
  readonly collections: readonly string[];
}

/** The fields of an existing item that identify its paper. */
export interface KnownItem {
  readonly key: string;
  readonly version: number;
  readonly title: string;
  readonly doi: string;
  /** The arXiv ids in its fields. */
  readonly arxivIds: readonly PaperId[];
  readonly collections: readonly string[];
}

/** Converts a paper as Zotero's own arXiv translator does, with its keywords as tags. */
export function itemOf(paper: Paper, collection: string | undefined): PreprintItem {
  const { id, title, authors, abstract, keywords, categories, projectUrl } = paper;
  const arxiv = isArxivId(id);
  const url = arxivUrl(id) ?? projectUrl;
  const date = dateOf(paper);
  const doi = doiOf(id);
  const [category] = categories;
  return {
    itemType: "preprint",
    title,
    creators: authors.map(creatorOf),
    abstractNote: abstract,
    ...(arxiv ? { repository: "arXiv", archiveID: `arXiv:${id}` } : {}),
    ...(date ? { date } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(url ? { url } : {}),
    ...(arxiv ? { extra: `arXiv:${id}${category ? ` [${category}]` : ""}` } : {}),
    tags: keywords.map((tag) => ({ tag: clip(tag, NAME_LENGTH) })),
    collections: collection ? [collection] : [],
  };
}

/** Splits the name only if the family name is certain. */
function creatorOf(displayed: string): Creator {
  const name = authorName(displayed);
  if (name.kind === "whole") return { creatorType: "author", name: clip(name.name, NAME_LENGTH) };
  const { given, particle, family, suffix } = name;
  return {
    creatorType: "author",
    // Zotero expects suffixes after a comma in the first name.
    firstName: clip(suffix ? `${given}, ${suffix}` : given, NAME_LENGTH),
    lastName: clip(particle ? `${particle} ${family}` : family, NAME_LENGTH),
  };
}

/** Returns `2025-06-02`, or `2025-06` or `2025` if no more is known. */
function dateOf(paper: Paper): string | undefined {
  const published = publishedOn(paper);
  if (!published) return undefined;
  const { year, month, day } = published;
  return [year, month, day]
    .flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, "0")]))
    .join("-");
}

/** Returns the DOI that arXiv registers for each paper; for other papers their id if it is a DOI. */
export function doiOf(id: PaperId): string | undefined {
  if (isArxivId(id)) return `10.48550/arXiv.${id}`;
  return findDoi(id) === id ? id : undefined;
}

/** Reads an item from Zotero's list; returns undefined for notes, attachments and anything else. */
export function knownItem(listed: unknown): KnownItem | undefined {
  const { key, version, data } = asObject(listed);
  const { itemType, title, DOI, archiveID, url, extra, collections } = asObject(data);
  if (typeof key !== "string" || typeof version !== "number" || typeof title !== "string") return undefined;
  if (itemType === "attachment" || itemType === "note" || itemType === "annotation") return undefined;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  // Other text in “Extra” may mention other papers.
  const [named = ""] = /\barXiv:\s*\S+/i.exec(text(extra)) ?? [];
  const ids = [DOI, archiveID, url, named].flatMap((field) => idsIn(text(field)));
  return {
    key,
    version,
    title,
    doi: text(DOI)
      .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, "")
      .toLowerCase(),
    arxivIds: [...new Set(ids)],
    collections: Array.isArray(collections) ? collections.filter((one) => typeof one === "string") : [],
  };
}

/** Reads ids only from fields that name arXiv or Hugging Face: other DOIs and URLs may contain similar digits. */
function idsIn(field: string): readonly PaperId[] {
  return /arxiv|huggingface\.co\/papers/i.test(field)
    ? [findArxivId(field)].filter((id) => id !== undefined)
    : [];
}

/** Compares arXiv ids if both have one, else DOIs and whole titles, so that published versions match too. */
export function isPaper(item: KnownItem, { id, title }: Paper): boolean {
  if (item.arxivIds.length > 0 && isArxivId(id)) return item.arxivIds.includes(id);
  return (item.doi !== "" && item.doi === doiOf(id)?.toLowerCase()) || words(item.title) === words(title);
}

function words(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
