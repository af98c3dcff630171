import { deflateRawSync, inflateRawSync } from "node:zlib";
import type {
  APIChannel,
  APIGuild,
  APIRole,
  GatewayDispatchPayload,
  GatewayGuildCreateDispatchData,
} from "discord.js";
import { LRUCache } from "lru-cache";
import type { ChannelRef } from "../../../../src/chat/refs.ts";
import { type KnownChannel, knownOf } from "./known-channel.ts";
import { type Member, permissionsOf } from "./member-permissions.ts";

/** What is known about channels and permissions. */
export interface KnownServers {
  channel(where: Where): KnownChannel | undefined;
  /** A member's permissions in a channel; undefined if the channel is unknown. */
  permissions(where: Where, member: Member): bigint | undefined;
  /** Our own permissions. */
  ours(where: Where): bigint | undefined;
}

/** Servers, their channels and roles as the gateway reported them. */
export interface Servers extends KnownServers {
  /** Applies a dispatch of a shard. */
  take(payload: GatewayDispatchPayload, shard: number): void;
  /** Takes over what another process knew about a shard's servers; `us` is our user id. */
  restore(shard: number, us: string, outlines: Iterable<readonly [string, string]>): void;
  /** Servers handled by a shard, including those in an outage. */
  of(shard: number): readonly string[];
  knows(workspace: string): boolean;
}

/** Called when a server has changed; `outline` is undefined once we have left it. */
export type ServerChanged = (shard: number, workspace: string, outline: string | undefined) => void;

export type Where = Pick<ChannelRef, "workspace" | "id">;

/** A server as it is kept. */
interface Server {
  readonly owner: string;
  /** Permissions by role. */
  readonly roles: Readonly<Record<string, string>>;
  readonly ourRoles: readonly string[];
  readonly channels: Readonly<Record<string, KnownChannel>>;
}

interface Kept {
  readonly shard: number;
  /** A compressed `Server`; empty until the gateway reports it. */
  readonly packed: Uint8Array;
}

const NOTHING = new Uint8Array();
/** Some 30 kB each. */
const UNPACKED = 100;

/**
 * Keeps each server compressed, in less than 3 kB where the objects of discord.js take 80: a public bot is in many
 * thousands of servers, and most are needed once a day.
 */
