import { arxivUrl, findArxivId, findArxivIds } from "./arxiv-id.ts";
import { findDoi } from "./doi.ts";
import type { PaperId } from "./paper.ts";

/** Mirrors have the same pages: `export.arxiv.org`, `dx.doi.org`. */
const SITE = /(?:^|\.)(arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co|openreview\.net|doi\.org)$/;
const LINK = /https?:\/\/[^\s<>"|]+/g;
/** What stands behind a link in a sentence, and belongs to that. */
const BEHIND = /[).,;:!?\]}'’”*_~]+$/;
/** Papers that are known by their id at OpenReview have it for their own, after this. */
const OPENREVIEW = "openreview:";

/** The paper that the page behind a link is about: at arXiv, Hugging Face, OpenReview, or by DOI; undefined for others. */
export function paperAt(link: string): PaperId | undefined {
  if (!URL.canParse(link)) return undefined;
  const { hostname, pathname, searchParams } = new URL(link);
  const path = decoded(pathname);
  switch (SITE.exec(hostname.toLowerCase())?.[1]) {
    case "arxiv.org":
    case "ar5iv.org":
    case "alphaxiv.org":
      return findArxivId(path);
    case "huggingface.co":
    case "hf.co":
      // Models and datasets have numbers in their names.
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

/** Each paper that the text names by a link or an id, once. */
export function papersNamedIn(text: string): readonly PaperId[] {
  const links = [...text.matchAll(LINK)].map(([link]) => link.replace(BEHIND, ""));
  // An id within a link that leads elsewhere is a part of another name.
  const words = text.replace(LINK, " ");
  const linked = links.flatMap((link) => paperAt(link) ?? []);
  const named = [...findArxivIds(words), ...linked, ...ownIds(words)];
  return named.length > 0 ? [...new Set(named)] : findArxivIds(text);
}

/** Ids as we write them. */
function ownIds(words: string): readonly PaperId[] {
  return words.split(/[\s,;]+/).flatMap((word) => {
    if (word.startsWith(OPENREVIEW)) return word.replace(BEHIND, "") as PaperId;
    const doi = findArxivId(word) === undefined ? findDoi(word.replace(BEHIND, "")) : undefined;
    return doi ?? [];
  });
}

/** The page that an id alone leads to; undefined where it leads to none. */
export function pageOfId(id: PaperId): string | undefined {
  if (id.startsWith(OPENREVIEW))
    return `https://openreview.net/forum?id=${encodeURIComponent(id.slice(OPENREVIEW.length))}`;
  if (findDoi(id) === id) return `https://doi.org/${id.split("/").map(encodeURIComponent).join("/")}`;
  return arxivUrl(id);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
