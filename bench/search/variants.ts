import type { KnownPaper } from "../../src/papers/paper.ts";
import type { Collection, Query } from "./collection.ts";

/** How a name's letters and number are joined. */
type Form = "joined" | "blank" | "hyphen";

const GLUE = { joined: "", blank: " ", hyphen: "-" } as const satisfies Record<Form, string>;
const FORMS = Object.keys(GLUE) as readonly Form[];

/** A name of letters and a number, as written in a title: `InternVL3`, `SAM 2`, `Qwen3-VL`. */
interface Name {
  readonly letters: string;
  readonly form: Form;
  /** Including a version mark before it or one letter after it: `V3`, `4o`. */
  readonly number: string;
  /** Capitals after the number, e.g. the `VL` in `Qwen3-VL`. */
  readonly tail: string;
  readonly written: string;
}

/** A letter after the number belongs to it if it marks a version, a dimension or a size; `MonST3R` is one word. */
const JOINED = /(?<letters>[A-Za-z]{2,}?)(?<glue>)(?<number>[vV]?\d+(?:\.\d+)*[BDKMTVXokx]?)/.source;
const APART = /(?<letters>[A-Za-z]+)(?<glue>[- ])(?<number>[A-Za-z]?\d+(?:\.\d+)*[BDKMTVXokx]?)/.source;
const WORDS_BEFORE = /(?<before>(?:[A-Za-z]{2,}-)*)/.source;
const TAIL = /(?<tail>-[A-Z]{2,4}(?![\w-]))?/.source;
const NAME = [JOINED, APART].map(
  (pattern) => new RegExp(`(?<![\\w.-])${WORDS_BEFORE}${pattern}(?!\\.?\\w)${TAIL}`, "g"),
);

const YEAR = /^(19|20)\d\d$/;
/** Dimensions and sizes, which also follow words that are not names: `for 3D`, `Dense 7B`. */
const MEASURE = /^\d+(\.\d+)?[BDKMTXkx]$/;
/** What follows a name at the start of a title. */
const AFTER_NAME = /^(:|$| \(| technical report)/i;
const ACRONYM_OR_CAMEL = /[A-Z]{2}|[a-z][A-Z]/;

/**
 * Names of letters and a number in a title; `isPlainWord` recognizes ordinary words, which need more than a number to
 * be a name.
 */
function namesOf(title: string, isPlainWord: (word: string) => boolean): Name[] {
  return NAME.flatMap((pattern) =>
    [...title.matchAll(pattern)].flatMap((match) => {
      const { before = "", letters = "", glue = "", number = "", tail = "" } = match.groups ?? {};
      const form = FORMS.find((each) => GLUE[each] === glue) ?? "joined";
      const written = match[0].slice(0, match[0].length - tail.length);
      const name: Name = { letters: before + letters, form, number, tail: "", written };
      if (YEAR.test(number) || letters.length < 2) return [];
      const heads = match.index === 0 && AFTER_NAME.test(title.slice(match[0].length));
      const telling = /[A-Z]/.test(letters) && !MEASURE.test(number);
      const known = ACRONYM_OR_CAMEL.test(before + letters) || !isPlainWord(letters.toLowerCase());
      if (form !== "joined" && !heads && !(telling && known)) return [];
      return tail === "" ? [name] : [name, { ...name, tail: tail.slice(1), written: match[0] }];
    }),
  );
}

/**
 * Every contiguous run of a title's words and numbers, without separators: `Qwen3-VL` gives `qwen3`, `vl` and
 * `qwen3vl`. Two spellings of a name give the same runs.
 */
function runsOf(title: string): Set<string> {
  const parts = [...title.toLowerCase().matchAll(/[a-z]+|\d+(?:\.\d+)*/g)];
  const gapAfter = (i: number) => {
    const part = parts[i];
    return part === undefined ? "" : title.slice(part.index + part[0].length, parts[i + 1]?.index);
  };
  const runs = new Set<string>();
  for (let start = 0; start < parts.length; start++) {
    if (start > 0 && gapAfter(start - 1) === "") continue;
    let run = "";
    for (let end = start; end < Math.min(parts.length, start + 8); end++) {
      run += parts[end]?.[0] ?? "";
      const gap = gapAfter(end);
      if (gap !== "" || end === parts.length - 1) runs.add(run);
      if (!/^[-–\s]?$/.test(gap)) break;
    }
  }
  return runs;
}

/** Words that occur in lower case often enough, relative to how often they start with a capital. */
function plainWords(documents: readonly KnownPaper[]): (word: string) => boolean {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const { title, abstract } of documents) {
    for (const [word] of `${title}\n${abstract}`.matchAll(/(?<![\w./])[A-Za-z][a-z]+(?!\w)/g)) {
      const counts = /^[a-z]/.test(word) ? small : capital;
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
    }
  }
  return (word) => (small.get(word) ?? 0) > Math.max(2, (capital.get(word) ?? 0) / 10);
}

/** Splits `InternVL` into `Intern VL`; undefined if the letters are one word. */
function split(letters: string): string | undefined {
  const words = letters.split(/(?<=[a-z])(?=[A-Z])|-/);
  const readable = words.every((word) => /^([A-Z]?[a-z]{2,}|[A-Z]{2,})$/.test(word));
  return words.length > 1 && readable ? words.join(" ") : undefined;
}

/** The ways to type a name, each with its kind: the form in the title and the form typed. */
function variantsOf(name: Name): { readonly text: string; readonly kind: string }[] {
  const glued = (letters: string, glue: string) =>
    [letters, name.number, name.tail].filter((part) => part !== "").join(glue);
  const variants = FORMS.filter((form) => form !== name.form).map((form) => ({
    text: glued(form === "blank" ? name.letters.replaceAll("-", " ") : name.letters, GLUE[form]),
    kind: `${name.form} → ${form}`,
  }));
  const words = split(name.letters);
  if (words !== undefined) variants.push({ text: glued(words, " "), kind: "words apart" });
  return [
    { text: name.written, kind: "as written" },
    { text: name.written.toLowerCase(), kind: "small letters" },
    { text: name.written.toUpperCase(), kind: "capitals" },
    ...variants.flatMap(({ text, kind }) => [
      { text, kind },
      { text: text.toLowerCase(), kind },
    ]),
  ];
}

/**
 * The names of letters and a number in the documents' titles, typed in every form; titles with any of the forms are
 * relevant.
 */
export function nameVariants(documents: readonly KnownPaper[]): Collection {
  const isPlainWord = plainWords(documents);
  const holders = new Map<string, string[]>();
  const names = new Map<string, Name>();
  for (const { id, title } of documents) {
    for (const run of runsOf(title)) holders.set(run, [...(holders.get(run) ?? []), id]);
    for (const name of namesOf(title, isPlainWord)) {
      const key = [...runsOf(name.written)].sort((a, b) => b.length - a.length)[0] ?? "";
      if (!names.has(key)) names.set(key, name);
    }
  }
  const queries = new Map<string, Query>();
  const grades = new Map<string, ReadonlyMap<string, number>>();
  for (const [key, name] of names) {
    const relevant = new Map((holders.get(key) ?? []).map((id) => [id, 1]));
    for (const { text, kind } of variantsOf(name)) {
      if (queries.has(text)) continue;
      queries.set(text, { id: text, text, kind, exclude: [] });
      grades.set(text, relevant);
    }
  }
  return { name: "variants", documents, queries: [...queries.values()], grades, remarks: [] };
}
