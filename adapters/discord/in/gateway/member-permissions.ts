import { OverwriteType, PermissionFlagsBits } from "discord.js";

/** A member of a server. */
export interface Member {
  readonly user: string;
  /** Without the role of everyone. */
  readonly roles: readonly string[];
}

/** A channel's permission overwrite; bit sets as decimal text. */
export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

/** A member's permissions in a channel, computed as Discord documents it; Administrator alone stands for all of them. */
export function permissionsOf(
  server: {
    readonly owner: string;
    /** Id of the role that everybody has. */
    readonly everyone: string;
    readonly roles: Readonly<Record<string, string>>;
  },
  overwrites: readonly Overwrite[],
  { user, roles }: Member,
): bigint {
  const { owner, everyone } = server;
  const everything = PermissionFlagsBits.Administrator;
  if (owner === user) return everything;
  const base = [everyone, ...roles].reduce((bits, id) => bits | BigInt(server.roles[id] ?? 0), 0n);
  if ((base & everything) !== 0n) return everything;
  const layers = [
    overwrites.filter(({ id }) => id === everyone),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === user),
  ];
  return layers.reduce((bits, layer) => {
    const denied = layer.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
    const allowed = layer.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
    return (bits & ~denied) | allowed;
  }, base);
}

/** Whether permissions from `permissionsOf` include at least one of `wanted`. */
export function may(permissions: bigint, wanted: bigint): boolean {
  return (permissions & (wanted | PermissionFlagsBits.Administrator)) !== 0n;
}