export function createServers(changed?: ServerChanged): Servers {
  const kept = new Map<string, Kept>();
  /** Those in use, since a post asks several times. */
  const unpacked = new LRUCache<string, Server>({ max: UNPACKED });
  let us: string | undefined;

  function pack(server: Server): Uint8Array {
    // A copy, since zlib returns a view of a larger buffer.
    return Uint8Array.from(deflateRawSync(JSON.stringify(server)));
  }

  function read(id: string): Server | undefined {
    const known = unpacked.get(id);
    if (known) return known;
    const packed = kept.get(id)?.packed;
    if (!packed?.length) return undefined;
    const server = JSON.parse(inflateRawSync(packed).toString()) as Server;
    unpacked.set(id, server);
    return server;
  }

  function put(id: string, entry: Kept): void {
    unpacked.delete(id);
    kept.set(id, entry);
    changed?.(entry.shard, id, Buffer.from(entry.packed).toString("base64"));
  }

  function drop(id: string): void {
    const shard = kept.get(id)?.shard;
    unpacked.delete(id);
    kept.delete(id);
    if (shard !== undefined) changed?.(shard, id, undefined);
  }

  function serversOf(shard: number): readonly string[] {
    return [...kept].filter(([, { shard: of }]) => of === shard).map(([id]) => id);
  }

  function change(id: string | undefined, next: (server: Server) => Server): void {
    if (id === undefined) return;
    const entry = kept.get(id);
    const server = read(id);
    if (entry && server) put(id, { ...entry, packed: pack(next(server)) });
  }

  function putChannels(id: string | undefined, channels: readonly APIChannel[]): void {
    change(id, (server) => ({ ...server, channels: { ...server.channels, ...byId(channels) } }));
  }

  function dropChannel(id: string | undefined, channel: string): void {
    change(id, (server) => {
      const { [channel]: _, ...channels } = server.channels;
      return { ...server, channels };
    });
  }

  function putRole(id: string, role: APIRole): void {
    change(id, (server) => ({ ...server, roles: { ...server.roles, [role.id]: role.permissions } }));
  }

  function serverOf(guild: GatewayGuildCreateDispatchData): Server {
    const { owner_id: owner, roles = [], members = [], channels = [], threads = [] } = guild;
    return {
      owner,
      roles: Object.fromEntries(roles.map((role) => [role.id, role.permissions])),
      ourRoles: members.find(({ user }) => user.id === us)?.roles ?? [],
      channels: byId([...channels, ...threads]),
    };
  }

  function find({
    workspace,
    id,
  }: Where): { readonly server: Server; readonly channel: KnownChannel } | undefined {
    const server = read(workspace);
    const channel = server?.channels[id];
    return server && channel && { server, channel };
  }

  function permissions(where: Where, member: (server: Server) => Member | undefined): bigint | undefined {
    const found = find(where);
    if (!found) return undefined;
    const { server, channel } = found;
    const ruling = channel.parent === undefined ? channel : server.channels[channel.parent];
    const who = member(server);
    return ruling && who && permissionsOf({ ...server, everyone: where.workspace }, ruling.overwrites, who);
  }

  return {
    take({ t: type, d: data }, shard) {
      switch (type) {
        case "READY":
          us = data.user.id;
          for (const id of serversOf(shard)) drop(id);
          for (const { id } of data.guilds) put(id, { shard, packed: NOTHING });
          return;
        case "GUILD_CREATE":
          if (!data.unavailable) put(data.id, { shard, packed: pack(serverOf(data)) });
          return;
        case "GUILD_UPDATE":
          return change(data.id, (server) => ({ ...server, owner: (data as APIGuild).owner_id }));
        case "GUILD_DELETE":
          if (!data.unavailable) drop(data.id);
          return;
        case "CHANNEL_CREATE":
        case "CHANNEL_UPDATE":
        case "THREAD_CREATE":
        case "THREAD_UPDATE":
          return putChannels("guild_id" in data ? data.guild_id : undefined, [data]);
        case "THREAD_LIST_SYNC":
          return putChannels(data.guild_id, data.threads);
        case "CHANNEL_DELETE":
        case "THREAD_DELETE":
          return dropChannel("guild_id" in data ? data.guild_id : undefined, data.id);
        case "GUILD_ROLE_CREATE":
        case "GUILD_ROLE_UPDATE":
          return putRole(data.guild_id, data.role);
        case "GUILD_ROLE_DELETE":
          return change(data.guild_id, (server) => {
            const { [data.role_id]: _, ...roles } = server.roles;
            return { ...server, roles };
          });
        case "GUILD_MEMBER_UPDATE":
          if (data.user.id !== us) return;
          return change(data.guild_id, (server) => ({ ...server, ourRoles: data.roles }));
      }
    },
    restore(shard, user, outlines) {
      us = user;
      for (const [id, outline] of outlines) {
        unpacked.delete(id);
        kept.set(id, { shard, packed: Buffer.from(outline, "base64") });
      }
    },
    of: serversOf,
    knows: (workspace) => (kept.get(workspace)?.packed.length ?? 0) > 0,
    channel: (where) => find(where)?.channel,
    permissions: (where, member) => permissions(where, () => member),
    ours: (where) =>
      permissions(where, ({ ourRoles }) => (us === undefined ? undefined : { user: us, roles: ourRoles })),
  };
}

function byId(channels: readonly APIChannel[]): Record<string, KnownChannel> {
  return Object.fromEntries(channels.map((channel) => [channel.id, knownOf(channel)]));
}
