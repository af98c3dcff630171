import { FORMULA, formulaInLine, isFormula, raised, script, symbols } from "./formula.ts";
import { LETTERS, MARKS } from "./letters.ts";
import { SYMBOLS } from "./symbols.ts";

/**
 * Converts the TeX in a text to Unicode in one pass, where its meaning is certain; everything else stays as written.
 * Hugging Face drops backslashes and dollars (`360^circ`, `256times256`, `textbf{…}`), so these are converted too,
 * unless they could be a word.
 */
export function texToUnicode(text: string): string {
  return links(text)
    .split(VERBATIM)
    .map((part, index) => (index % 2 === 1 ? escapes(part) : prose(formulas(part))))
    .join("");
}

/** URLs and code, which contain little TeX. */
const VERBATIM = /((?:https?:\/\/|www\.)[^\s{}]+|(?<![`\w])`[^`']{1,80}`(?!`))/u;

/**
 * Replaces `\href{…}{label}` with its label; `\url{…}`, and what Hugging Face leaves of links (`https://…{here}`), with
 * the URL.
 */
function links(text: string): string {
  return text
    .replace(/\\href\s?\{[^{}]*\}\s?\{([^{}]*)\}/g, "$1")
    .replace(/(?:\\(?:url|href)\s?\{|(?<!\w)\{)?(https?:\/\/[^\s{}]+)(?:\}|\{[^{}]*\})/g, "$1");
}

const FORMULAS = new RegExp(
  String.raw`(?<!\\)${FORMULA}|\\\((?<inline>[^$]{1,400}?)\\\)|\\\[(?<displayed>[^$]{1,400}?)\\\]`,
  "gu",
);

function formulas(text: string): string {
  return text.replace(FORMULAS, (whole, ...rest) => {
    const { formula, inline, displayed } = rest.at(-1) as Record<string, string | undefined>;
    if (formula !== undefined && !isFormula(formula)) return whole;
    return formulaInLine(styles(formula ?? inline ?? displayed ?? "")) ?? whole;
  });
}

function prose(text: string): string {
  const read = symbols(accents(styles(abbreviations(escapes(text)))));
  return punctuation(braces(scripts(bareCommands(read))));
}

function escapes(text: string): string {
  return text
    .replace(/\\([%&$#_{}])/g, "$1")
    .replace(/\\(?:,|\\)|(?<=\S)\\ /g, " ")
    .replace(/\\(?:[/-]|(?:nobreakdash|allowbreak|noindent)(?![A-Za-z]) ?)/g, "")
    .replace(/\\~(?=\d)/g, "~");
}

/** Commands of the style files common in the field. */
function abbreviations(text: string): string {
  return text
    .replace(/\\(etc|cf|vs)(?![A-Za-z])\.?/g, "$1.")
    .replace(/\\(e|i)(g|e)(?![A-Za-z])\.?/g, "$1.$2.");
}

const ARGUMENT = String.raw`\s?\{([^{}]*)\}`;
const STYLE =
  "text(?:bf|it|tt|sc|rm|sf|sl|md|up|normal|superscript)?|emph|math(?:bb|bf|cal|rm|it|sf|tt|frak|scr)|operatorname|" +
  "underline|boldsymbol|bm|mbox|hbox|uline|ensuremath";
const STYLED = new RegExp(String.raw`(?:\\|(?<![\p{L}\p{N}\\]))(?:${STYLE})${ARGUMENT}`, "gu");
const COLOURED = new RegExp(String.raw`\\textcolor\s?\{[^{}]*\}${ARGUMENT}`, "g");
const SWITCH = String.raw`\\(?:it|bf|em|tt|sc|rm|sf|sl|small|large|itshape|bfseries|centering|displaystyle)(?![A-Za-z])\s*`;
const SWITCHED = new RegExp(String.raw`\{\s?(?:bf\s|${SWITCH})([^{}]*)\}`, "g");
const SWITCHES = new RegExp(SWITCH, "g");

/** Replaces commands that only change the style with their content. */
function styles(text: string): string {
  return text.replace(COLOURED, "$1").replace(STYLED, "$1").replace(SWITCHED, "$1").replace(SWITCHES, "");
}

const MARK_OF = new Map(Object.entries(MARKS).map(([mark, command]) => [command.trim(), mark]));
const LETTER_OF = new Map(Object.entries(LETTERS).map(([letter, command]) => [command, letter]));
const LETTER = new RegExp(
  String.raw`\{?\\(${[...LETTER_OF.keys()].join("|")})(?![A-Za-z])(?:\}|\{\}| )?`,
  "g",
);

function accents(text: string): string {
  // Quotes escaped by a program look like umlauts, apostrophes like acute accents.
  const quoted = /\\"(?![A-Za-z{\\])/.test(text) ? text.replaceAll('\\"', '"') : text;
  return quoted
    .replace(/(?<=\p{L})\\'(?=(?:s|t|d|m|re|ve|ll)(?!\p{L}))/gu, "'")
    .replace(
      /\\(?:(["'`^~=.])\s?|([uvHkrcd])(?=[ {]))(?:\{\\?([A-Za-z])\}|\s?\\?([A-Za-z]))/g,
      (whole, sign?: string, name?: string, braced?: string, bare?: string) => {
        const letter = braced ?? bare ?? "";
        const accented = (letter + (MARK_OF.get(sign ?? name ?? "") ?? "")).normalize("NFC");
        return accented.length === 1 && accented !== letter ? accented : whole;
      },
    )
    .replace(LETTER, (_, name: string) => LETTER_OF.get(name) ?? "");
}

const AFTER_NUMBER = String.raw`(?<=[\d⁰¹²³⁴-⁹°)])`;
const TIMES = [
  [new RegExp(String.raw`${AFTER_NUMBER}( ?)times( ?)(?=\d)`, "gu"), "$1×$2"],
  [new RegExp(String.raw`${AFTER_NUMBER}times(?!\p{L})`, "gu"), "×"],
] as const;
/** Names that are not spelled like a word, before an index or an exponent. */
const LETTER_NAMES =
  "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|" +
  "omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega|ell|nabla";
const LETTER_NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}_\\/.-])(?:${LETTER_NAMES})(?=[\^_](?:\d|\{|[A-Za-z](?![A-Za-z_])))`,
  "gu",
);

/** Replaces commands that lost their backslash, if they cannot be anything else: `sim20%` but not `sim2real`. */
function bareCommands(text: string): string {
  const named = (name: string) => SYMBOLS.get(name) ?? name;
  return TIMES.reduce(
    (read, [cue, sign]) => read.replace(cue, sign),
    text.replace(/\^(?:\{\s?(?:circ|∘)\s?\}|circ|∘)/gu, "°"),
  )
    .replace(/(?<![\p{L}\\-])(?:\{sim\}|sim)!?(?=\d[\d.,]*(?:[%\\×°$)\s;-]|[KMBTkx](?!\p{L})|$))/gu, "~")
    .replace(/(?<![\p{L}\\])(?:leq|geq|approx)(?= ?\d)/gu, named)
    .replace(
      /(?<![\p{L}\\])(?:(?:long)?rightarrow|leftarrow|leftrightarrow|uparrow|downarrow|cdot|infty|propto)(?!\p{L})/gu,
      named,
    )
    .replace(LETTER_NAMED, named);
}

const BASE = String.raw`(?<=[\p{L}\p{N}\p{S})\]}])`;
const GROUP_SCRIPT = new RegExp(String.raw`${BASE}([\^_])\{([^{}]{1,40})\}`, "gu");
const EXPONENT = new RegExp(String.raw`${BASE}\^(\d+|[+*′†]|[A-Za-z](?![A-Za-z]))`, "gu");
/** Only after a single letter: `file_1` is a name. */
const INDEX = /(?<![\p{L}\p{N}_/.\\-])(\p{L}|log|ln|max|min)_(\d+(?:\.\d+)?|[a-z])(?![\p{L}\p{N}_])/gu;

function scripts(text: string): string {
  return text
    .replace(GROUP_SCRIPT, (_, place: string, group: string) => raised(place, group))
    .replace(EXPONENT, (whole, content: string) => script("^", content) ?? whole)
    .replace(INDEX, (whole, base: string, content: string) => {
      const below = script("_", content);
      return below === undefined ? whole : base + below;
    });
}

/** Removes braces that only group: `{S}ignal`, `56{,}340`, `{°}`. */
function braces(text: string): string {
  return text
    .replace(/(?<=\d)\{,\}(?=\d)/g, ",")
    .replace(/(?<=[\p{L}\p{N}}])(?<!\\[A-Za-z]{1,30})\{([^{}\s,]{0,20})\}/gu, "$1")
    .replace(/(?<![\^_\\])(?<!\\[A-Za-z]{1,30})\{([^{}\s,]{1,20})\}(?=[\p{L}\p{N}{^])/gu, "$1")
    .replace(/\{(\P{ASCII})\}/gu, "$1");
}

function punctuation(text: string): string {
  return text
    .replace(/(?<=\p{L}{2}|[.,;:])~(?=[\p{L}\p{N}([\\“‘`])/gu, " ")
    .replace(/(?<=\p{L}{2})~(?=\s)/gu, "")
    .replace(/``([^`"]{1,200}?)"/g, "“$1”")
    .replace(/"([^"`']{1,200}?)''/g, "“$1”")
    .replace(/``/g, "“")
    .replace(/(?<=[^\s'])''(?!')/g, "”")
    .replace(/(?<!\S)''(?=[^\s'])/g, "“")
    .replace(/(?<![\p{L}\p{N}`])`([^`'"]{1,80})'(?![\p{L}'])/gu, "‘$1’")
    .replace(/(?<![-\s!])---?(?![->])|(?<=^|\s)---?(?=\s)/g, (dashes) => (dashes.length === 3 ? "—" : "–"));
}
