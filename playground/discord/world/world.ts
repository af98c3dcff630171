import { type Change, type Dispatch, INTENTS } from "../gateway/events.ts";
import { createMembers, type Members } from "./members.ts";
import type { Channel, Guild, Message, Overwrite, User } from "./model.ts";
import { DEFAULT_PERMISSIONS, permissionBits } from "./permissions.ts";
import type { ChannelSpec, GuildSpec, UserSpec } from "./specs.ts";
import { channelView } from "./views.ts";

/** Guilds, channels and people. Reports changes both as events for the bot and as notifications for observers. */
export interface World extends Members {
  readonly bot: User;
  readonly guilds: ReadonlyMap<string, Guild>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly users: ReadonlyMap<string, User>;
  /** All messages that have not been deleted, by id. */
  readonly messages: Map<string, Message>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly tell: (dispatch: Dispatch) => void;
  readonly changed: (change: Change) => void;
  addGuild(spec: GuildSpec): Guild;
  addChannel(spec: ChannelSpec): Channel;
  /** Opens a thread or forum post; `tags` are ids of the parent's tags. */
  addThread(parent: Channel, name: string, owner: User, tags: readonly string[]): Channel;
  addUser(spec: UserSpec): User;
  deleteChannel(channel: Channel): void;
  /** Archives or reopens a thread. */
  setArchived(thread: Channel, archived: boolean): void;
  setOverwrites(channel: Channel, overwrites: readonly Overwrite[]): void;
  directChannel(user: User): Channel;
}

/** An empty world, apart from the bot. */
export function createWorld(ports: {
  readonly botName: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly tell: (dispatch: Dispatch) => void;
  readonly changed: (change: Change) => void;
}): World {
  const { now, newId, changed } = ports;
  const bot: User = {
    id: newId(),
    name: ports.botName,
    bot: true,
    locale: "en-US",
    acceptsMessages: false,
    hasBot: false,
  };
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const users = new Map<string, User>([[bot.id, bot]]);
  const direct = new Map<string, Channel>();
  const messages = new Map<string, Message>();

  /** The bot receives a guild's events only while it is a member and the guild is available. */
  const tell = (dispatch: Dispatch) => {
    const guild = dispatch.guildId === undefined ? undefined : guilds.get(dispatch.guildId);
    if (!guild || dispatch.type === "GUILD_DELETE" || (guild.hasBot && guild.available)) ports.tell(dispatch);
  };

  const world: World = {
    bot,
    guilds,
    channels,
    users,
    messages,
    now,
    newId,
    tell,
    changed,
    ...createMembers({ bot, now, newId, tell, changed }),
    addGuild(spec) {
      const id = spec.id ?? newId();
      const guild: Guild = {
        id,
        name: spec.name,
        // An owner unknown to the tests, so that nobody has all permissions by accident.
        ownerId: newId(),
        locale: spec.locale ?? "en-US",
        createdAt: now(),
        roles: new Map([[id, { id, name: "@everyone", permissions: DEFAULT_PERMISSIONS }]]),
        members: new Map(),
        channels: new Map(),
        hasBot: false,
        available: true,
        now,
      };
      guilds.set(id, guild);
      if (spec.bot !== false) world.setBotIn(guild, true);
      else changed({ kind: "guild", guild: id });
      return guild;
    },
    addChannel(spec) {
      const guild = guilds.get(spec.guild);
      if (!guild) throw new Error(`There is no guild ${spec.guild}.`);
      const deny = permissionBits(spec.deny ?? []);
      return place({
        id: spec.id ?? newId(),
        kind: spec.kind ?? "text",
        name: spec.name,
        createdAt: now(),
        guild,
        position: guild.channels.size,
        overwrites: deny === 0n ? [] : [{ id: bot.id, type: 1, allow: 0n, deny }],
        messages: [],
        tags: (spec.tags ?? []).map((name) => ({
          id: newId(),
          name: name.replace(/^!/, ""),
          moderated: name.startsWith("!"),
        })),
        requireTag: spec.requireTag ?? false,
        archivedAt: undefined,
      });
    },
    addThread(parent, name, owner, tags) {
      const { guild } = parent;
      if (!guild) throw new Error("A thread needs a guild.");
      return place({
        id: newId(),
        kind: "thread",
        name,
        createdAt: now(),
        guild,
        parent,
        ownerId: owner.id,
        position: 0,
        overwrites: [],
        messages: [],
        tags: parent.tags.filter((tag) => tags.includes(tag.id)),
        requireTag: false,
        archivedAt: undefined,
      });
    },
    addUser(spec) {
      const user: User = {
        id: spec.id ?? newId(),
        name: spec.name,
        bot: false,
        locale: spec.locale ?? "en-US",
        acceptsMessages: spec.acceptsMessages ?? true,
        hasBot: spec.hasBot ?? false,
      };
      users.set(user.id, user);
      for (const id of spec.guilds ?? guilds.keys()) {
        const guild = guilds.get(id);
        if (guild) world.addMember(guild, user, spec.permissions);
      }
      changed({ kind: "user", user: user.id });
      return user;
    },
    deleteChannel(channel) {
      const doomed = [channel, ...[...channels.values()].filter((other) => other.parent === channel)];
      for (const each of doomed) {
        channels.delete(each.id);
        each.guild?.channels.delete(each.id);
        for (const message of each.messages) messages.delete(message.id);
        changed({ kind: "channel", channel: each.id });
      }
      if (!channel.guild) return;
      tell({
        type: channel.parent ? "THREAD_DELETE" : "CHANNEL_DELETE",
        guildId: channel.guild.id,
        intents: INTENTS.guilds,
        data: channelView(channel),
      });
    },
    setArchived(thread, archived) {
      thread.archivedAt = archived ? now() : undefined;
      changed({ kind: "channel", channel: thread.id });
      if (thread.guild)
        tell({
          type: "THREAD_UPDATE",
          guildId: thread.guild.id,
          intents: INTENTS.guilds,
          data: channelView(thread),
        });
    },
    setOverwrites(channel, overwrites) {
      channel.overwrites = overwrites;
      changed({ kind: "channel", channel: channel.id });
      if (channel.guild)
        tell({
          type: "CHANNEL_UPDATE",
          guildId: channel.guild.id,
          intents: INTENTS.guilds,
          data: channelView(channel),
        });
    },
    directChannel(user) {
      const known = direct.get(user.id);
      if (known) return known;
      const channel: Channel = {
        id: newId(),
        kind: "dm",
        name: user.name,
        createdAt: now(),
        recipient: user,
        position: 0,
        overwrites: [],
        messages: [],
        tags: [],
        requireTag: false,
        archivedAt: undefined,
      };
      direct.set(user.id, channel);
      channels.set(channel.id, channel);
      changed({ kind: "channel", channel: channel.id });
      return channel;
    },
  };

  function place(channel: Channel & { readonly guild: Guild }): Channel {
    channels.set(channel.id, channel);
    channel.guild.channels.set(channel.id, channel);
    const type = channel.parent ? "THREAD_CREATE" : "CHANNEL_CREATE";
    tell({ type, guildId: channel.guild.id, intents: INTENTS.guilds, data: () => channelView(channel) });
    changed({ kind: "channel", guild: channel.guild.id, channel: channel.id });
    return channel;
  }

  return world;
}
