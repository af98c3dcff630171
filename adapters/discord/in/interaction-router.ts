import type {
  APIApplicationCommandInteraction,
  APIInteraction,
  APIInteractionDataResolved,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from "discord.js";
import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType } from "discord.js";
import { decodeAction } from "../../../src/chat/action.ts";
import type { ChatHandlers, MessageRef, Reply } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Somebody } from "../../../src/chat/option.ts";
import { type PlaceMark, toAction } from "../render/delivery-marker.ts";
import { askedSection, readModal, type Submission, withEntered } from "../render/form.ts";
import { chosenCommand, ROOT } from "./commands.ts";
import type { KnownServers } from "./gateway/servers.ts";
import { readShortcut } from "./shortcut.ts";
import { carriedPlace, chosenPlace, PLACE } from "./target-channel.ts";
import { channelOf, whoAndWhere } from "./who-and-where.ts";

const UNKNOWN: Message = {
  summary: "Paperboy no longer knows this.",
  blocks: [
    {
      kind: "paragraph",
      text: [
        "Paperboy no longer knows this. See what it can do with ",
        { kind: "code", text: "/papers help" },
        ".",
      ],
    },
  ],
};

/** A request parsed from an interaction. */
export interface Asked {
  /** Asks the core for the reply. */
  readonly work: () => Promise<Reply>;
  /** It may take seconds and block everything else meanwhile. */
  readonly slow: boolean;
  /** The answer is private, as far as that is known beforehand. */
  readonly privately: boolean;
  /** The answer may replace the message it was requested from. */
  readonly replaces: boolean;
  /** The answer is expected to replace that message, so a slow one is deferred without a new message. */
  readonly turns: boolean;
  /** The answer may open a form. Forms cannot open forms. */
  readonly opens: boolean;
  /** The requested section of a form. */
  readonly section: string | undefined;
  /** The channel it concerns, if not this one; the answer's buttons carry it along. */
  readonly place: PlaceMark | undefined;
  /** What people entered in a form. */
  readonly submission: Submission | undefined;
}

/** Parses an interaction into a request to the core. */
export function ask(
  interaction: APIInteraction,
  ports: {
    readonly commands: readonly Command[];
    readonly handlers: ChatHandlers;
    /** The source of the channels people can refer to. */
    readonly servers: KnownServers;
  },
): Asked {
  const asked =
    interaction.type === InteractionType.ApplicationCommand
      ? askCommand(interaction, ports)
      : interaction.type === InteractionType.MessageComponent
        ? askPress(interaction, ports)
        : interaction.type === InteractionType.ModalSubmit
          ? askForm(interaction, ports)
          : undefined;
  return asked ?? { ...PLAIN, work: async () => ({ kind: "message", message: UNKNOWN, private: true }) };
}

const PLAIN = {
  slow: false,
  privately: true,
  replaces: false,
  turns: false,
  opens: false,
  section: undefined,
  place: undefined,
  submission: undefined,
} as const;

type Ports = Parameters<typeof ask>[1];

function askCommand(interaction: APIApplicationCommandInteraction, ports: Ports): Asked | undefined {
  const { commands, handlers, servers } = ports;
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message)
    return askShortcut(interaction as APIMessageApplicationCommandInteraction, ports);
  if (data.type !== ApplicationCommandType.ChatInput || data.name !== ROOT) return undefined;
  const chosen = chosenCommand(data.options ?? [], commands);
  if (!chosen) return undefined;
  const { command, given } = chosen;
  const place = chosenPlace(interaction, given, servers);
  const options = Object.fromEntries(
    given
      .filter(({ name }) => !place || name !== PLACE)
      .map(({ name, type, value }) => [
        name,
        type === ApplicationCommandOptionType.User ? somebody(value, data.resolved) : value,
      ]),
  );
  return {
    ...PLAIN,
    place: place?.mark,
    work: async () => handlers.command({ ...whoAndWhere(interaction, place), name: command.name, options }),
    slow: command.slow,
    privately: command.reply === "private",
    opens: true,
    section: askedSection(options),
  };
}

/** The person referred to, with their display name in the server. */
function somebody(user: string, resolved: APIInteractionDataResolved | undefined): Somebody {
  const member = resolved?.members?.[user];
  const account = resolved?.users?.[user];
  return { user, name: member?.nick ?? account?.global_name ?? account?.username ?? "a member" };
}

function askShortcut(
  interaction: APIMessageApplicationCommandInteraction,
  { commands, handlers }: Ports,
): Asked | undefined {
  const picked = readShortcut(interaction, commands);
  if (!picked) return undefined;
  const who = whoAndWhere(interaction);
  const { name } = picked.command;
  const message: MessageRef = { channel: who.channel, id: interaction.data.target_id };
  return {
    ...PLAIN,
    work: async () => handlers.command({ ...who, message, name, options: {}, picked: picked.words }),
    slow: picked.command.slow,
    privately: picked.command.reply === "private",
    opens: true,
  };
}

function askPress(
  interaction: APIMessageComponentInteraction,
  { commands, handlers, servers }: Ports,
): Asked {
  const place = carriedPlace(interaction, servers);
  const who = whoAndWhere(interaction, place);
  const { data } = interaction;
  // In a select, the chosen option holds the action.
  const id = toAction("values" in data ? (data.values[0] ?? "") : data.custom_id);
  const message: MessageRef = { channel: channelOf(interaction), id: interaction.message.id };
  const action = decodeAction(id);
  const run = action?.kind === "run" ? action : undefined;
  return {
    ...PLAIN,
    place: place?.mark,
    work: async () => handlers.press({ ...who, action: id, message }),
    slow: isSlow(commands, run?.command),
    replaces: true,
    turns: run?.update ?? false,
    opens: true,
    section: run && askedSection(run.options),
  };
}

function askForm(
  interaction: APIModalSubmitInteraction,
  { commands, handlers, servers }: Ports,
): Asked | undefined {
  const submission = readModal(interaction.data);
  if (!submission) return undefined;
  const place = carriedPlace(interaction, servers);
  const who = whoAndWhere(interaction, place);
  const { command: name, options, entered } = submission;
  const kept = withoutSecrets(submission, commands);
  const from = interaction.message;
  const message = from ? { message: { channel: channelOf(interaction), id: from.id } } : {};
  return {
    ...PLAIN,
    work: async () => {
      const call = { ...who, ...message, name, options: { ...options, ...entered } };
      return withEntered(await handlers.command(call), kept);
    },
    slow: isSlow(commands, name),
    replaces: from !== undefined,
    place: place?.mark,
    submission: kept,
  };
}

/** Drops credentials, which are never shown again. */
function withoutSecrets(submission: Submission, commands: readonly Command[]): Submission {
  const options = commands.find(({ name }) => name === submission.command)?.options ?? {};
  const entered = Object.entries(submission.entered).filter(([name]) => !options[name]?.secret);
  return { ...submission, entered: Object.fromEntries(entered) };
}

function isSlow(commands: readonly Command[], name: string | undefined): boolean {
  return commands.some((command) => command.name === name && command.slow);
}
