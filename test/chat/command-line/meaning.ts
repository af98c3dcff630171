import type { Command } from "../../../src/chat/command.ts";
import { parseCommandLine } from "../../../src/chat/command-line/parse.ts";
import { readOption } from "../../../src/chat/option.ts";
import { UserError } from "../../../src/runtime/errors.ts";

/** What a line means: a command with the values of its options, or words to the person that it is not understood. */
export interface Meaning {
  readonly command?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly refused?: string;
}

/** Reads a line as Slack's slash command does. Throws for anything but words to people. */
export function meaningOf(commands: readonly Command<never>[], line: string): Meaning {
  try {
    const { command, options } = parseCommandLine(commands, line);
    return { command: command.name, values: valuesOf(commands, command.name, options) };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}

/** What each option of the command reads in what is given. */
export function valuesOf(
  commands: readonly Command<never>[],
  name: string | undefined,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const options = commands.find((command) => command.name === name)?.options ?? {};
  const values = Object.entries(given).map(([key, value]) => {
    const option = options[key];
    if (!option) throw new Error(`${name} has no option ${key}`);
    // Who was mentioned, the platform's adapter tells.
    return [key, option.type === "person" ? value : readOption(key, option, value)];
  });
  return Object.fromEntries(values);
}
