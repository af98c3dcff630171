import { arxivUrl, huggingFaceUrl, isArxivId } from "../papers/arxiv-id.ts";
import type { Paper } from "../papers/paper.ts";
import { authorName } from "./author-name.ts";
import { citeKeys } from "./cite-key.ts";
import { publishedOn } from "./published.ts";
import { texText, texTitle } from "./tex.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Formats papers as BibTeX entries in their order, in UTF-8, for BibTeX and biber. */
export function toBibtex(papers: readonly Paper[]): string {
  const keys = citeKeys(papers);
  return papers.map((paper) => entry(paper, keys.get(paper.id) ?? paper.id)).join("\n");
}

function entry(paper: Paper, key: string): string {
  const published = publishedOn(paper);
  const url = arxivUrl(paper.id) ?? paper.projectUrl ?? huggingFaceUrl(paper.id);
  const month = published?.month === undefined ? undefined : MONTHS[published.month - 1];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ["title", `{${texTitle(paper.title)}}`],
    ["author", paper.authors.length === 0 ? undefined : `{${paper.authors.map(author).join(" and ")}}`],
    ["year", published && `{${published.year}}`],
    ["month", month],
    ...(isArxivId(paper.id)
      ? ([
          ["eprint", `{${paper.id}}`],
          ["archivePrefix", "{arXiv}"],
          ["primaryClass", paper.categories[0] && `{${paper.categories[0]}}`],
        ] as const)
      : []),
    ["url", url && `{${texUrl(url)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return `@misc{${key},\n${lines.join("\n")}\n}\n`;
}

/** Returns `von Last, Jr, First`, the only form in which BibTeX has to guess nothing. */
function author(displayed: string): string {
  const name = authorName(displayed);
  if (name.kind === "whole") return `{${texText(name.name)}}`;
  const { given, particle, family, suffix } = name;
  // BibTeX takes any lower-case word for a particle, even after a hyphen: `Aguera y Arcas`, `Plaza-del-Arco`.
  const last = /\s|^\P{Lu}.*-|-\P{Lu}/u.test(family) ? `{${texText(family)}}` : texText(family);
  const whole = particle === "" ? last : `${texText(particle)} ${last}`;
  return [whole, ...(suffix ? [texText(suffix)] : []), texText(given)].join(", ");
}

/** Keeps a URL unchanged, except for braces and spaces, which could end the field early. */
function texUrl(url: string): string {
  return url.replace(/[\s{}\\]/g, (character) => encodeURIComponent(character));
}
