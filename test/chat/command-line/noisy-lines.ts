import fc from "fast-check";
import type { Command } from "../../../src/chat/command.ts";
import { listed } from "../../../src/chat/command.ts";
import { type Option, offered } from "../../../src/chat/option.ts";

/** A line as the help says it, and as a phone may send it. */
export interface NoisyLine {
  readonly clean: string;
  readonly noisy: string;
  /** What it is meant to give: texts by option. */
  readonly meant: Readonly<Record<string, string>>;
}

/** A value as it is typed, and other ways in which people write the same. */
interface Value {
  readonly text: string;
  readonly same?: readonly string[];
}

const PAPERS: readonly Value[] = [
  { text: "2506.01234" },
  { text: "arXiv:2506.01234" },
  { text: "https://arxiv.org/abs/2506.01234v2" },
];
const DATES: readonly Value[] = [
  {
    text: "2026-06-12",
    same: ["2026/6/12", "20260612", "12.6.2026", "12 June 2026", "June 12, 2026", "12 juin 2026"],
  },
  { text: "yesterday", same: ["gestern", "hier", "ayer", "昨日"] },
  { text: "friday", same: ["Fri", "Freitag", "vendredi", "viernes", "金曜日"] },
];

/** Values of the options that take text, by the option's name, or by that of command and option. */
const VALUES: Readonly<Record<string, readonly Value[]>> = {
  time: [
    { text: "9am", same: ["9", "9:00", "0900", "9 am", "9h", "9 Uhr", "9時", "9 a.m"] },
    { text: "21:30", same: ["9:30 pm", "2130", "21h30", "21.30", "21 Uhr 30", "午後9:30"] },
    { text: "noon", same: ["12:00", "12pm"] },
  ],
  timezone: [
    { text: "Europe/Berlin", same: ["Berlin", "europe / berlin", "Munich"] },
    { text: "America/New_York", same: ["New York", "America/New York"] },
    { text: "America/Sao_Paulo", same: ["São Paulo"] },
    { text: "UTC", same: ["utc"] },
  ],
  days: [
    {
      text: "mon-fri",
      same: ["mon to fri", "Mo-Fr", "Montag bis Freitag", "lun-ven", "月～金", "weekdays", "mon - fri"],
    },
    {
      text: "mon,wed,fri",
      same: ["mon, wed and fri", "mon/wed/fri", "Mo, Mi, Fr", "lundi, mercredi et vendredi"],
    },
    { text: "daily", same: ["every day", "mon-sun"] },
  ],
  wrap: [{ text: "friday", same: ["fri", "Freitag", "viernes"] }, { text: "off" }],
  include: [{ text: "diffusion" }, { text: "graph networks, vision-language" }, { text: "none" }],
  exclude: [{ text: "medical" }, { text: "surveys, o'reilly books" }],
  query: [
    { text: "sparse attention" },
    { text: "state-of-the-art agents" },
    { text: "BERT: pre-training of deep transformers" },
    { text: "what is attention?" },
  ],
  paper: PAPERS,
  papers: [...PAPERS, { text: "2506.01234 2506.00002" }],
  address: [{ text: "ada@lab.example" }, { text: "reading-group@lists.lab.example" }],
  "watch.value": [
    { text: "Ada Lovelace" },
    { text: "Conan O'Brien" },
    { text: "vision-language" },
    { text: "cs.CL" },
  ],
  "privacy.value": [{ text: "on" }, { text: "12" }, { text: "forever" }],
  "export.what": [{ text: "favourites" }, { text: "list" }, ...PAPERS],
  code: [{ text: "7K3M-QX0D" }, { text: "me" }],
  day: DATES,
  date: DATES,
  about: [...DATES, { text: "2506.01234" }],
};

const DASHES = ["-", "–", "‑", "−", "‐", "—"];
const QUOTES = ["“”", "„“", "„”", "””", "«»", "»«", "‘’", "「」", "『』", '""', "''", "‹›"];
const BLANKS = [" ", "  ", "\u00a0", "\u2009", "\u202f", "\u3000", " \u200b"];
const COLONS = [":", ": ", "：", " : ", ":\u00a0", "=", " :"];
const ENDINGS = ["", "", ".", "…", "...", " ", " .", ",", "\u200b", "\n"];

/** Lines of every listed command, from what its help offers. */
export function noisyLines(commands: readonly Command<never>[]): fc.Arbitrary<NoisyLine> {
  return fc.oneof(...listed(commands).map(noisyLine));
}

