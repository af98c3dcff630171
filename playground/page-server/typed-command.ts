/** A command as registered on Discord, flattened to one entry per subcommand. */
export interface OfferedCommand {
  /** As typed: `/papers search`. */
  readonly name: string;
  readonly command: string;
  readonly subcommand?: string;
  readonly description: string;
  readonly options: readonly OfferedOption[];
}

/** One option of it. `type` is Discord's number: 3 text, 4 integer, 5 yes or no, 7 channel, 10 number. */
export interface OfferedOption {
  readonly name: string;
  readonly description: string;
  readonly type: number;
  readonly required: boolean;
  readonly choices: readonly { readonly name: string; readonly value: unknown }[];
}

type Json = Readonly<Record<string, unknown>>;

/** Commands and their subcommands as a person may type them. */
export function offeredCommands(registered: readonly Json[]): readonly OfferedCommand[] {
  return registered.flatMap((command) => {
    const name = String(command.name);
    const options = objects(command.options);
    const inner = options.filter((option) => Number(option.type) <= 2);
    if (inner.length === 0)
      return [
        {
          name: `/${name}`,
          command: name,
          description: String(command.description),
          options: options.map(optionOf),
        },
      ];
    return inner
      .flatMap((option) => subcommandsIn(option))
      .map(([subcommand, sub]) => ({
        name: `/${name} ${subcommand}`,
        command: name,
        subcommand,
        description: String(sub.description),
        options: objects(sub.options).map(optionOf),
      }));
  });
}

/** A subcommand, or those of a group, each with the words that name it. */
function subcommandsIn(option: Json): readonly (readonly [string, Json])[] {
  if (option.type !== 2) return [[String(option.name), option]];
  return objects(option.options).map((sub) => [`${option.name} ${sub.name}`, sub]);
}

/**
 * What Discord's client would send for a typed line such as `/papers search graph networks` or
 * `/papers subscribe time:09:00 count:5`. Words without a name fill the options in order; a required text option
 * takes them all; a channel is named as `#daily-papers`, one of `channels`. Throws an Error that tells the person what is wrong.
 */
export function readTypedCommand(
  offered: readonly OfferedCommand[],
  line: string,
  channels: readonly { readonly id: string; readonly name: string }[] = [],
): { readonly command: OfferedCommand; readonly options: Readonly<Record<string, unknown>> } {
  const words = line.trim().replaceAll(/\s+/g, " ");
  const command = [...offered]
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => `${words.toLowerCase()} `.startsWith(`${name} `));
  if (!command) {
    const names = offered.map(({ name }) => name).join(", ");
    throw new Error(
      names === "" ? "No commands are registered yet." : `There is no such command. Try ${names}.`,
    );
  }
  const texts = split(command.options, words.slice(command.name.length).trim());
  const options: Record<string, unknown> = {};
  for (const option of command.options) {
    const text = texts.get(option.name);
    if (text !== undefined) options[option.name] = readValue(option, text, channels);
    else if (option.required) throw new Error(`${option.name} is needed: ${option.description}`);
  }
  return { command, options };
}

/** The text of each option. */
function split(options: readonly OfferedOption[], rest: string): Map<string, string> {
  const texts = new Map<string, string>();
  const names = options.map(({ name }) => name).join("|");
  const [free = "", ...named] =
    names === "" ? [rest] : ` ${rest}`.split(new RegExp(`\\s(?=(?:${names}):)`, "i"));
  for (const part of named) {
    const colon = part.indexOf(":");
    texts.set(part.slice(0, colon).toLowerCase(), unquote(part.slice(colon + 1).trim()));
  }
  const open = options.filter(({ name }) => !texts.has(name));
  const words = free.match(/"[^"]*"|\S+/g) ?? [];
  const whole = open.find((option) => option.required && option.type === 3);
  if (whole && words.length > 0) texts.set(whole.name, unquote(free.trim()));
  else {
    for (const word of words) {
      const option = open.shift();
      if (!option) throw new Error(`"${word}" is one word too many here.`);
      texts.set(option.name, unquote(word));
    }
  }
  return texts;
}

function readValue(
  option: OfferedOption,
  text: string,
  channels: readonly { readonly id: string; readonly name: string }[],
): unknown {
  if (option.choices.length > 0) {
    const wanted = text.toLowerCase();
    const choice = option.choices.find(
      ({ name, value }) => name.toLowerCase() === wanted || String(value).toLowerCase() === wanted,
    );
    if (!choice)
      throw new Error(`${option.name} must be one of ${option.choices.map(({ name }) => name).join(", ")}.`);
    return choice.value;
  }
  switch (option.type) {
    case 4:
      if (!/^-?\d+$/.test(text)) throw new Error(`${option.name} must be a whole number.`);
      return Number(text);
    case 5:
      if (!/^(true|false|yes|no)$/i.test(text)) throw new Error(`${option.name} must be true or false.`);
      return /^(true|yes)$/i.test(text);
    case 7: {
      const channel = channels.find(({ name }) => name === text.replace(/^#/, ""));
      if (!channel) throw new Error(`There is no channel ${text}.`);
      return channel.id;
    }
    case 10:
      if (text.trim() === "" || Number.isNaN(Number(text)))
        throw new Error(`${option.name} must be a number.`);
      return Number(text);
    default:
      return text;
  }
}

function optionOf(option: Json): OfferedOption {
  return {
    name: String(option.name),
    description: String(option.description),
    type: Number(option.type),
    required: option.required === true,
    choices: objects(option.choices).map(({ name, value }) => ({ name: String(name), value })),
  };
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
}

function unquote(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1) : text;
}
