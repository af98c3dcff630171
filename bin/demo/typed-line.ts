import { PLACE, takesPlace } from "../../adapters/discord/in/target-channel.ts";
import { translatedCommands } from "../../commands/locales/index.ts";
import { parseCommandLine } from "../../src/chat/command-line/parse.ts";
import { type Option, reading, readOption } from "../../src/chat/option.ts";
import { UserError } from "../../src/runtime/errors.ts";

const place = reading("Another channel, like #reading", (text) => {
  if (!text.startsWith("#")) throw new UserError("A channel is written like #reading.");
  return text;
});
/** As Discord offers them: commands about a channel can name another one. */
const commands = translatedCommands.map((command) =>
  takesPlace(command) ? { ...command, options: { ...command.options, [PLACE]: place } } : command,
);

/**
 * What Discord's client would send for a typed line such as `search graph networks` (the text after `/papers`), parsed
 * by the product's own parser. Throws UserError for lines it does not understand.
 */
export function readTypedLine(line: string): {
  readonly subcommand: string;
  readonly options: Readonly<Record<string, unknown>>;
} {
  const { command, options } = parseCommandLine(commands, line);
  const { group, as } = command;
  return {
    subcommand: group ? `${group.name} ${as}` : as,
    options: Object.fromEntries(
      Object.entries(options).map(([name, given]) => [name, sent(name, command.options[name], given)]),
    ),
  };
}

/** Numbers, booleans and choices as such; everything else as typed. */
function sent(name: string, option: Option | undefined, given: unknown): unknown {
  if (!option) return given;
  switch (option.type) {
    case "integer":
    case "boolean":
    case "choice":
      return readOption(name, option, given);
    case "text":
    case "person":
      return given;
    default:
      return option.type satisfies never;
  }
}
