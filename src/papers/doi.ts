import { toPaperId } from "./arxiv-id.ts";
import type { PaperId } from "./paper.ts";

const DOI = /\b10\.\d{4,9}\/[^\s"<>?#]+/;

/** Finds the DOI in `text`, the id of papers without an arXiv id; undefined if there is none. */
export function findDoi(text: string): PaperId | undefined {
  // A link to a version of a preprint refers to the same paper.
  const doi = DOI.exec(text)?.[0].replace(/v\d+(?:\..*)?$/, "");
  return doi === undefined ? undefined : toPaperId(doi.toLowerCase());
}
