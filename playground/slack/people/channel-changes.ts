import type { Events } from "../events/events.ts";
import type { Channel, World } from "../world/world.ts";

/** What people do to channels. All functions throw if the channel does not exist. */
export interface ChannelChanges {
  deleteChannel(channel: string): void;
  archiveChannel(channel: string): void;
  /**
   * Makes the channel private or shared, which changes its id: the old one is no longer found. `quietly`: the old id
   * still works, and no event announces the new one.
   */
  changeChannelId(channel: string, next: string, quietly?: boolean): void;
  inviteBot(channel: string): void;
  kickBot(channel: string): void;
}

export function createChannelChanges(world: World, events: Events): ChannelChanges {
  const channelOf = (id: string) => knownChannel(world, id);
  return {
    deleteChannel: (id) => {
      const channel = channelOf(id);
      world.channels.delete(id);
      world.changed();
      if (isSeen(world, channel)) events.emit({ type: family(channel, "deleted"), channel: id });
    },
    archiveChannel: (id) => {
      const channel = channelOf(id);
      channel.archived = true;
      world.changed();
      events.emit({ type: family(channel, "archive"), channel: id, user: anAdmin(world) });
    },
    changeChannelId: (id, next, quietly = false) => {
      const watched = hasBot(world, channelOf(id));
      world.moveChannel(id, next, quietly);
      if (watched && !quietly)
        events.emit({ type: "channel_id_changed", old_channel_id: id, new_channel_id: next });
    },
    inviteBot: (id) => {
      const channel = channelOf(id);
      channel.members.add(world.botUserId);
      world.changed();
      events.emit({ ...membership(world, channel, "member_joined_channel"), inviter: anAdmin(world) });
    },
    kickBot: (id) => {
      const channel = channelOf(id);
      channel.members.delete(world.botUserId);
      world.changed();
      events.emit({ type: family(channel, "left"), channel: id, actor_id: anAdmin(world) });
      events.emit(membership(world, channel, "member_left_channel"));
    },
  };
}

/** Throws if the workspace has no such channel. */
export function knownChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`There is no channel ${id} in the workspace.`);
  return channel;
}

export function hasBot(world: World, channel: Channel): boolean {
  return channel.members.has(world.botUserId);
}

/** Whether the app learns of the channel's links and deletion: in public channels even without being a member. */
export function isSeen(world: World, channel: Channel): boolean {
  return channel.kind === "public" || hasBot(world, channel);
}

function family(channel: Channel, what: "deleted" | "archive" | "left"): string {
  return `${channel.kind === "private" ? "group" : "channel"}_${what}`;
}

function membership(world: World, channel: Channel, type: string) {
  const kind = channel.kind === "private" ? "G" : "C";
  return { type, user: world.botUserId, channel: channel.id, channel_type: kind, team: world.team.id };
}

function anAdmin(world: World): string {
  return [...world.users.values()].find((user) => user.admin)?.id ?? "USLACKBOT";
}
