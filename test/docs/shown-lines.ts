import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A `/papers …` line that people are shown, and the file that shows it. */
export interface ShownLine {
  readonly line: string;
  readonly file: string;
}

/** What stands where a text fills something in. */
const FILLED: Readonly<Record<string, string>> = {
  "${code}": "ABCD-EFGH",
  '${to === "me" ? " to:me" : ""}': " to:me",
  "${kind}": "author",
  "${of}": "channel",
  "${examples[kind]}": "Ada Lovelace",
};

/** Lines in the code spans of documents. */
export function linesInDocuments(): readonly ShownLine[] {
  const files = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...filesIn("docs", /\.md$/)];
  return files.flatMap((file) =>
    [...read(file).matchAll(/`(\/papers(?: [^`]*)?)`/g)].map(([, line = ""]) => ({ line: tidy(line), file })),
  );
}

/** Lines in what the program says, each in quotation marks or a text of its own. */
export function linesInTexts(): readonly ShownLine[] {
  return sources().flatMap(({ file, code }) => {
    const quoted = [...code.matchAll(/“(\/papers [^”]*)”/g), ...code.matchAll(/["`](\/papers [^"`]*)["`]/g)];
    return quoted.map(([, line = ""]) => ({ line: filled(tidy(line), file), file }));
  });
}

/** Lines that cannot be told from the words around them. */
export function linesWithoutQuotes(): readonly string[] {
  return sources().flatMap(({ file, code }) =>
    [...code.matchAll(/(.)\/papers [a-z$][^\n]{0,40}/g)].flatMap(([said, before = ""]) =>
      '“"`'.includes(before) ? [] : [`${file}: ${said}`],
    ),
  );
}

function sources() {
  const files = ["src", "commands", "adapters", "bin", "playground"].flatMap((folder) =>
    filesIn(folder, /\.(?:ts|js|html)$/),
  );
  return files.map((file) => ({ file, code: withoutComments(read(file)) }));
}

export function filesIn(folder: string, named: RegExp): readonly string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => named.test(entry)).map((entry) => `${folder}/${entry}`);
}

function withoutComments(code: string): string {
  return code.replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, "");
}

function filled(line: string, file: string): string {
  return line.replace(/\$\{[^}]*\}/g, (place) => {
    const word = FILLED[place];
    if (word === undefined)
      throw new Error(`${file} shows “${line}”: say in this test what stands for ${place}.`);
    return word;
  });
}

/** Tables escape their bars, and a code span may run over a line's end. */
function tidy(line: string): string {
  return line.replaceAll("\\|", "|").replace(/\s+/g, " ").trim();
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
