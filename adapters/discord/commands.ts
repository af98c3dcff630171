import type {
  APIApplicationCommandOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
} from "discord.js";
import { type Command, listed, type Option, offered } from "../../src/chat/command.ts";
import type { DiscordApi } from "./api.ts";

/** Under which all commands stand, as `/papers search`. */
export const ROOT = "papers";

/** Discord's maximum for a text option's length. */
const MAX_TEXT = 6_000;

/**
 * The one slash command with a subcommand for each of `commands`. Everybody sees all of them: who may configure a
 * channel is checked when it is run. Not for user installs, which can neither be posted to nor see reactions.
 */
export function discordCommands(
  commands: readonly Command[],
): [RESTPostAPIChatInputApplicationCommandsJSONBody] {
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: ROOT,
      description: "The day's trending research papers",
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      options: listed(commands).map(
        (command): APIApplicationCommandSubcommandOption => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: command.name,
          description: command.description,
          options: [...offered(command.options)]
            .sort(([, a], [, b]) => Number(b.required) - Number(a.required))
            .map(([name, option]) => toOption(name, option)),
        }),
      ),
    },
  ];
}

function toOption(
  name: string,
  option: Option,
): NonNullable<APIApplicationCommandSubcommandOption["options"]>[number] {
  const { description, required } = option;
  switch (option.type) {
    case "text":
      return {
        type: ApplicationCommandOptionType.String,
        name,
        description,
        required,
        ...(option.max === undefined ? {} : { max_length: Math.min(option.max, MAX_TEXT) }),
        ...(option.suggest === undefined ? {} : { autocomplete: true }),
      };
    case "choice":
      return {
        type: ApplicationCommandOptionType.String,
        name,
        description,
        required,
        choices: (option.choices ?? []).map((choice) => ({ name: choice, value: choice })),
      };
    case "integer":
      return {
        type: ApplicationCommandOptionType.Integer,
        name,
        description,
        required,
        ...(option.min === undefined ? {} : { min_value: option.min }),
        ...(option.max === undefined ? {} : { max_value: option.max }),
      };
    case "boolean":
      return { type: ApplicationCommandOptionType.Boolean, name, description, required };
    default:
      return option.type satisfies never;
  }
}

/**
 * Registers the commands for every server, or at once for `guildIds` alone where there are any, writing only where
 * something differs: Discord allows 200 writes a day. True where it wrote.
 */
export async function registerCommands(
  api: DiscordApi,
  applicationId: string,
  commands: readonly Command[],
  guildIds: readonly string[],
): Promise<boolean> {
  const wanted = discordCommands(commands);
  const routes =
    guildIds.length > 0
      ? guildIds.map((guildId) => Routes.applicationGuildCommands(applicationId, guildId))
      : [Routes.applicationCommands(applicationId)];
  let wrote = false;
  for (const route of routes) {
    const registered = await api.call<readonly Registered[]>("get", route, "reading the registered commands");
    if (sameCommands(registered, wanted, guildIds.length > 0)) continue;
    await api.call("put", route, "registering the commands", { body: wanted });
    wrote = true;
  }
  return wrote;
}

type Registered = Readonly<Record<string, unknown>>;

/** Server commands have no contexts of their own. */
function sameCommands(
  registered: readonly Registered[],
  wanted: readonly object[],
  inGuild: boolean,
): boolean {
  const norm = (commands: readonly object[]) =>
    JSON.stringify(commands.map((command) => normalCommand(command as Registered, inGuild)));
  return norm(registered) === norm(wanted);
}

function normalCommand(command: Registered, inGuild: boolean): unknown {
  const set = (values: unknown) => (Array.isArray(values) ? [...values].sort() : []);
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    ...(inGuild
      ? {}
      : { contexts: set(command.contexts), integration_types: set(command.integration_types) }),
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    options: ((command.options ?? []) as APIApplicationCommandOption[]).map(normalOption),
  };
}

/** What Discord adds or leaves out by default makes no difference; the order of options does. */
function normalOption(option: APIApplicationCommandOption): unknown {
  const o = option as unknown as Registered;
  return {
    type: o.type,
    name: o.name,
    description: o.description,
    required: o.required ?? false,
    autocomplete: o.autocomplete ?? false,
    choices: ((o.choices ?? []) as Registered[]).map(({ name, value }) => ({ name, value })),
    min: o.min_value ?? o.min_length ?? null,
    max: o.max_value ?? o.max_length ?? null,
    options: ((o.options ?? []) as APIApplicationCommandOption[]).map(normalOption),
  };
}
