import type { PaperId } from "./paper.ts";

const NEW_STYLE = /(?<!\d\.?)(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?!\d)/;
const OLD_STYLE =
  /(?:(?<=arxiv\.)|(?<![\w.-]))((?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con)(?:\.[A-Za-z]{2})?\/\d{7})(?!\d)/i;
/** `math.GT/0309136` names the same paper as `math/0309136`; arXiv's own form is the one without the subject class. */
const SUBJECT_CLASS = /\.[a-z]{2}(?=\/)/;

/**
 * The arXiv id inside `text`, without its version and subject class: an id, `arXiv:…`, an arxiv.org, huggingface.co or
 * alphaxiv.org link, or a `10.48550/arXiv.…` DOI. Undefined where there is none.
 */
export function findArxivId(text: string): PaperId | undefined {
  const id = NEW_STYLE.exec(text)?.[1] ?? OLD_STYLE.exec(text)?.[1]?.toLowerCase().replace(SUBJECT_CLASS, "");
  return id as PaperId | undefined;
}

/** Each arXiv id inside `text` once, in the order in which they stand there; each as `findArxivId` gives it. */
export function findArxivIds(text: string): readonly PaperId[] {
  const found = [NEW_STYLE, OLD_STYLE].flatMap((style) => [
    ...text.matchAll(new RegExp(style, `${style.flags}g`)),
  ]);
  const inOrder = found.sort((a, b) => a.index - b.index);
  return [...new Set(inOrder.flatMap(([id]) => findArxivId(id) ?? []))];
}

/**
 * The id as the library keeps it: an arXiv id loses its version and prefix, any other visible text of 1 to 64
 * characters without white space stands as it is. Undefined where it is neither.
 */
export function toPaperId(raw: string): PaperId | undefined {
  const text = raw.trim();
  const bare = text.replace(/^arxiv:/i, "").replace(/v\d+$/, "");
  if (bare === (NEW_STYLE.exec(bare)?.[1] ?? OLD_STYLE.exec(bare)?.[1])) return findArxivId(bare);
  return /^[^\s\p{C}]{1,64}$/u.test(text) ? (text as PaperId) : undefined;
}

/** Whether the id is an arXiv id, and so has pages at arXiv and Hugging Face. */
export function isArxivId(id: PaperId): boolean {
  return findArxivId(id) === id;
}

/** The paper's page at Hugging Face; undefined for papers that are not on arXiv. */
export function huggingFaceUrl(id: PaperId): string | undefined {
  return isArxivId(id) ? `https://huggingface.co/papers/${id}` : undefined;
}

/** The paper's abstract page at arXiv; undefined for papers that are not on arXiv. */
export function arxivUrl(id: PaperId): string | undefined {
  return isArxivId(id) ? `https://arxiv.org/abs/${id}` : undefined;
}

/** The paper's PDF at arXiv; undefined for papers that are not on arXiv. */
export function pdfUrl(id: PaperId): string | undefined {
  return isArxivId(id) ? `https://arxiv.org/pdf/${id}` : undefined;
}
