import { INTENTS } from "../gateway/events.ts";
import { type Json, refuse } from "../json.ts";
import { type Emoji, emojiKey } from "./emoji.ts";
import { emojiView, isEphemeral, messageEventView } from "./message-views.ts";
import type { Channel, Draft, Message, Reaction, User } from "./model.ts";
import { may } from "./permissions.ts";
import { memberView } from "./views.ts";
import type { World } from "./world.ts";

/** Discord's limit of different emoji on one message. */
const MAX_EMOJI = 20;

/** Messages and reactions. Every change is reported to the bot and to observers. */
export interface Board {
  post(
    channel: Channel,
    author: User,
    draft: Draft,
    extra?: Partial<Pick<Message, "id" | "nonce" | "visibleTo" | "interaction" | "replyTo">>,
  ): Message;
  edit(message: Message, draft: Draft): void;
  remove(message: Message): void;
  /** Throws ApiError 30010 for a 21st emoji. Reacting twice changes nothing and sends no event. */
  react(message: Message, user: User, emoji: Emoji, burst?: boolean): void;
  unreact(message: Message, user: User, emoji: Emoji, burst?: boolean): void;
  /** Clears all reactions, or all with one emoji. */
  clear(message: Message, emoji?: Emoji): void;
}

export function createBoard(world: World): Board {
  const { bot } = world;

  function tell(
    type: string,
    channel: Channel,
    what: "messages" | "reactions",
    data: Json | ((content: boolean) => Json),
  ) {
    if (!may(channel, bot.id, "ViewChannel")) return;
    const direct = what === "messages" ? INTENTS.directMessages : INTENTS.directReactions;
    const guild = what === "messages" ? INTENTS.guildMessages : INTENTS.guildReactions;
    world.tell({
      type,
      intents: channel.guild ? guild : direct,
      ...(channel.guild ? { guildId: channel.guild.id } : {}),
      data,
    });
  }

  function tellMessage(type: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: Message) {
    if (isEphemeral(message)) return;
    tell(type, message.channel, "messages", (content) =>
      messageEventView(message, bot.id, !content && hidesFromBot(message, bot.id)),
    );
  }

  function where(message: Message): Json {
    const { channel } = message;
    return {
      channel_id: channel.id,
      message_id: message.id,
      ...(channel.guild ? { guild_id: channel.guild.id } : {}),
    };
  }

  function reacted(message: Message) {
    world.changed({ kind: "reactions", channel: message.channel.id, message: message.id });
  }

  return {
    post(channel, author, draft, extra = {}) {
      // Writing in an archived thread reopens it.
      if (channel.archivedAt !== undefined) world.setArchived(channel, false);
      const message: Message = {
        id: world.newId(),
        channel,
        author,
        createdAt: world.now(),
        editedAt: undefined,
        draft,
        reactions: new Map(),
        nonce: undefined,
        visibleTo: undefined,
        interaction: undefined,
        replyTo: undefined,
        ...extra,
      };
      channel.messages.push(message);
      world.messages.set(message.id, message);
      tellMessage("MESSAGE_CREATE", message);
      world.changed({ kind: "message", channel: channel.id, message: message.id });
      return message;
    },
    edit(message, draft) {
      message.draft = draft;
      message.editedAt = world.now();
      tellMessage("MESSAGE_UPDATE", message);
      world.changed({ kind: "message", channel: message.channel.id, message: message.id });
    },
    remove(message) {
      const { channel } = message;
      const index = channel.messages.indexOf(message);
      if (index < 0) return;
      channel.messages.splice(index, 1);
      world.messages.delete(message.id);
      const guild = channel.guild ? { guild_id: channel.guild.id } : {};
      if (!isEphemeral(message))
        tell("MESSAGE_DELETE", channel, "messages", { id: message.id, channel_id: channel.id, ...guild });
      world.changed({ kind: "message-deleted", channel: channel.id, message: message.id });
    },
    react(message, user, emoji, burst = false) {
      const key = emojiKey(emoji);
      const known = message.reactions.get(key);
      if (!known && message.reactions.size >= MAX_EMOJI) throw refuse.reactionsFull();
      const reaction: Reaction = known ?? { emoji, normal: new Set(), burst: new Set() };
      message.reactions.set(key, reaction);
      const users = burst ? reaction.burst : reaction.normal;
      if (users.has(user.id)) return;
      users.add(user.id);
      const member = message.channel.guild?.members.get(user.id);
      tell("MESSAGE_REACTION_ADD", message.channel, "reactions", {
        ...where(message),
        user_id: user.id,
        message_author_id: message.author.id,
        emoji: emojiView(emoji),
        burst,
        type: burst ? 1 : 0,
        ...(member ? { member: memberView(member) } : {}),
      });
      reacted(message);
    },
    unreact(message, user, emoji, burst = false) {
      const key = emojiKey(emoji);
      const reaction = message.reactions.get(key);
      const users = burst ? reaction?.burst : reaction?.normal;
      if (!reaction || !users?.delete(user.id)) return;
      if (reaction.normal.size + reaction.burst.size === 0) message.reactions.delete(key);
      tell("MESSAGE_REACTION_REMOVE", message.channel, "reactions", {
        ...where(message),
        user_id: user.id,
        emoji: emojiView(emoji),
        burst,
        type: burst ? 1 : 0,
      });
      reacted(message);
    },
    clear(message, emoji) {
      if (emoji === undefined) {
        message.reactions.clear();
        tell("MESSAGE_REACTION_REMOVE_ALL", message.channel, "reactions", where(message));
      } else {
        message.reactions.delete(emojiKey(emoji));
        tell("MESSAGE_REACTION_REMOVE_EMOJI", message.channel, "reactions", {
          ...where(message),
          emoji: emojiView(emoji),
        });
      }
      reacted(message);
    },
  };
}

/**
 * Whether the content is hidden: without the message content intent, a bot reads only its own messages, direct ones and
 * those that mention it.
 */
export function hidesFromBot(message: Message, botId: string): boolean {
  return (
    message.author.id !== botId &&
    message.channel.guild !== undefined &&
    !message.draft.mentions.users.includes(botId)
  );
}
