import { decodeUrl } from "../text/decode-url.ts";
import { arxivUrl, findArxivId, findArxivIds } from "./arxiv-id.ts";
import { findDoi } from "./doi.ts";
import type { PaperId } from "./paper.ts";

/** Sites with pages about papers, including mirrors such as `export.arxiv.org` and `dx.doi.org`. */
const SITE = /(?:^|\.)(arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co|openreview\.net|doi\.org)$/;
const LINK = /https?:\/\/[^\s<>"|]+/g;
/** Characters after a link that belong to the sentence around it. */
const BEHIND = /[).,;:!?\]}'’”*_~]+$/;
/** Prefix of the ids of papers known only by their OpenReview id. */
const OPENREVIEW = "openreview:";

/**
 * Returns the paper that a link's page is about, at arXiv, Hugging Face, OpenReview or by DOI; undefined for other
 * links.
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
      return /^[\w-]{6,40}$/.test(id) ? (`${OPENREVIEW}${id}` as PaperId) : undefined;
    }
    case "doi.org":
      return findArxivId(path) ?? findDoi(path.replace(BEHIND, ""));
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
  const named = [...findArxivIds(words), ...linked, ...ownIds(words)];
  return named.length > 0 ? [...new Set(named)] : findArxivIds(text);
}

/** Returns ids in the form that we show. */
function ownIds(words: string): readonly PaperId[] {
  return words.split(/[\s,;]+/).flatMap((word) => {
    if (word.startsWith(OPENREVIEW)) return word.replace(BEHIND, "") as PaperId;
    const doi = findArxivId(word) === undefined ? findDoi(word.replace(BEHIND, "")) : undefined;
    return doi ?? [];
  });
}

/** Returns the page for an id; undefined if it has none. */
export function pageOfId(id: PaperId): string | undefined {
  if (id.startsWith(OPENREVIEW))
    return `https://openreview.net/forum?id=${encodeURIComponent(id.slice(OPENREVIEW.length))}`;
  if (findDoi(id) === id) return `https://doi.org/${id.split("/").map(encodeURIComponent).join("/")}`;
  return arxivUrl(id);
}
