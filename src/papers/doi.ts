import { toPaperId } from "./arxiv-id.ts";
import type { PaperId } from "./paper.ts";

const DOI = /\b10\.\d{4,9}\/[^\s"<>?#]+/;

/** The DOI inside `text`, by which a paper without an arXiv id is known; undefined where there is none. */
export function findDoi(text: string): PaperId | undefined {
  // A link to a version of a preprint refers to the same paper.
  const doi = DOI.exec(text)?.[0].replace(/v\d+(?:\..*)?$/, "");
  return doi === undefined ? undefined : toPaperId(doi.toLowerCase());
}
