import { type APIChannel, type APIOverwrite, ChannelType } from "discord.js";
import type { Tag } from "../../out/tags.ts";
import type { Overwrite } from "./member-permissions.ts";

/** What Paperboy uses of a channel or an active thread. */
export interface KnownChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  /** Of a thread: its channel. */
  readonly parent: string | undefined;
  readonly flags: number;
  readonly tags: readonly Tag[];
  readonly overwrites: readonly Overwrite[];
}

const THREADS: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** Whether it is a thread, which takes its permissions from its channel. */
export function isThread({ type }: Pick<KnownChannel, "type">): boolean {
  return THREADS.includes(type);
}

/** The channel that a thread belongs to; undefined for any other channel. */
export function parentOf(channel: Pick<APIChannel, "type">): string | undefined {
  const parent = "parent_id" in channel ? channel.parent_id : undefined;
  return isThread(channel) && typeof parent === "string" ? parent : undefined;
}

/** What is kept of a channel that the gateway reported. */
export function knownOf(channel: APIChannel): KnownChannel {
  const overwrites = "permission_overwrites" in channel ? channel.permission_overwrites : undefined;
  const tags = "available_tags" in channel ? channel.available_tags : undefined;
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name ?? "",
    parent: parentOf(channel),
    flags: ("flags" in channel ? channel.flags : undefined) ?? 0,
    tags: tags?.map(({ id, name, moderated }) => ({ id, name, moderated })) ?? [],
    overwrites: overwrites?.map(overwriteOf) ?? [],
  };
}

function overwriteOf({ id, type, allow, deny }: APIOverwrite): Overwrite {
  return { id, type, allow, deny };
}
