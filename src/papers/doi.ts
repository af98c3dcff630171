import { findArxivId, toPaperId } from "./arxiv-id.ts";
import type { PaperId } from "./paper.ts";

const DOI = /\b10\.\d{4,9}\/[^\s"<>?#]+/;
/** arXiv registers a DOI for each of its papers. */
const ARXIV = "10.48550/arxiv.";

/** Finds the DOI in `text`, the id of papers without an arXiv id; undefined if there is none. */
export function findDoi(text: string): PaperId | undefined {
  // A link to a version of a preprint refers to the same paper.
  const doi = DOI.exec(text)?.[0].replace(/v\d+(?:\..*)?$/, "");
  return doi === undefined ? undefined : toPaperId(doi.toLowerCase());
}

/**
 * Returns the paper with the DOI in `text`: its arXiv id if arXiv registered the DOI. Digits in other DOIs may look like
 * an arXiv id and mean something else.
 */
export function paperByDoi(text: string): PaperId | undefined {
  const doi = findDoi(text);
  return doi?.startsWith(ARXIV) ? findArxivId(doi) : doi;
}
