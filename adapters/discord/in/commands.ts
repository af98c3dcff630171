import type {
  APIApplicationCommandInteractionDataBasicOption,
  APIApplicationCommandInteractionDataOption,
  APIApplicationCommandInteractionDataSubcommandOption,
  APIApplicationCommandSubcommandGroupOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord.js";
import { type Command, listed } from "../../../src/chat/command.ts";
import { type Option, offered } from "../../../src/chat/option.ts";
import type { Locale } from "../../../src/chat/translation.ts";
import { described, OWN_WORDS } from "./localisation.ts";
import { PLACE, POSTABLE, takesPlace } from "./target-channel.ts";

/** The parent of all commands, as in `/papers search`. */
export const ROOT = "papers";

/** Discord's maximum for a text option's length. */
const MAX_TEXT = 6_000;

/**
 * Installable to a server or to a user's own account, where it is then available everywhere. Discord supports this only
 * per command, not per subcommand, so what a user install cannot do is refused at run time.
 */
const EVERYWHERE: Pick<RESTPostAPIApplicationCommandsJSONBody, "integration_types" | "contexts"> = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/**
 * One slash command with a subcommand for each of `commands`, grouped if they have a group, plus a message menu entry
 * for each command with a shortcut. Everyone sees all of them; who may configure a channel is checked at run time.
 */
export function discordCommands(
  commands: readonly Command[],
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: ROOT,
      description: "The day's trending research papers",
      ...described((locale) => OWN_WORDS.root[locale]),
      ...EVERYWHERE,
      options: subcommands(listed(commands)),
    },
    ...commands.flatMap(({ shortcut }) =>
      shortcut
        ? [{ type: ApplicationCommandType.Message as const, name: shortcut.label, ...EVERYWHERE }]
        : [],
    ),
  ];
}

/** Each ungrouped command, and each group, with all its commands, at the position of its first. */
function subcommands(commands: readonly Command[]): Nested[] {
  return commands.flatMap((command): Nested[] => {
    const { group } = command;
    if (!group) return [subcommand(command)];
    const members = commands.filter((other) => other.group === group);
    if (members[0] !== command) return [];
    return [
      {
        type: ApplicationCommandOptionType.SubcommandGroup,
        name: group.name,
        description: group.description,
        ...described((locale) => group.translations[locale]),
        options: members.map(subcommand),
      },
    ];
  });
}

type Nested = APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption;

function subcommand(command: Command): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.as,
    description: command.description,
    ...described((locale) => command.translations?.[locale].description),
    options: [
      ...[...offered(command.options)]
        .sort(([, a], [, b]) => Number(b.required) - Number(a.required))
        .map(([name, option]) =>
          toOption(name, option, (locale) => command.translations?.[locale].options[name]),
        ),
      ...(takesPlace(command) ? [PLACE_OPTION] : []),
    ],
  };
}

/** The command being run or typed, and its options as given; undefined if it isn't ours. */
export function chosenCommand(
  [first]: readonly APIApplicationCommandInteractionDataOption[],
  commands: readonly Command[],
):
  | {
      readonly command: Command;
      readonly given: readonly APIApplicationCommandInteractionDataBasicOption[];
    }
  | undefined {
  if (first?.type === ApplicationCommandOptionType.SubcommandGroup) {
    const [sub] = first.options;
    const command = commands.find(({ group, as }) => group?.name === first.name && as === sub?.name);
    return command && { command, given: basic(sub) };
  }
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return undefined;
  // A client may still show the commands registered before groups existed.
  const command = commands.find(({ name }) => name === first.name);
  return command && { command, given: basic(first) };
}

function basic(sub: APIApplicationCommandInteractionDataSubcommandOption | undefined) {
  return (sub?.options ?? []) as readonly APIApplicationCommandInteractionDataBasicOption[];
}

const PLACE_OPTION = {
  type: ApplicationCommandOptionType.Channel as const,
  name: PLACE,
  description: "The channel, forum or thread (default: this one)",
  ...described((locale) => OWN_WORDS.place[locale]),
  channel_types: [...POSTABLE],
};

function toOption(
  name: string,
  option: Option,
  words: (locale: Locale) => string | undefined,
): NonNullable<APIApplicationCommandSubcommandOption["options"]>[number] {
  const { required } = option;
  const said = { name, description: option.description, ...described(words) };
  switch (option.type) {
    case "text":
      return {
        type: ApplicationCommandOptionType.String,
        ...said,
        required,
        ...(option.max === undefined ? {} : { max_length: Math.min(option.max, MAX_TEXT) }),
        ...(option.suggest === undefined ? {} : { autocomplete: true }),
      };
    case "choice":
      return {
        type: ApplicationCommandOptionType.String,
        ...said,
        required,
        choices: (option.choices ?? []).map((choice) => ({ name: choice, value: choice })),
      };
    case "integer":
      return {
        type: ApplicationCommandOptionType.Integer,
        ...said,
        required,
        ...(option.min === undefined ? {} : { min_value: option.min }),
        ...(option.max === undefined ? {} : { max_value: option.max }),
      };
    case "boolean":
      return { type: ApplicationCommandOptionType.Boolean, ...said, required };
    case "person":
      return { type: ApplicationCommandOptionType.User, ...said, required };
    default:
      return option.type satisfies never;
  }
}
