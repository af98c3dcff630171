/** A command as registered on Discord, flattened to one entry per subcommand. */
export interface OfferedCommand {
  /** As typed: `/papers search`. */
  readonly name: string;
  readonly command: string;
  readonly subcommand?: string;
  readonly description: string;
  readonly options: readonly OfferedOption[];
}

/** One of its options. `type` is Discord's number: 3 text, 4 integer, 5 boolean, 6 person, 7 channel. */
export interface OfferedOption {
  readonly name: string;
  readonly description: string;
  readonly type: number;
  readonly required: boolean;
  readonly choices: readonly { readonly name: string; readonly value: unknown }[];
}

type Json = Readonly<Record<string, unknown>>;

/** The commands and subcommands a person can type. */
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

/** A subcommand, or those of a group, each with its full name. */
function subcommandsIn(option: Json): readonly (readonly [string, Json])[] {
  if (option.type !== 2) return [[String(option.name), option]];
  return objects(option.options).map((sub) => [`${option.name} ${sub.name}`, sub]);
}

/** Parses the text after a command's name into its subcommand and option values. Throws an Error for people. */
export type ReadLine = (line: string) => {
  readonly subcommand: string;
  readonly options: Readonly<Record<string, unknown>>;
};

type Named = { readonly id: string; readonly name: string };

/**
 * What Discord's client would send for a typed line such as `/papers search graph networks`, which `readLine` parses as
 * the app would. Channels are named like `#daily-papers`, from `channels`, and people like `@ada`, from `people`.
 * Throws an Error that tells the person what is wrong.
 */
export function readTypedCommand(
  offered: readonly OfferedCommand[],
  line: string,
  names: {
    readonly readLine: ReadLine | undefined;
    readonly channels?: readonly Named[];
    readonly people?: readonly Named[];
  },
): { readonly command: OfferedCommand; readonly options: Readonly<Record<string, unknown>> } {
  if (offered.length === 0) throw new Error("No commands are registered yet.");
  const [, root = "", rest = ""] = /^\s*\/(\S+)\s*(.*)$/s.exec(line) ?? [];
  const known = offered.filter(({ command }) => command === root.toLowerCase());
  if (known.length === 0 || !names.readLine)
    throw new Error(`There is no such command. Try ${offered.map(({ name }) => name).join(", ")}.`);
  const read = names.readLine(rest);
  const command = known.find(({ subcommand }) => subcommand === read.subcommand);
  if (!command) throw new Error(`/${root} ${read.subcommand} is not registered.`);
  const options: Record<string, unknown> = {};
  for (const option of command.options) {
    const value = read.options[option.name];
    if (value !== undefined) options[option.name] = idOf(option, value, names);
    else if (option.required) throw new Error(`${option.name} is needed: ${option.description}`);
  }
  return { command, options };
}

/** The id of a named channel or person; other values unchanged. */
function idOf(
  { type }: OfferedOption,
  value: unknown,
  {
    channels = [],
    people = [],
  }: { readonly channels?: readonly Named[]; readonly people?: readonly Named[] },
): unknown {
  if (type !== 6 && type !== 7) return value;
  const wanted = String(value).replace(/^[#@]/, "").toLowerCase();
  const found = (type === 7 ? channels : people).find(({ name }) => name.toLowerCase() === wanted);
  if (!found) throw new Error(`There is no ${type === 7 ? "channel" : "member"} ${value}.`);
  return found.id;
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
