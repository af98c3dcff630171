import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "./shown-lines.ts";

const root = join(import.meta.dirname, "../..");

/** A command that a document tells people to type. */
export interface TypedCommand {
  readonly file: string;
  /** It stands in a sentence, perhaps only as a name. */
  readonly mentioned: boolean;
  /** Variables that are set for it alone, as `NAME=value`. */
  readonly variables: readonly string[];
  /** The program and its arguments, without `sudo` and without what its output goes to. */
  readonly words: readonly string[];
}

/** What stands for the places that readers fill in. */
const FILLED: readonly (readonly [RegExp, string])[] = [
  [/<this repository>/g, "https://git.example.org/paperboy.git"],
  [/<day>/g, "2026-06-12"],
  [/<command>/g, "status"],
  [/<[a-z ]+id>/g, "100000000000000001"],
  [/https:\/\/…/g, "https://paperboy.example.org"],
];

/** Every command in documents: in `sh` blocks, and in code spans that begin with one of the `programs`. */
export function commandsInDocuments(programs: readonly string[]): readonly TypedCommand[] {
  const files = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...filesIn("docs", /\.md$/)];
  const begins = new RegExp(`^(?:sudo |[A-Z_]+=\\S+ )*(?:${programs.join("|")}) `);
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const blocks = [...text.matchAll(/^ *```sh\n(.*?)^ *```$/gms)].map(([, block = ""]) => block);
    const prose = text.replace(/^ *```.*?^ *```$/gms, "");
    const spans = [...prose.matchAll(/`([^`]+)`/g)]
      .map(([, span = ""]) => span.replace(/\s+/g, " "))
      .filter((span) => begins.test(span));
    const typed = (line: string, mentioned: boolean) =>
      commandsIn(line).map((command) => ({ file, mentioned, ...command }));
    return [
      ...blocks.flatMap((block) => block.split("\n")).flatMap((line) => typed(line, false)),
      ...spans.flatMap((line) => typed(line, true)),
    ];
  });
}

/** The commands of one line. Throws where a shell would complain. */
export function commandsIn(line: string): readonly Pick<TypedCommand, "variables" | "words">[] {
  const commands: string[][] = [[]];
  for (const word of wordsIn(FILLED.reduce((text, [place, by]) => text.replace(place, by), line))) {
    if (word === "&&" || word === "|" || word === ";") commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands.flatMap((all) => {
    const [words = []] = splitAt(all, ">");
    const first = words.findIndex((word) => word !== "sudo" && !/^[A-Z_]+=/.test(word) && !/^-u$/.test(word));
    return words.length === 0 ? [] : [part(words, first)];
  });
}

function part(words: readonly string[], first: number): Pick<TypedCommand, "variables" | "words"> {
  // `sudo -u somebody program`
  const start = words[first - 1] === "-u" ? nextProgram(words, first + 1) : first;
  const end = start < 0 ? words.length : start;
  return {
    variables: words.slice(0, end).filter((word) => /^[A-Z_]+=/.test(word)),
    words: words.slice(end),
  };
}

function nextProgram(words: readonly string[], from: number): number {
  const at = words.slice(from).findIndex((word) => !/^[A-Z_]+=/.test(word));
  return at < 0 ? words.length : from + at;
}

function splitAt(words: readonly string[], sign: string): readonly (readonly string[])[] {
  const at = words.indexOf(sign);
  return at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)];
}

/** As a shell parts a line: quotes, comments and operators. */
function wordsIn(line: string): readonly string[] {
  const words: string[] = [];
  const piece = /\s*(?:(#.*$)|(&&|\||;|>)|((?:'[^']*'|"[^"]*"|[^\s'"&|;>#]|(?<=\S)#)+))/gy;
  let read = 0;
  for (const [whole, , operator, word] of line.trim().matchAll(piece)) {
    read += whole.length;
    if (operator) words.push(operator);
    else if (word) words.push(word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
  }
  if (read !== line.trim().length) throw new Error(`A shell cannot read: ${line}`);
  return words;
}
