import type { Json } from "../json.ts";
import type { Emoji } from "./emoji.ts";
import {
  type Channel,
  FLAGS,
  type Guild,
  type Member,
  type Message,
  type Reaction,
  type User,
} from "./model.ts";
import { permissionsIn } from "./permissions.ts";

/** Channel types by their number on the wire. */
export const CHANNEL_TYPES = { text: 0, dm: 1, announcement: 5, thread: 11, forum: 15 } as const;

/** Discord's user object. */
export function userView(user: User): Json {
  return {
    id: user.id,
    username: user.name.toLowerCase().replaceAll(/[^a-z0-9._]/g, "_"),
    global_name: user.bot ? null : user.name,
    discriminator: "0",
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    flags: 0,
  };
}

/** Discord's guild member object. */
export function memberView(member: Member): Json {
  return {
    user: userView(member.user),
    nick: null,
    avatar: null,
    roles: member.roles,
    joined_at: iso(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** Discord's channel object. */
export function channelView(channel: Channel): Json {
  const last = channel.messages.at(-1)?.id ?? null;
  const base = {
    id: channel.id,
    type: CHANNEL_TYPES[channel.kind],
    last_message_id: last,
    flags: channel.requireTag ? 1 << 4 : 0,
  };
  if (channel.recipient) return { ...base, recipients: [userView(channel.recipient)] };
  const placed = {
    ...base,
    guild_id: channel.guild?.id,
    name: channel.name,
    parent_id: channel.parent?.id ?? null,
    position: channel.position,
    rate_limit_per_user: 0,
  };
  if (channel.parent) {
    return {
      ...placed,
      owner_id: channel.ownerId,
      message_count: Math.max(0, channel.messages.length - 1),
      member_count: 1,
      total_message_sent: Math.max(0, channel.messages.length - 1),
      applied_tags: channel.tags.map((tag) => tag.id),
      thread_metadata: {
        archived: channel.archivedAt !== undefined,
        auto_archive_duration: 4320,
        archive_timestamp: iso(channel.archivedAt ?? channel.createdAt),
        create_timestamp: iso(channel.createdAt),
        locked: false,
      },
    };
  }
  return {
    ...placed,
    topic: null,
    nsfw: false,
    permission_overwrites: channel.overwrites.map((overwrite) => ({
      ...overwrite,
      allow: overwrite.allow.toString(),
      deny: overwrite.deny.toString(),
    })),
    ...(channel.kind === "forum"
      ? {
          available_tags: channel.tags.map((tag) => ({
            ...tag,
            emoji_id: null,
            emoji_name: null,
          })),
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

/** Discord's guild object without what only GUILD_CREATE carries. */
export function guildView(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    vanity_url_code: null,
    application_id: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map((role, position) => ({
      id: role.id,
      name: role.name,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      icon: null,
      unicode_emoji: null,
      position,
      permissions: role.permissions.toString(),
      managed: false,
      mentionable: false,
      flags: 0,
    })),
  };
}

/** What GUILD_CREATE carries. */
export function guildCreateView(guild: Guild, botId: string): Json {
  const channels = [...guild.channels.values()];
  const bot = guild.members.get(botId);
  return {
    ...guildView(guild),
    joined_at: iso(bot?.joinedAt ?? guild.createdAt),
    large: guild.members.size > 50,
    unavailable: false,
    member_count: guild.members.size,
    // Without the members intent only the bot itself comes along.
    members: bot ? [memberView(bot)] : [],
    channels: channels.filter((channel) => !channel.parent).map(channelView),
    threads: channels
      .filter((channel) => channel.parent && channel.archivedAt === undefined)
      .map(channelView),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

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

/** Discord's message object as the bot sees it. `contentHidden`: another's text, without the message content intent. */
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

/** What events add to a message: where it is and who wrote it there. */
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

/** A member as interactions carry it: with the permissions in the channel, as a decimal string. */
export function interactionMemberView(channel: Channel, member: Member): Json {
  return { ...memberView(member), permissions: permissionsIn(channel, member.user.id).toString() };
}

/** Whether only its addressee sees the message. */
export function isEphemeral(message: Message): boolean {
  return (message.draft.flags & FLAGS.ephemeral) !== 0;
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "000+00:00");
}
