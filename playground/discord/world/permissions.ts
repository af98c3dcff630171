import type { Channel, Guild } from "./model.ts";

const BITS = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const;

/** A permission, by its name in discord.js. */
export type PermissionName = keyof typeof BITS;

/** Combines permissions into one bit set. */
export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | BITS[name], 0n);
}

/** What everyone may do in a new guild. */
export const DEFAULT_PERMISSIONS = permissionBits([
  "AddReactions",
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "UseApplicationCommands",
  "CreatePublicThreads",
  "SendMessagesInThreads",
]);

/** What a member may still do during a time-out, whatever their roles. */
const TIMED_OUT = permissionBits(["ViewChannel", "ReadMessageHistory"]);

const EVERYTHING = permissionBits(Object.keys(BITS) as PermissionName[]);

/** A user's permissions in a channel, computed as on the "Permissions" page of Discord's documentation. */
export function permissionsIn(channel: Channel, userId: string): bigint {
  if (!channel.guild) return DEFAULT_PERMISSIONS;
  const base = guildPermissions(channel.guild, userId);
  if ((base & BITS.Administrator) !== 0n) return EVERYTHING;
  const { overwrites } = channel.parent ?? channel;
  const roles = channel.guild.members.get(userId)?.roles ?? [];
  const everyone = overwrites.filter((overwrite) => overwrite.id === channel.guild?.id);
  const byRole = overwrites.filter((overwrite) => overwrite.type === 0 && roles.includes(overwrite.id));
  const own = overwrites.filter((overwrite) => overwrite.type === 1 && overwrite.id === userId);
  let bits = base;
  for (const layer of [everyone, byRole, own]) {
    for (const overwrite of layer) bits &= ~overwrite.deny;
    for (const overwrite of layer) bits |= overwrite.allow;
  }
  if ((bits & BITS.ViewChannel) === 0n) return 0n;
  const { timedOutUntil = 0 } = channel.guild.members.get(userId) ?? {};
  return timedOutUntil > channel.guild.now() ? bits & TIMED_OUT : bits;
}

/** Whether a user has this permission in a channel. */
export function may(channel: Channel, userId: string, permission: PermissionName): boolean {
  return (permissionsIn(channel, userId) & BITS[permission]) !== 0n;
}

/** A user's permissions in a guild, before channel overwrites. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return EVERYTHING;
  const roles = guild.members.get(userId)?.roles ?? [];
  return [guild.id, ...roles].reduce((bits, id) => bits | (guild.roles.get(id)?.permissions ?? 0n), 0n);
}
