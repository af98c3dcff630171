import { UserError } from "../../runtime/errors.ts";
import { nearest } from "../../text/did-you-mean.ts";
import { type Command, lineOf } from "../command.ts";
import { type Option, offered } from "../option.ts";
import type { Word } from "./words.ts";

/** The words after an option's name, or before the first name. */
export interface Segment {
  readonly name: string | undefined;
  readonly words: readonly Word[];
}

/**
 * Matches `count:5`, `count: 5`, `count=5`, `--count 5`, with any dashes, in any case, or with the name written as one
 * word.
 */
const NAMED = /^(?<dashes>--)?(?<name>\p{L}[\p{L}_-]*)(?:(?<sign>[:=])(?<value>.*))?$/su;
/** Matches an option name as people type it, perhaps with the capital letter that a phone adds. */
const LIKE_AN_OPTION = /^(?:--)?\p{L}\p{Ll}[\p{Ll}_-]*$/u;
/** These begin an address or a paper's id. */
const PREFIXES: readonly string[] = ["http", "https", "arxiv", "doi", "mailto", "biorxiv", "medrxiv"];

/** Groups the words by the option they follow. */
export function splitOptions(
  words: readonly Word[],
  options: readonly (readonly [string, Option])[],
): readonly Segment[] {
  const segments: { name: string | undefined; words: Word[] }[] = [{ name: undefined, words: [] }];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const parts = NAMED.exec(word.text)?.groups;
    const name = options.find(([known]) => parts?.name && sameName(known, parts.name))?.[0];
    const next = words[at + 1];
    if (parts && name !== undefined && (parts.sign ?? parts.dashes)) {
      segments.push({ name, words: startingWith(word, word.text.length - (parts.value ?? "").length) });
    } else if (parts && name !== undefined && next && /^[:=]/.test(next.text)) {
      // A space before the colon, as in French.
      segments.push({ name, words: startingWith(next, 1) });
      at++;
    } else segments.at(-1)?.words.push(word);
  }
  return segments;
}

/** Returns the rest of a word after `skipped` characters, if any. */
function startingWith({ text, start, end }: Word, skipped: number): Word[] {
  return text.length === skipped ? [] : [{ text: text.slice(skipped), start: start + skipped, end }];
}

/** Returns the name of the option that the word names. */
export function optionNamed(command: Pick<Command<never>, "options">, word: string): string | undefined {
  return offered(command.options).find(([known]) => sameName(known, word))?.[0];
}

function sameName(known: string, typed: string): boolean {
  return compact(known) === compact(typed);
}

function compact(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, "");
}

/**
 * Rejects words that look like an unknown option, instead of treating them as text: `sort:upvotes`, or `min-upvote:
 * 10`. If the text may contain colons, rejects only names similar to an option's, or without a space after the colon.
 */
export function refuseUnknownOptions<S>(
  command: Command<S>,
  into: Option | undefined,
  words: readonly Word[],
): void {
  const names = offered(command.options).map(([name]) => name);
  for (const { text } of words) {
    const { dashes, name = "", sign, value } = NAMED.exec(text)?.groups ?? {};
    if (name === "" || !(sign ?? dashes) || value?.startsWith("//")) continue;
    if ([...PREFIXES, ...(into?.prefixes ?? [])].includes(name.toLowerCase())) continue;
    const meant = LIKE_AN_OPTION.test(name) ? nearest(name, names) : undefined;
    const isText = into?.prefixes !== undefined && !(LIKE_AN_OPTION.test(name) && value);
    if (meant === undefined && isText) continue;
    const question = meant === undefined ? "" : ` Did you mean “${meant}”?`;
    const quoting = into?.prefixes === undefined ? "" : " Put text with a colon in quotes.";
    throw new UserError(
      `“${lineOf(command)}” has no option “${name}”.${question} Its options: ${names.join(", ") || "none"}.${quoting}`,
    );
  }
}
