import { decodeUrl } from "../text/decode-url.ts";
import { arxivUrl, findArxivId, findArxivIds } from "./arxiv-id.ts";
import { findDoi, paperByDoi } from "./doi.ts";
import type { PaperId } from "./paper.ts";

/** Sites with pages about papers, including mirrors such as `export.arxiv.org` and `dx.doi.org`. */
const SITE =
  /(?:^|\.)(arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co|openreview\.net|doi\.org|biorxiv\.org|medrxiv\.org)$/;
const DOI = /\b10\.\d{4,9}\/\S+/g;
const LINK = /https?:\/\/[^\s<>"|]+/g;
/** Characters after a link that belong to the sentence around it. */
const BEHIND = /[).,;:!?\]}'’”*_~]+$/;

/**
 * Returns the paper that a link's page is about, at arXiv, Hugging Face, OpenReview, bioRxiv, medRxiv or by DOI;
 * undefined for other links.
 */
export function paperAt(link: string): PaperId | undefined {
  if (!URL.canParse(link)) return undefined;
  const { hostname, pathname, searchParams } = new URL(link);
  const path = decodeUrl(pathname);
  switch (SITE.exec(hostname.toLowerCase())?.[1]) {
    case "arxiv.org":
    case "ar5iv.org":
    case "alphaxiv.org":
      return findArxivId(path);
    case "huggingface.co":
    case "hf.co":
      // Names of models and datasets may look like arXiv ids.
      return path.startsWith("/papers/") ? findArxivId(path) : undefined;
    case "openreview.net": {
      const id = searchParams.get("id") ?? "";
      const named = `openreview:${id}` as PaperId;
      return openReviewId(named) === undefined ? undefined : named;
    }
    case "doi.org":
    case "biorxiv.org":
    case "medrxiv.org":
      return paperByDoi(path.replace(BEHIND, ""));
    default:
      return undefined;
  }
}

/** Returns the papers that the text names by link or id, each once. */
export function papersNamedIn(text: string): readonly PaperId[] {
  const links = [...text.matchAll(LINK)].map(([link]) => link.replace(BEHIND, ""));
  // An id inside a link to another site is part of another name.
  const words = text.replace(LINK, " ");
  const linked = links.flatMap((link) => paperAt(link) ?? []);
  const dois = [...words.matchAll(DOI)].flatMap(([doi]) => paperByDoi(doi.replace(BEHIND, "")) ?? []);
  const named = [...findArxivIds(words.replace(DOI, " ")), ...linked, ...dois, ...openReviewIds(words)];
  return named.length > 0 ? [...new Set(named)] : findArxivIds(text);
}

/** Returns ids in the form that we show. */
function openReviewIds(words: string): readonly PaperId[] {
  return words
    .split(/[\s,;]+/)
    .map((word) => word.replace(BEHIND, "") as PaperId)
    .filter((word) => openReviewId(word) !== undefined);
}

/** Returns the paper's id at OpenReview; undefined for papers that are known by another. */
export function openReviewId(id: PaperId): string | undefined {
  const [, note] = /^openreview:([\w-]{6,40})$/.exec(id) ?? [];
  return note;
}

/** Returns the page for an id; undefined if it has none. */
export function pageOfId(id: PaperId): string | undefined {
  const note = openReviewId(id);
  if (note !== undefined) return `https://openreview.net/forum?id=${note}`;
  if (findDoi(id) === id) return `https://doi.org/${id.split("/").map(encodeURIComponent).join("/")}`;
  return arxivUrl(id);
}
