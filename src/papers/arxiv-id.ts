import type { PaperId } from "./paper.ts";

const NEW_STYLE = /(?<!\d\.?)(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?!\d)/;
const OLD_STYLE =
  /(?:(?<=arxiv\.)|(?<![\w.-]))((?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con)(?:\.[A-Za-z]{2})?\/\d{7})(?!\d)/i;
/** `math.GT/0309136` is the same paper as `math/0309136`; arXiv's canonical form has no subject class. */
const SUBJECT_CLASS = /\.[a-z]{2}(?=\/)/;

/**
 * Finds the arXiv id in `text` and returns it without version and subject class. Accepts an id, `arXiv:…`, an
 * arxiv.org, huggingface.co or alphaxiv.org link, or a `10.48550/arXiv.…` DOI. Undefined if there is none.
 */
export function findArxivId(text: string): PaperId | undefined {
  const id = NEW_STYLE.exec(text)?.[1] ?? OLD_STYLE.exec(text)?.[1]?.toLowerCase().replace(SUBJECT_CLASS, "");
  return id as PaperId | undefined;
}

/** Finds all distinct arXiv ids in `text`, in order, in the form that `findArxivId` returns. */
export function findArxivIds(text: string): readonly PaperId[] {
  const found = [NEW_STYLE, OLD_STYLE].flatMap((style) => [
    ...text.matchAll(new RegExp(style, `${style.flags}g`)),
  ]);
  const inOrder = found.sort((a, b) => a.index - b.index);
  return [...new Set(inOrder.flatMap(([id]) => findArxivId(id) ?? []))];
}

/**
 * Normalizes an id for the library: arXiv ids lose version and prefix; any other visible text of 1 to 64 characters
 * without white space stays as it is. Undefined if it is neither.
 */
export function toPaperId(raw: string): PaperId | undefined {
  const text = raw.trim();
  const bare = text.replace(/^arxiv:/i, "").replace(/v\d+$/, "");
  if (bare === (NEW_STYLE.exec(bare)?.[1] ?? OLD_STYLE.exec(bare)?.[1])) return findArxivId(bare);
  return /^[^\s\p{C}]{1,64}$/u.test(text) ? (text as PaperId) : undefined;
}

/** Whether the id is an arXiv id, so that the paper has pages at arXiv and Hugging Face. */
export function isArxivId(id: PaperId): boolean {
  return findArxivId(id) === id;
}

/** Returns the paper's page at Hugging Face; undefined for papers that are not on arXiv. */
export function huggingFaceUrl(id: PaperId): string | undefined {
  return isArxivId(id) ? `https://huggingface.co/papers/${id}` : undefined;
}

/** Returns the paper's abstract page at arXiv; undefined for papers that are not on arXiv. */
export function arxivUrl(id: PaperId): string | undefined {
  return isArxivId(id) ? `https://arxiv.org/abs/${id}` : undefined;
}

/** Returns the paper's PDF at arXiv; undefined for papers that are not on arXiv. */
export function pdfUrl(id: PaperId): string | undefined {
  return isArxivId(id) ? `https://arxiv.org/pdf/${id}` : undefined;
}
