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
 * The papers as CSV (RFC 4180: CRLF, quotes doubled) with a line of column names. It begins with a byte order mark,
 * without which Excel takes UTF-8 for something else. A cell that a spreadsheet would compute has `'` before it.
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
