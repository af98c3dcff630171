import type { Events } from "../events/events.ts";
import type { SocketMode } from "../events/socket-mode.ts";
import { reactionEvent } from "../web-api/other-methods.ts";
import { reactionName } from "../world/emoji.ts";
import { mentionsIn } from "../world/mentions.ts";
import { messageJson, userPayload } from "../world/wire-json.ts";
import {
  addReaction,
  type Channel,
  removeReaction,
  type StoredMessage,
  type User,
  type World,
} from "../world/world.ts";
import { findButton, pressed } from "./buttons.ts";
import {
  type ChannelChanges,
  createChannelChanges,
  hasBot,
  isSeen,
  knownChannel,
} from "./channel-changes.ts";
import type { Answers, Converse } from "./converse.ts";
import { escapedText } from "./escaped-text.ts";
import { linkShared } from "./shared-links.ts";

/** What people do in the workspace. All functions throw for actions that Slack's app would not allow. */
export interface People extends ChannelChanges {
  /** Posts a message, in a thread if its first message is given. `<@…>` mentions somebody. */
  say(user: string, channel: string, text: string, thread?: string): StoredMessage;
  /** Types a message without sending it; Slack still reports its links. */
  draft(user: string, channel: string, text: string): void;
  /** Types a slash command such as `/papers` with the text after it. */
  command(user: string, channel: string, command: string, text: string): Promise<Answers>;
  /** Presses the first button with this action_id (in the given block, if any), or chooses `value` in that menu. */
  press(
    user: string,
    message: StoredMessage,
    actionId: string,
    blockId?: string,
    value?: string,
  ): Promise<Answers>;
  react(user: string, message: StoredMessage, name: string): void;
  unreact(user: string, message: StoredMessage, name: string): void;
  /** Deletes a message as somebody else. */
  deleteMessage(message: StoredMessage): void;
}

