import { UserError } from "../runtime/errors.ts";
import { type Command, listed, offered, usage } from "./command.ts";

/**
 * Reads a typed command line such as `subscribe 09:00 Europe/Berlin count:5` (the text after `/papers`): first the
 * command's name, then values in the options' order or as `name:value`; quotes keep words together. An empty line
 * means `help`. Throws UserError for an unknown command or too many words.
 */
export function parseCommandLine<S>(
  commands: readonly Command<S>[],
  line: string,
): { command: Command<S>; options: Readonly<Record<string, unknown>> } {
  const trimmed = line.trim();
  const name = (/^\S+/.exec(trimmed)?.[0] ?? "help").toLowerCase();
  const known = listed(commands);
  const command = known.find((candidate) => candidate.name === name);
  if (!command) {
    throw new UserError(`There is no command “${name}”. There are ${known.map((c) => c.name).join(", ")}.`);
  }
  const rest = trimmed.slice(name.length).trim();
  const options: Record<string, unknown> = {};
  const positional: string[] = [];
  const typable = new Map(offered(command.options));
  const restOption = [...typable].find(([, option]) => option.rest)?.[0];
  for (const word of rest.match(/(?:[^\s"“”]*)["“][^"“”]*["”]|\S+/g) ?? []) {
    const named = /^([a-z-]+)[:=](.*)$/s.exec(word);
    const key = named?.[1];
    if (key !== undefined && typable.has(key)) options[key] = unquote(named?.[2] ?? "");
    else positional.push(word);
  }
  if (restOption !== undefined) {
    if (positional.length > 0) options[restOption] ??= positional.join(" ");
    return { command, options };
  }
  const free = [...typable.keys()].filter((key) => !(key in options));
  if (positional.length > free.length) {
    throw new UserError(`“${positional[free.length]}” is one word too many. Type it like ${usage(command)}.`);
  }
  for (const [index, word] of positional.entries()) options[free[index] as string] = unquote(word);
  return { command, options };
}

function unquote(word: string): string {
  return word.replace(/^["“](.*)["”]$/s, "$1");
}
