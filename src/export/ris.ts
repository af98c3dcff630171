import { arxivUrl, isArxivId, pdfUrl } from "../papers/arxiv-id.ts";
import type { Paper } from "../papers/paper.ts";
import { oneLine } from "../text/collapse-whitespace.ts";
import { authorName, familyFirst } from "./author-name.ts";
import { publishedOn } from "./published.ts";

/** Formats papers as RIS, in UTF-8: one tag per line, CRLF, `ER` after each record. */
export function toRis(papers: readonly Paper[]): string {
  return papers.map(record).join("\r\n");
}

function record(paper: Paper): string {
  const published = publishedOn(paper);
  const two = (n: number | undefined) => (n === undefined ? "" : String(n).padStart(2, "0"));
  const tags: readonly (readonly [tag: string, value: string | undefined])[] = [
    ["TY", "UNPB"],
    ["ID", paper.id],
    ["TI", paper.title],
    ...paper.authors.map((author) => ["AU", familyFirst(authorName(author))] as const),
    ["PY", published && String(published.year)],
    // Year, month, day, and an empty field for other information.
    ["DA", published && `${published.year}/${two(published.month)}/${two(published.day)}/`],
    ["AB", paper.abstract],
    ...[...paper.keywords, ...paper.categories].map((word) => ["KW", word] as const),
    ["PB", isArxivId(paper.id) ? "arXiv" : undefined],
    ["AN", isArxivId(paper.id) ? `arXiv:${paper.id}` : undefined],
    ["UR", arxivUrl(paper.id) ?? paper.projectUrl],
    ["L1", pdfUrl(paper.id)],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${lines.join("\r\n")}\r\nER  - \r\n`;
}
