import { arxivUrl, huggingFaceUrl, pdfUrl } from "../papers/arxiv-id.ts";
import { citeKeys } from "./cite-key.ts";
import { type ExportItem, isoTime } from "./item.ts";

/** Incremented when a field is removed or changes its meaning; new fields do not count. */
const SCHEMA_VERSION = 1;

/** Formats papers as JSON, documented in docs/export.md. Unknown facts are omitted, never null. */
export function toJson(
  items: readonly ExportItem[],
  about: { readonly what: string; readonly exportedAt: number },
): string {
  const keys = citeKeys(items.map(({ paper }) => paper));
  const papers = items.map(({ paper, votes, savedAt, doneAt }) => ({
    id: paper.id,
    citeKey: keys.get(paper.id),
    title: paper.title,
    authors: paper.authors,
    organization: paper.organization,
    abstract: paper.abstract || undefined,
    summary: paper.summary,
    keywords: paper.keywords,
    categories: paper.categories,
    publishedAt: isoTime(paper.publishedAt),
    listedOn: paper.listedOn,
    upvotes: paper.upvotes,
    withdrawn: paper.withdrawn || undefined,
    urls: {
      arxiv: arxivUrl(paper.id),
      pdf: pdfUrl(paper.id),
      huggingFace: huggingFaceUrl(paper.id),
      code: paper.codeUrl,
      project: paper.projectUrl,
    },
    votes,
    savedAt: isoTime(savedAt),
    doneAt: isoTime(doneAt),
  }));
  const document = {
    schemaVersion: SCHEMA_VERSION,
    what: about.what,
    exportedAt: isoTime(about.exportedAt),
    papers,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
