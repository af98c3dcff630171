import type { Entered } from "../checks/modal.ts";
import type { InteractionAnswer } from "../interactions/interaction-json.ts";
import type { Interactions } from "../interactions/interactions.ts";
import { type CommandRegistry, fillOptions } from "../interactions/registered-commands.ts";
import { isJson, type Json } from "../json.ts";
import type { Board } from "../world/board.ts";
import { readEmoji } from "../world/emoji.ts";
import { findMentions } from "../world/mentions.ts";
import { messageView } from "../world/message-views.ts";
import type { Channel, Message, User } from "../world/model.ts";
import { may, permissionsIn } from "../world/permissions.ts";
import { channelView, memberView, userView } from "../world/views.ts";
import type { World } from "../world/world.ts";
import { type SeenMessage, seenMessage } from "./seen-messages.ts";

/**
 * What people do in the chat, with ids throughout. All functions throw an Error for actions Discord's client would not
 * offer.
 */
export interface People {
  /** `emoji`: `👍`, or `name:id` for a custom one. */
  react(user: string, message: string, emoji: string, options?: { readonly burst?: boolean }): void;
  unreact(user: string, message: string, emoji: string, options?: { readonly burst?: boolean }): void;
  /** Clears all reactions as a moderator, or all with one emoji. */
  clearReactions(message: string, emoji?: string): void;
  say(user: string, channel: string, content: string): SeenMessage;
  deleteMessage(message: string): void;
  /**
   * Presses the button with this custom id, or chooses `value` in that select. Rejects with "The application did not
   * respond" after 3 s.
   */
  press(user: string, message: string, customId: string, value?: string): Promise<InteractionAnswer>;
  /** Fills in and submits the form that this answer opened; omitted fields keep their values. Rejects likewise. */
  submit(user: string, interaction: string, entered: Entered): Promise<InteractionAnswer>;
  /** Sends `/name subcommand option:value …`. Rejects likewise. */
  command(
    user: string,
    channel: string,
    name: string,
    subcommand?: string,
    options?: Readonly<Record<string, unknown>>,
  ): Promise<InteractionAnswer>;
  /** Picks `name` in that message's "Apps" menu. Rejects likewise. */
  pick(user: string, message: string, name: string): Promise<InteractionAnswer>;
  /** Requests suggestions for the option being typed. Rejects likewise. */
  autocomplete(
    user: string,
    channel: string,
    name: string,
    subcommand: string | undefined,
    typing: { readonly option: string; readonly value: string },
    options?: Readonly<Record<string, unknown>>,
  ): Promise<InteractionAnswer>;
}

