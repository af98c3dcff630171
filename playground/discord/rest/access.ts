import { refuse } from "../json.ts";
import type { Channel } from "../world/model.ts";
import { may, type PermissionName } from "../world/permissions.ts";
import type { World } from "../world/world.ts";

/** The channel, if the bot can see it. Throws ApiError 10003 or 50001. */
export function visibleChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refuse.unknownChannel();
  if (channel.guild && (!channel.guild.hasBot || !may(channel, world.bot.id, "ViewChannel")))
    throw refuse.missingAccess();
  return channel;
}

/** Throws ApiError 50013 unless the bot has this permission in the channel. */
export function requirePermission(world: World, channel: Channel, permission: PermissionName): void {
  if (!may(channel, world.bot.id, permission)) throw refuse.missingPermissions();
}
