import type {
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataBasicOption,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
  Client,
} from "discord.js";
import {
  ApplicationCommandOptionType,
  ChannelFlags,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
} from "discord.js";
import type { Command, Forum } from "../../../src/chat/command.ts";
import { TAG_CURE } from "../errors.ts";
import { FORUMS } from "../out/channels.ts";
import { chooseTags } from "../out/tags.ts";
import { type PlaceMark, toPlaceMark } from "../render/delivery-marker.ts";

/*
 * Nobody can type a command in a forum, and few can in an announcement channel. So on Discord, commands that configure
 * a channel take it as an option. The answer's buttons and forms carry it along, and permissions are checked in that
 * channel.
 */

export const PLACE = "channel";

/** Types of channels that can hold digests and that Discord's picker offers. */
export const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

/** Whether the command can be told a channel other than the one it is run in. */
export function takesPlace({ placed, options }: Command): boolean {
  return placed && !(PLACE in options);
}

/** Another channel that the command is about, and what the asker may do there. */
export interface Place {
  readonly id: string;
  readonly mark: PlaceMark;
  readonly permissions: bigint;
  readonly forum: Forum | undefined;
}

/** The channel chosen in a command's option. */
export function chosenPlace(
  { data }: APIApplicationCommandInteraction,
  given: readonly APIApplicationCommandInteractionDataBasicOption[],
  client: Client | undefined,
): Place | undefined {
  const chosen = given.find(
    ({ type, name }) => type === ApplicationCommandOptionType.Channel && name === PLACE,
  );
  const channels =
    "resolved" in data && data.resolved && "channels" in data.resolved ? data.resolved.channels : {};
  const channel = channels?.[String(chosen?.value)];
  if (!channel) return undefined;
  const { id, permissions, type } = channel;
  return { id, mark: `@${id}`, permissions: BigInt(permissions), forum: forumOf(id, type, client) };
}

/** The channel that the pressed button or submitted form is about. */
export function carriedPlace(
  interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
  client: Client | undefined,
): Place | undefined {
  const mark = toPlaceMark(interaction.data.custom_id);
  if (mark === undefined) return undefined;
  const id = mark.slice(1);
  const { member } = interaction;
  const permissions = member ? permissionsOf(client, id, member.user.id, member.roles) : 0n;
  return { id, mark, permissions, forum: forumOf(id, client?.channels.cache.get(id)?.type, client) };
}

/** The channel a thread belongs to. */
export function parentOf(channel: APIInteraction["channel"]): string | undefined {
  switch (channel?.type) {
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return channel.parent_id ?? undefined;
    default:
      return undefined;
  }
}

function forumOf(id: string, type: ChannelType | undefined, client: Client | undefined): Forum | undefined {
  if (type === undefined || !FORUMS.includes(type)) return undefined;
  const known = client?.channels.cache.get(id);
  if (!known?.isThreadOnly() || !known.flags.has(ChannelFlags.RequireTag)) return {};
  // A paper may match no topic, so the forum needs a tag that suits any paper.
  return chooseTags(known.availableTags, [], true).length > 0 ? {} : { closed: TAG_CURE };
}

/** A member's permissions in a channel, computed as Discord documents it; none if we do not know the channel. */
function permissionsOf(
  client: Client | undefined,
  channelId: string,
  user: string,
  roles: readonly string[],
): bigint {
  const known = client?.channels.cache.get(channelId);
  const channel = known?.isThread() ? known.parent : known;
  if (!channel || !("permissionOverwrites" in channel)) return 0n;
  const { guild } = channel;
  const everything = PermissionFlagsBits.Administrator;
  if (guild.ownerId === user) return everything;
  const base = [guild.id, ...roles].reduce(
    (bits, id) => bits | (guild.roles.cache.get(id)?.permissions.bitfield ?? 0n),
    0n,
  );
  if ((base & everything) !== 0n) return everything;
  const overwrites = [...channel.permissionOverwrites.cache.values()];
  const layers = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === user),
  ];
  return layers.reduce((bits, layer) => {
    const denied = layer.reduce((sum, { deny }) => sum | deny.bitfield, 0n);
    const allowed = layer.reduce((sum, { allow }) => sum | allow.bitfield, 0n);
    return (bits & ~denied) | allowed;
  }, base);
}
