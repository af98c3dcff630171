import type {
  APIApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from "discord.js";
import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from "discord.js";
import type { ChannelRef, Person } from "../../../src/chat/adapter.ts";
import type { Forum, Managers } from "../../../src/chat/command.ts";
import { parentOf } from "./gateway/known-channel.ts";
import { may } from "./gateway/member-permissions.ts";
import type { Place } from "./target-channel.ts";

/** Any of these lets a member configure channels. */
const MANAGE = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageChannels;

/** Lets a member decide for the whole server. */
const MANAGE_SERVER = PermissionFlagsBits.ManageGuild;

const MANAGERS: Managers = {
  channel: "members who can manage this channel or server",
  team: "members with Manage Server",
};

type Interaction =
  | APIApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

/** Who asks, about which channel, and what they may decide; about `place`, if given, instead of where they ask. */
export function whoAndWhere(
  interaction: Interaction,
  place?: Place,
): {
  person: Person;
  channel: ChannelRef;
  canManage: boolean;
  canManageTeam: boolean;
  managers: Managers;
  forum?: Forum;
  parent?: ChannelRef;
  guest?: true;
} {
  const here = channelOf(interaction);
  const guest = isGuest(interaction);
  const { member } = interaction;
  const user = member?.user.id ?? interaction.user?.id ?? "";
  const parent = interaction.channel && parentOf(interaction.channel);
  // In a direct message everyone may do everything.
  const permissions = member ? BigInt(member.permissions) : PermissionFlagsBits.Administrator;
  return {
    person: { platform: "discord", workspace: "", user },
    managers: MANAGERS,
    channel: place ? { ...here, id: place.id } : here,
    canManage: !guest && may(place?.permissions ?? permissions, MANAGE),
    canManageTeam: !guest && may(permissions, MANAGE_SERVER),
    ...(place?.forum ? { forum: place.forum } : {}),
    ...(parent && !place ? { parent: { ...here, id: parent } } : {}),
    ...(guest ? { guest } : {}),
  };
}

/** The channel that the interaction was made in. */
export function channelOf({ guild_id: workspace, channel }: Interaction): ChannelRef {
  return { platform: "discord", workspace: workspace ?? "", id: channel?.id ?? "" };
}

/** Whether only the asker installed us, not the place they are in. In our own direct messages we are never a guest. */
function isGuest({ context, authorizing_integration_owners: owners }: Interaction): boolean {
  if (context === InteractionContextType.BotDM) return false;
  return (
    owners?.[ApplicationIntegrationType.UserInstall] !== undefined &&
    owners[ApplicationIntegrationType.GuildInstall] === undefined
  );
}
