import { UserError } from "../../runtime/errors.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { plainTyping, typedValue, withoutEnding } from "../../text/typed-text.ts";
import { type Command, lineOf, listed, usage } from "../command.ts";
import { canRead, type Option, offered, readOption, tidyText } from "../option.ts";
import { optionNamed, refuseUnknownOptions, splitOptions } from "./option-names.ts";
import { splitWords, textOf, type Word } from "./words.ts";

/** Longest phrase, in words. `Wednesday 24 September 2026` has four. */
const PHRASE_WORDS = 8;

/**
 * Parses a typed command line such as `subscribe 9 pm New York count: 5` (the text after `/papers`). First comes the
 * command's name, then options as `name:value`; unnamed words go to the remaining options in order. An option that
 * recognizes its values (a choice, a number, a time) takes as many words as it can parse, else leaves them to the next
 * one. The first option that accepts any text takes the rest. An empty line means `help`. Throws UserError for words
 * that no option takes, so that no command is half understood.
 */
export function parseCommandLine<S>(
  commands: readonly Command<S>[],
  line: string,
): { command: Command<S>; options: Readonly<Record<string, unknown>> } {
  const plain = withoutEnding(plainTyping(line));
  const { command, words } = findCommand(commands, splitWords(plain));
  const options = offered(command.options);
  const values: Record<string, string> = {};
  const unnamed: (readonly Word[])[] = [];
  for (const { name, words: given } of splitOptions(words, options)) {
    const option = options.find(([known]) => known === name)?.[1];
    if (name === undefined || !option) {
      unnamed.push(given);
      continue;
    }
    if (Object.hasOwn(values, name)) throw new UserError(`“${name}” is given twice.`, { option: name });
    if (given.length === 0)
      throw new UserError(`Nothing follows “${name}:”. Type it like “${usage(command)}”.`, { option: name });
    const count = wordsFor(option, plain, given) || given.length;
    if (option.takes === "rest") refuseUnknownOptions(command, option, given);
    values[name] = tidyText(option, textOf(plain, given.slice(0, count)));
    unnamed.push(given.slice(count));
  }
  for (const run of unnamed) placeWords(command, plain, run, values);
  return { command, options: values };
}

/** Returns the command that the first words name, and the remaining words. */
function findCommand<S>(
  commands: readonly Command<S>[],
  words: readonly Word[],
): { readonly command: Command<S>; readonly words: readonly Word[] } {
  const known = listed(commands);
  const [first = "help", second] = words.slice(0, 2).map(({ text }) => nameIn(text));
  const grouped =
    known.find(({ group, as }) => group?.name === first && as === second) ??
    // `list done` without more words lists what is done, as it did before groups existed.
    (words.length > 2
      ? known.find(({ group, name }) => group?.name === first && name === second)
      : undefined);
  if (grouped) return { command: grouped, words: words.slice(2) };
  // A grouped command may be typed without its group, as before groups existed.
  const command = known.find(({ name }) => name === first);
  if (command) return { command, words: words.slice(1) };
  const within = known.filter(({ group }) => group?.name === first);
  if (within.length > 0 && second === undefined)
    throw new UserError(`Which one? ${within.map((one) => `“${usage(one)}”`).join(", ")}.`);
  const typed = within.length > 0 ? `${first} ${second}` : first;
  const names = (within.length > 0 ? within : known).map((one) => lineOf(one).slice("/papers ".length));
  const meant = didYouMean(typed, names) || ` Commands: ${names.join(", ")}.`;
  throw new UserError(`There is no command “${typed}”.${meant}`);
}

function nameIn(word: string): string {
  return typedValue(word.replace(/[:!?]+$/, "")).toLowerCase();
}

/** Assigns unnamed words to the remaining options. */
function placeWords<S>(
  command: Command<S>,
  line: string,
  run: readonly Word[],
  values: Record<string, string>,
): void {
  const options = offered(command.options);
  const rest = options.find(([, { takes }]) => takes === "rest");
  // Options after one that takes all words must be named.
  const inOrder = rest ? options.slice(0, options.indexOf(rest) + 1) : options;
  for (let left = run; left.length > 0; ) {
    const free = inOrder.filter(([name]) => !Object.hasOwn(values, name));
    const place = nextPlace(line, left, free);
    if (place) {
      const given = left.slice(0, place.count);
      refuseUnknownOptions(command, place.option, given);
      values[place.name] = tidyText(place.option, textOf(line, given));
      left = left.slice(place.count);
    } else if (rest && free.length === 0) {
      // More text for that option, after another option was named in between.
      refuseUnknownOptions(command, rest[1], left);
      values[rest[0]] += ` ${tidyText(rest[1], textOf(line, left))}`;
      return;
    } else throw misfit(command, left, free);
  }
}

type NamedOption = readonly [name: string, option: Option];

interface Place {
  readonly name: string;
  readonly option: Option;
  readonly count: number;
}

/** Returns the first option that can parse the first of these words, and how many words it takes. */
function nextPlace(line: string, words: readonly Word[], free: readonly NamedOption[]): Place | undefined {
  for (const [index, [name, option]] of free.entries()) {
    // An option that accepts any text must not take words meant for an earlier option.
    if (takesAnything(option) && index > 0) return undefined;
    const count = wordsFor(option, line, words);
    if (count > 0) return { name, option, count };
  }
  return undefined;
}

function takesAnything({ type, takes }: Option): boolean {
  return type === "text" && takes !== "phrase";
}

/** Returns how many of the words the option takes: 0 if it cannot parse them. */
function wordsFor(option: Option, line: string, words: readonly Word[]): number {
  if (option.takes === "rest") return words.length;
  if (takesAnything(option)) return 1;
  const most = option.takes === "phrase" ? Math.min(words.length, PHRASE_WORDS) : 1;
  for (let count = most; count > 0; count--)
    if (canRead(option, textOf(line, words.slice(0, count)))) return count;
  return 0;
}

/** Explains why no option takes the first of these words. */
function misfit<S>(command: Command<S>, [word]: readonly Word[], free: readonly NamedOption[]): UserError {
  const typed = word?.text ?? "";
  refuseUnknownOptions(command, undefined, word ? [word] : []);
  const named = optionNamed(command, typed);
  if (named !== undefined)
    return new UserError(`Write a colon after “${named}”: ${named}:…`, { option: named });
  const near = free.find(([, { choices = [] }]) => didYouMean(typed, choices) !== "");
  const [name, option] = near ?? free[0] ?? [];
  if (name === undefined || !option)
    return new UserError(`“${typedValue(typed)}” is one word too many. Type it like “${usage(command)}”.`);
  try {
    readOption(name, option, typed);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return new UserError(`“${typedValue(typed)}” fits no option here. Type it like “${usage(command)}”.`);
}
