import type { Json } from "../json.ts";
import type { Channel, Guild, Member, User } from "./model.ts";
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
    communication_disabled_until: member.timedOutUntil === undefined ? null : iso(member.timedOutUntil),
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

/** Discord's guild object, without the fields that only GUILD_CREATE has. */
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

/** The guild object in GUILD_CREATE. */
export function guildCreateView(guild: Guild, botId: string): Json {
  const channels = [...guild.channels.values()];
  const bot = guild.members.get(botId);
  return {
    ...guildView(guild),
    joined_at: iso(bot?.joinedAt ?? guild.createdAt),
    large: guild.members.size > 50,
    unavailable: false,
    member_count: guild.members.size,
    // Without the members intent, only the bot itself is included.
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

/** A member as in interactions: with their permissions in the channel, as a decimal string. */
export function interactionMemberView(channel: Channel, member: Member): Json {
  return { ...memberView(member), permissions: permissionsIn(channel, member.user.id).toString() };
}

/** A time (epoch ms) in Discord's format. */
export function iso(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "000+00:00");
}