export function createPeople(ports: {
  readonly world: World;
  readonly board: Board;
  readonly interactions: Interactions;
  readonly commands: CommandRegistry;
}): People {
  const { world, board, interactions, commands } = ports;

  const userOf = (id: string) => found(world.users.get(id), `user ${id}`);
  const channelOf = (id: string) => found(world.channels.get(id), `channel ${id}`);
  const messageOf = (id: string) => found(world.messages.get(id), `message ${id}`);
  const emojiOf = (text: string) => found(readEmoji(text), `emoji "${text}"`);

  function commandOf(user: User, channel: Channel, name: string, type: 1 | 3 = 1): Json {
    const command = found(commands.find(channel.guild?.id, name, type), `command /${name} here`);
    const installs = Array.isArray(command.integration_types) ? command.integration_types : [0];
    const inPlace =
      command.guild_id !== undefined || (installs.includes(0) && channel.guild?.hasBot !== false);
    if (!inPlace && !(installs.includes(1) && user.hasBot)) throw new Error("The bot is not in this guild.");
    const contexts = command.contexts;
    if (Array.isArray(contexts) && !contexts.includes(channel.guild ? 0 : 1))
      throw new Error(`/${name} is not offered in this kind of channel.`);
    if (!channel.guild && command.dm_permission === false)
      throw new Error(`/${name} is not offered in direct messages.`);
    const needed = command.default_member_permissions;
    if (
      typeof needed === "string" &&
      channel.guild &&
      (permissionsIn(channel, user.id) & BigInt(needed)) !== BigInt(needed)
    )
      throw new Error(`/${name} is not offered to ${user.name}.`);
    return command;
  }

  function data(command: Json, channel: Channel, options: readonly Json[], user: User): Json {
    const { id, name, type } = command;
    const given = leaves(options);
    const chosen = given.filter((option) => option.type === 7).map(({ value }) => channelOf(String(value)));
    for (const each of chosen)
      if (each.guild !== channel.guild || !may(each, user.id, "ViewChannel"))
        throw new Error(`${user.name} sees no such channel here.`);
    const channels = chosen.map((each) => [
      each.id,
      { ...channelView(each), permissions: permissionsIn(each, user.id).toString() },
    ]);
    const resolved = {
      ...(channels.length > 0 ? { channels: Object.fromEntries(channels) } : {}),
      ...membersIn(
        channel,
        given.filter((option) => option.type === 6).map(({ value }) => String(value)),
      ),
    };
    return {
      id,
      name,
      type,
      options,
      ...(channel.guild ? { guild_id: channel.guild.id } : {}),
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    };
  }

  /** Discord's client offers members where an option expects one; here they are typed as `@name`. */
  function withMembers(channel: Channel, options: Readonly<Record<string, unknown>>) {
    const members = [...(channel.guild?.members.values() ?? [])];
    const idOf = (value: unknown) =>
      typeof value === "string" && value.startsWith("@")
        ? members.find(({ user }) => user.name.toLowerCase() === value.slice(1).toLowerCase())?.user.id
        : undefined;
    return Object.fromEntries(
      Object.entries(options).map(([option, value]) => [option, idOf(value) ?? value]),
    );
  }

  /** The full member objects for those named in options. */
  function membersIn(channel: Channel, ids: readonly string[]): Json {
    if (ids.length === 0) return {};
    const members = ids.flatMap((id) => {
      const member = channel.guild?.members.get(id);
      return member ? [[id, { ...memberView(member), user: undefined }] as const] : [];
    });
    return {
      users: Object.fromEntries(ids.map((id) => [id, userView(userOf(id))])),
      members: Object.fromEntries(members),
    };
  }

  return {
    react: (user, message, emoji, options) =>
      board.react(visibleTo(messageOf(message), userOf(user)), userOf(user), emojiOf(emoji), options?.burst),
    unreact: (user, message, emoji, options) =>
      board.unreact(messageOf(message), userOf(user), emojiOf(emoji), options?.burst),
    clearReactions: (message, emoji) =>
      board.clear(messageOf(message), emoji === undefined ? undefined : emojiOf(emoji)),
    say(user, channel, content) {
      const mentions = findMentions([content], undefined);
      const draft = { content, embeds: [], components: [], attachments: [], flags: 0, mentions };
      return seenMessage(board.post(channelOf(channel), userOf(user), draft));
    },
    deleteMessage: (message) => board.remove(messageOf(message)),
    async press(user, message, customId, value) {
      const shown = visibleTo(messageOf(message), userOf(user));
      const button = found(
        findButton(shown.draft.components, customId),
        `button ${customId} on that message`,
      );
      if (button.disabled) throw new Error(`Button ${customId} is disabled.`);
      return interactions.open({
        type: "component",
        name: "",
        user: userOf(user),
        channel: shown.channel,
        message: shown,
        data: { custom_id: customId, component_type: button.type, id: button.id, ...chosen(button, value) },
      });
    },
    submit: async (user, interaction, entered) => interactions.submit(userOf(user), interaction, entered),
    async command(user, channel, name, subcommand, options = {}) {
      const place = channelOf(channel);
      const command = commandOf(userOf(user), place, name);
      const filled = fillOptions(command, subcommand, withMembers(place, options));
      return interactions.open({
        type: "command",
        name: [name, subcommand].filter(Boolean).join(" "),
        user: userOf(user),
        channel: place,
        data: data(command, place, filled, userOf(user)),
      });
    },
    async pick(user, message, name) {
      const shown = visibleTo(messageOf(message), userOf(user));
      const { channel } = shown;
      const { id, type } = commandOf(userOf(user), channel, name, 3);
      return interactions.open({
        type: "command",
        name,
        user: userOf(user),
        channel,
        data: {
          id,
          name,
          type,
          target_id: shown.id,
          // The bot may read the message a command is picked on, even without the message content intent.
          resolved: { messages: { [shown.id]: messageView(shown, world.bot.id) } },
          ...(channel.guild ? { guild_id: channel.guild.id } : {}),
        },
      });
    },
    async autocomplete(user, channel, name, subcommand, typing, options = {}) {
      const place = channelOf(channel);
      const command = commandOf(userOf(user), place, name);
      const filled = fillOptions(
        command,
        subcommand,
        { ...options, [typing.option]: typing.value },
        typing.option,
      );
      return interactions.open({
        type: "autocomplete",
        name,
        user: userOf(user),
        channel: place,
        data: data(command, place, filled, userOf(user)),
      });
    },
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

function visibleTo(message: Message, user: User): Message {
  if (message.visibleTo !== undefined && message.visibleTo !== user.id)
    throw new Error(`${user.name} does not see that message.`);
  return message;
}

/** The actual options, extracted from their subcommand and group. */
function leaves(options: readonly Json[]): readonly Json[] {
  return options.flatMap((option) =>
    Array.isArray(option.options) ? leaves(option.options.filter(isJson)) : [option],
  );
}

/** The additional data a select sends: its chosen values. */
function chosen(component: Json, value: string | undefined): Json {
  if (component.type !== 3) return {};
  const options = Array.isArray(component.options) ? component.options.filter(isJson) : [];
  if (!options.some((option) => option.value === value))
    throw new Error(`There is no option ${value} to choose.`);
  return { values: [value] };
}

function findButton(components: readonly Json[], customId: string): Json | undefined {
  for (const component of components) {
    if (component.custom_id === customId) return component;
    const inner = [component.components, component.accessory].flat().filter(isJson);
    const button = findButton(inner, customId);
    if (button) return button;
  }
  return undefined;
}
