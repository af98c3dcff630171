import type { Json } from "../json.ts";
import type { Emoji } from "./emoji.ts";
import { FLAGS, type Message, type Reaction } from "./model.ts";
import { CHANNEL_TYPES, iso, memberView, userView } from "./views.ts";

/** Discord's emoji object within reactions. */
export function emojiView(emoji: Emoji): Json {
  return { id: emoji.id, name: emoji.name };
}

function reactionView(reaction: Reaction, botId: string): Json {
  const { normal, burst } = reaction;
  return {
    emoji: emojiView(reaction.emoji),
    count: normal.size + burst.size,
    count_details: { normal: normal.size, burst: burst.size },
    me: normal.has(botId),
    me_burst: burst.has(botId),
    burst_colors: [],
  };
}

/**
 * Discord's message object as the bot sees it. `contentHidden`: another user's text, without the message content
 * intent.
 */
export function messageView(message: Message, botId: string, contentHidden = false): Json {
  const { draft, channel, interaction } = message;
  const users = draft.mentions.users
    .map(
      (id) =>
        channel.guild?.members.get(id)?.user ??
        (channel.recipient?.id === id ? channel.recipient : undefined),
    )
    .filter((user) => user !== undefined);
  return {
    id: message.id,
    channel_id: channel.id,
    type: interaction?.type === 2 ? 20 : message.replyTo || interaction ? 19 : 0,
    author: userView(message.author),
    content: contentHidden ? "" : draft.content,
    embeds: contentHidden ? [] : draft.embeds,
    components: contentHidden ? [] : draft.components,
    attachments: contentHidden
      ? []
      : draft.attachments.map((file) => ({
          id: file.id,
          filename: file.filename,
          size: file.size,
          content_type: file.contentType,
          ...(file.description === undefined ? {} : { description: file.description }),
          url: `https://cdn.discordapp.com/attachments/${channel.id}/${file.id}/${encodeURIComponent(file.filename)}`,
          proxy_url: `https://media.discordapp.net/attachments/${channel.id}/${file.id}/${encodeURIComponent(file.filename)}`,
        })),
    flags: draft.flags,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: draft.mentions.everyone,
    mentions: users.map(userView),
    mention_roles: draft.mentions.roles,
    reactions: [...message.reactions.values()].map((reaction) => reactionView(reaction, botId)),
    ...(message.replyTo
      ? { message_reference: { type: 0, message_id: message.replyTo, channel_id: channel.id } }
      : {}),
    ...(message.author.id === botId ? { application_id: botId } : {}),
    ...(interaction
      ? {
          webhook_id: botId,
          interaction_metadata: {
            id: interaction.id,
            type: interaction.type,
            user: userView(interaction.user),
            authorizing_integration_owners: {},
            name: interaction.name,
          },
        }
      : {}),
  };
}

/** The fields that events add to a message: its location and author's membership. */
export function messageEventView(message: Message, botId: string, contentHidden: boolean): Json {
  const { guild } = message.channel;
  const member = guild?.members.get(message.author.id);
  return {
    ...messageView(message, botId, contentHidden),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(guild ? { guild_id: guild.id } : { channel_type: CHANNEL_TYPES.dm }),
    ...(member ? { member: { ...memberView(member), user: undefined } } : {}),
  };
}

/** Whether only one person sees the message. */
export function isEphemeral(message: Message): boolean {
  return (message.draft.flags & FLAGS.ephemeral) !== 0;
}
