import type {
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataBasicOption,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from "discord.js";
import { ApplicationCommandOptionType, ChannelFlags, ChannelType } from "discord.js";
import type { Command, Forum } from "../../../src/chat/command.ts";
import { TAG_CURE } from "../errors.ts";
import { FORUMS } from "../out/channels.ts";
import { chooseTags } from "../out/tags.ts";
import { type PlaceMark, toPlaceMark } from "../render/delivery-marker.ts";
import type { KnownServers } from "./gateway/servers.ts";

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

/** Whether the command takes the channel it is about as an option. */
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
  { data, guild_id: workspace = "" }: APIApplicationCommandInteraction,
  given: readonly APIApplicationCommandInteractionDataBasicOption[],
  servers: KnownServers,
): Place | undefined {
  const chosen = given.find(
    ({ type, name }) => type === ApplicationCommandOptionType.Channel && name === PLACE,
  );
  const channels =
    "resolved" in data && data.resolved && "channels" in data.resolved ? data.resolved.channels : {};
  const channel = channels?.[String(chosen?.value)];
  if (!channel) return undefined;
  const { id, permissions, type } = channel;
  return {
    id,
    mark: `@${id}`,
    permissions: BigInt(permissions),
    forum: forumOf({ workspace, id }, type, servers),
  };
}

/** The channel that the pressed button or submitted form is about. */
export function carriedPlace(
  interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
  servers: KnownServers,
): Place | undefined {
  const mark = toPlaceMark(interaction.data.custom_id);
  if (mark === undefined) return undefined;
  const where = { workspace: interaction.guild_id ?? "", id: mark.slice(1) };
  const { member } = interaction;
  const permissions =
    (member && servers.permissions(where, { user: member.user.id, roles: member.roles })) ?? 0n;
  return { id: where.id, mark, permissions, forum: forumOf(where, servers.channel(where)?.type, servers) };
}

function forumOf(
  where: { readonly workspace: string; readonly id: string },
  type: ChannelType | undefined,
  servers: KnownServers,
): Forum | undefined {
  if (type === undefined || !FORUMS.includes(type)) return undefined;
  const known = servers.channel(where);
  if (!known || (known.flags & ChannelFlags.RequireTag) === 0) return {};
  // A paper may match no topic, so the forum needs a tag that suits any paper.
  return chooseTags(known.tags, [], true).length > 0 ? {} : { closed: TAG_CURE };
}