/** `openTrigger` creates a trigger_id. */
export function createPeople(options: {
  readonly world: World;
  readonly socket: Pick<SocketMode, "send">;
  readonly events: Events;
  readonly converse: Converse;
  readonly openTrigger: (user: string) => string;
  /** The registered slash commands. */
  readonly commands: () => ReadonlyMap<string, string>;
  /** Commands whose text is escaped. */
  readonly escaped: () => ReadonlySet<string>;
  readonly emojiNames: ReadonlySet<string>;
  /** Domains whose links are reported to the app. */
  readonly unfurlDomains: () => readonly string[];
}): People {
  const { world, socket, events, converse } = options;

  const userOf = (id: string): User => {
    const user = world.users.get(id);
    if (!user) throw new Error(`There is no user ${id} in the workspace.`);
    return user;
  };
  const channelOf = (id: string) => knownChannel(world, id);

  const notice = (user: string, channel: string, text: string) =>
    world.add({ channel, user: "USLACKBOT", ephemeralFor: user, text, blocks: [], mentions: [] });

  const reacting = (user: string, message: StoredMessage, given: string) => {
    userOf(user);
    const name = reactionName(given, options.emojiNames);
    if (name === undefined) throw new Error(`There is no emoji :${given}: in the workspace.`);
    if (channelOf(message.channel).archived) throw new Error("The channel is archived.");
    return name;
  };
  const tell = (
    kind: "reaction_added" | "reaction_removed",
    message: StoredMessage,
    name: string,
    user: string,
  ) => {
    world.changed();
    if (hasBot(world, channelOf(message.channel))) events.emit(reactionEvent(kind, message, name, user));
  };

  /** Slack reports links from public channels even if the app is not a member. */
  const tellLinks = (channel: Channel, about: Omit<Parameters<typeof linkShared>[1], "channel">) => {
    const event = isSeen(world, channel) && linkShared(world, { ...about, channel }, options.unfurlDomains());
    if (event) events.emit(event);
  };

  /** Sends the app the events it is entitled to. */
  const hear = (channel: Channel, message: StoredMessage) => {
    const { user, text } = message;
    tellLinks(channel, { user, text, source: message });
    if (!hasBot(world, channel)) return;
    const said = { ...messageJson(world, message), channel: channel.id };
    // In direct messages, a mention is sent as an ordinary message.
    if (channel.kind === "im") events.emit({ ...said, type: "message", channel_type: "im" }, "message.im");
    else if (message.mentions.some(({ kind, target }) => kind === "user" && target === world.botUserId))
      events.emit({ ...said, type: "app_mention" });
  };

  return {
    say: (user, channelId, text, thread) => {
      const channel = channelOf(channelId);
      const message = world.add({
        channel: channel.id,
        user: userOf(user).id,
        text,
        blocks: [],
        mentions: mentionsIn({ text, linkNames: false }),
        ...(thread === undefined ? {} : { threadTs: thread }),
      });
      hear(channel, message);
      return message;
    },

    draft: (user, channelId, text) =>
      tellLinks(channelOf(channelId), { user: userOf(user).id, text, source: "composer" }),

    command: (userId, channelId, command, text) => {
      const user = userOf(userId);
      const channel = channelOf(channelId);
      if (!options.commands().has(command)) {
        notice(
          userId,
          channelId,
          `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
        );
        return Promise.resolve({
          error: "not_a_command",
          messages: [],
          message: () => Promise.reject(new Error(`${command} is not a command.`)),
        });
      }
      return converse(
        { channel: channelId, user: userId },
        (responseUrl) =>
          socket.send("slash_commands", {
            token: "playground-verification",
            team_id: world.team.id,
            team_domain: world.team.domain,
            channel_id: channel.id,
            channel_name: channel.kind === "private" ? "privategroup" : channel.name,
            user_id: user.id,
            user_name: user.name,
            command,
            text: options.escaped().has(command) ? escapedText(text.trim(), world.users) : text.trim(),
            api_app_id: world.appId,
            is_enterprise_install: "false",
            response_url: responseUrl,
            trigger_id: options.openTrigger(user.id),
          }),
        (code) => notice(userId, channelId, `${command} failed with the error "${code}"`),
      );
    },

    press: (userId, message, actionId, blockId, value) => {
      const user = userOf(userId);
      const channel = channelOf(message.channel);
      const found = findButton(message.blocks, actionId, blockId);
      if (!found) throw new Error(`The message has no button ${actionId}.`);
      const ephemeral = message.ephemeralFor !== undefined;
      return converse(
        { channel: channel.id, user: userId, source: message },
        (responseUrl) =>
          socket.send("interactive", {
            type: "block_actions",
            user: userPayload(world, user.id),
            api_app_id: world.appId,
            token: "playground-verification",
            container: {
              type: "message",
              message_ts: message.ts,
              channel_id: channel.id,
              is_ephemeral: ephemeral,
            },
            trigger_id: options.openTrigger(user.id),
            team: { id: world.team.id, domain: world.team.domain },
            enterprise: null,
            is_enterprise_install: false,
            channel: { id: channel.id, name: channel.kind === "im" ? "directmessage" : channel.name },
            // The app knows an ephemeral message only by its timestamp.
            ...(ephemeral ? {} : { message: messageJson(world, message) }),
            state: { values: {} },
            response_url: responseUrl,
            actions: [{ ...pressed(found, value), action_ts: world.nextTs() }],
          }),
        (code) => notice(userId, channel.id, `The app did not answer the button (${code}).`),
      );
    },

    react: (user, message, given) => {
      const name = reacting(user, message, given);
      if (addReaction(message, name, user)) tell("reaction_added", message, name, user);
    },
    unreact: (user, message, given) => {
      const name = reacting(user, message, given);
      if (removeReaction(message, name, user)) tell("reaction_removed", message, name, user);
    },

    deleteMessage: (message) => world.remove(message),
    ...createChannelChanges(world, events),
  };
}
