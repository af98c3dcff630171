/** The id a paper is known by everywhere: for arXiv papers the id without its version, e.g. `2506.01234` or `math/0309136`. */
export type PaperId = string & { readonly __brand: "PaperId" };

/** A calendar date `YYYY-MM-DD`. Which calendar (UTC listing day, channel's local date) is said where it is used. */
export type Day = string & { readonly __brand: "Day" };

/** What a source says about a paper. Absent facts are absent, never null or empty. */
export interface Paper {
  readonly id: PaperId;
  /** One line, white space folded, otherwise as written: may hold TeX, `<eos>`, `S*`, `@everyone`. */
  readonly title: string;
  /** One paragraph, white space folded. Empty where the source has none. */
  readonly abstract: string;
  /** Display names in order; hidden authors left out. */
  readonly authors: readonly string[];
  readonly organization?: string;
  /** One sentence in plain words, where Hugging Face has written one. */
  readonly summary?: string;
  readonly keywords: readonly string[];
  /** arXiv categories, the primary one first. */
  readonly categories: readonly string[];
  /** Latest arXiv version known, from 1. */
  readonly version?: number;
  readonly upvotes: number;
  readonly comments: number;
  readonly codeUrl?: string;
  readonly codeStars?: number;
  readonly projectUrl?: string;
  readonly thumbnailUrl?: string;
  /** Epoch milliseconds. */
  readonly publishedAt?: number;
  /** The UTC day on whose Daily Papers list it (last) stood. */
  readonly listedOn?: Day;
  readonly withdrawn: boolean;
}

/** What stands at Hugging Face that names a paper. */
export interface BuiltOnIt {
  readonly models: Built;
  readonly datasets: Built;
  readonly demos: Built;
}

/** How many there are, and the names (`owner/name`) of some. */
export interface Built {
  readonly total: number;
  readonly names: readonly string[];
}

/** A paper in the local library. */
export interface KnownPaper extends Paper {
  /** Epoch milliseconds of our own first sight of it: the feed's own times are midnight only. */
  readonly firstSeenAt: number;
}

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

/** `text` as a Day where it is a real calendar date in ISO form, else undefined. */
export function toDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || utcDay(at) !== text ? undefined : (text as Day);
}

/** The UTC calendar day of an instant in epoch milliseconds. */
export function utcDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10) as Day;
}

/** The day `days` after `day` (before, where negative). */
export function addDays(day: Day, days: number): Day {
  return utcDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}