function noisyLine(command: Command<never>): fc.Arbitrary<NoisyLine> {
  const options = offered(command.options);
  return fc
    .record({
      given: fc.tuple(...options.map(([name, option]) => optionGiven(command, name, option))),
      named: fc.integer({ min: 0, max: options.length }),
      ends: fc.constantFrom(...ENDINGS),
      dashes: fc.array(fc.constantFrom(...DASHES), { minLength: 8, maxLength: 8 }),
      blanks: fc.array(fc.constantFrom(...BLANKS), { minLength: 8, maxLength: 8 }),
      name: fc.constantFrom<(name: string) => string>(
        (name) => name,
        (name) => name.charAt(0).toUpperCase() + name.slice(1),
        (name) => name.toUpperCase(),
      ),
    })
    .map(({ given, named, ends, dashes, blanks, name }) => {
      const parts = given.map((one, index) => arrange(one, options, given, index, index >= named));
      const clean = [command.name, ...parts.flatMap((part) => part?.clean ?? [])].join(" ");
      const rough = [name(command.name), ...parts.flatMap((part) => part?.noisy ?? [])].join(" ");
      let dash = 0;
      let blank = 0;
      const noisy = rough
        .replace(/(?<=\S)-(?=\S)/g, () => dashes[dash++ % dashes.length] ?? "-")
        .replace(/(?<=\S)-(?=\s)|(?<=\s)-/g, () => (dashes[dash++ % dashes.length] ?? "-").replace("—", "–"))
        .replaceAll("'", (sign, at: number, whole: string) =>
          /\p{L}/u.test(whole[at - 1] ?? "") ? "’" : sign,
        )
        .replaceAll(" ", () => blanks[blank++ % blanks.length] ?? " ");
      const meant = given.flatMap((one) => (one ? [[one.name, one.value.text] as const] : []));
      return { clean, noisy: `${noisy}${ends}`, meant: Object.fromEntries(meant) };
    });
}

interface Given {
  readonly name: string;
  readonly option: Option;
  readonly value: Value;
  /** As a phone sends it. */
  readonly written: string;
  readonly colon: string;
  readonly nameWritten: string;
}

function optionGiven(command: Command<never>, name: string, option: Option): fc.Arbitrary<Given | undefined> {
  const given = fc
    .record({
      value: fc.constantFrom(...valuesOf(command, name, option)),
      other: fc.nat(),
      quotes: fc.option(fc.constantFrom(...QUOTES), { freq: 2 }),
      colon: fc.constantFrom(...COLONS),
      loud: fc.boolean(),
    })
    .map(({ value, other, quotes, colon, loud }): Given => {
      const ways = [value.text, ...(value.same ?? [])];
      const way = ways[other % ways.length] ?? value.text;
      const shown = loud && option.type !== "text" && option.type !== "person" ? way.toUpperCase() : way;
      // In a search, quotes ask for the words as they stand.
      const quoted = quotes && !option.keepsQuotes && option.type !== "person";
      return {
        name,
        option,
        value,
        written: quoted ? `${quotes[0]}${shown}${quotes[1]}` : shown,
        colon,
        nameWritten: loud ? name.charAt(0).toUpperCase() + name.slice(1) : name,
      };
    });
  return option.required ? given : fc.option(given, { nil: undefined, freq: 2 });
}

/** In order where the help lets it be, else by name. */
function arrange(
  given: Given | undefined,
  options: readonly (readonly [string, Option])[],
  all: readonly (Given | undefined)[],
  index: number,
  byName: boolean,
): Pick<NoisyLine, "clean" | "noisy"> | undefined {
  if (!given) return undefined;
  const { name, option, value, written, colon, nameWritten } = given;
  const before = options.slice(0, index);
  const afterRest = before.some(([, { takes }]) => takes === "rest");
  const leftOut = before.some((_, place) => all[place] === undefined);
  const anything = option.type === "text" && option.takes !== "phrase";
  if (byName || afterRest || (leftOut && anything) || leftOut)
    return {
      clean: `${name}:${quoteIfNeeded(option, value.text)}`,
      noisy: `${nameWritten}${colon}${written}`,
    };
  return { clean: value.text, noisy: written };
}

function quoteIfNeeded({ takes }: Option, text: string): string {
  return takes === "word" && text.includes(" ") ? `"${text}"` : text;
}

function valuesOf(command: Command<never>, name: string, option: Option): readonly Value[] {
  switch (option.type) {
    case "choice":
      return (option.choices ?? []).map((text) => ({ text }));
    case "integer":
      return [{ text: String(option.min) }, { text: String(option.max) }];
    case "boolean":
      return [
        { text: "yes", same: ["on", "true"] },
        { text: "no", same: ["off", "false"] },
      ];
    case "person":
      return [{ text: "<@U012AB3CD|ada>" }];
    case "text": {
      const known = VALUES[`${command.name}.${name}`] ?? VALUES[name];
      if (!known) throw new Error(`What is typed for ${command.name} ${name}? Add it to VALUES.`);
      return known;
    }
    default:
      return option.type satisfies never;
  }
}
