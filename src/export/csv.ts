import { stringify } from "csv-stringify/sync";
import { arxivUrl, huggingFaceUrl } from "../papers/arxiv-id.ts";
import { utcDay } from "../time/day.ts";
import { type ExportItem, isoTime } from "./item.ts";

const COLUMNS: Readonly<Record<string, (item: ExportItem) => string | number | undefined>> = {
  id: ({ paper }) => paper.id,
  title: ({ paper }) => paper.title,
  authors: ({ paper }) => paper.authors.join("; "),
  organization: ({ paper }) => paper.organization,
  published: ({ paper }) => (paper.publishedAt === undefined ? undefined : utcDay(paper.publishedAt)),
  listed: ({ paper }) => paper.listedOn,
  upvotes: ({ paper }) => paper.upvotes,
  votes: ({ votes }) => votes,
  saved: ({ savedAt }) => isoTime(savedAt),
  done: ({ doneAt }) => isoTime(doneAt),
  categories: ({ paper }) => paper.categories.join("; "),
  keywords: ({ paper }) => paper.keywords.join("; "),
  arxiv: ({ paper }) => arxivUrl(paper.id),
  huggingface: ({ paper }) => huggingFaceUrl(paper.id),
  code: ({ paper }) => paper.codeUrl,
  project: ({ paper }) => paper.projectUrl,
  summary: ({ paper }) => paper.summary,
  abstract: ({ paper }) => paper.abstract,
};

/**
 * Formats papers as CSV (RFC 4180: CRLF, doubled quotes) with a header line. It starts with a byte order mark, without
 * which Excel does not recognize UTF-8. Cells that a spreadsheet would evaluate get a `'` prefix.
 */
export function toCsv(items: readonly ExportItem[]): string {
  const rows = items.map((item) => Object.values(COLUMNS).map((cell) => wellFormed(cell(item))));
  return stringify([Object.keys(COLUMNS), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}

function wellFormed(cell: string | number | undefined): string {
  return String(cell ?? "").replace(/\p{Cs}/gu, "\uFFFD");
}
