import type { APIChannel } from "discord.js";
import { ChannelFlags, ChannelType, PermissionFlagsBits, Routes } from "discord.js";
import type { ChannelRef } from "../../../src/chat/adapter.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { isThread } from "../in/gateway/known-channel.ts";
import { may } from "../in/gateway/member-permissions.ts";
import type { KnownServers } from "../in/gateway/servers.ts";
import type { DiscordApi } from "./api.ts";
import { isChannel, isMember } from "./shapes.ts";
import type { Tag } from "./tags.ts";

/** Channels in which each message is a post. */
export const FORUMS: readonly ChannelType[] = [ChannelType.GuildForum, ChannelType.GuildMedia];

/** Permissions for posting, looking up and voting, as the server settings call them. */
const NEEDED = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
  "Add Reactions": PermissionFlagsBits.AddReactions,
} as const;

/** The additional permission for opening a thread. */
const FOR_THREADS = { "Create Public Threads": PermissionFlagsBits.CreatePublicThreads } as const;

/** A time-out that ends sooner is waited out. */
const SIT_OUT_MS = 86_400_000;

/** What posting needs to know about a channel. */
export type ChannelFacts =
  | { readonly kind: "forum"; readonly tags: readonly Tag[]; readonly tagRequired: boolean }
  | {
      readonly kind: "announcements" | "messages";
      /** The kind of thread that can be opened there; undefined in threads and direct messages. */
      readonly opens: ChannelType.PublicThread | ChannelType.AnnouncementThread | undefined;
    };

/** What we know about channels and our permissions in them. */
export interface Channels {
  /** The channel's display name, if known. */
  name(channel: ChannelRef): string;
  /** Throws ChatError if neither the gateway nor the API knows the channel. */
  facts(channel: ChannelRef): Promise<ChannelFacts>;
  /** False if we know that we may not. */
  mayAttach(channel: ChannelRef): boolean;
  mayReadHistory(channel: ChannelRef): boolean;
  /**
   * The refusal, naming the missing permissions or our time-out; any other error unchanged. `opening`: we were opening
   * a thread.
   */
  explained(error: unknown, channel: ChannelRef, opening?: boolean): Promise<unknown>;
}

/**
 * Reads what the gateway reported and asks the API for the rest: archived threads, or anything before it connects.
 */
export function createChannels(ports: {
  readonly api: DiscordApi;
  readonly clock: Pick<Clock, "now">;
  readonly servers: KnownServers;
  readonly selfId: () => Promise<string>;
}): Channels {
  const { api, clock, servers, selfId } = ports;

  function name(channel: ChannelRef): string {
    const known = servers.channel(channel);
    return known?.name ? `#${known.name}` : `channel ${channel.id}`;
  }

  /** True if unknown. */
  function mayWe(channel: ChannelRef, permission: bigint): boolean {
    const permissions = servers.ours(channel);
    return permissions === undefined || may(permissions, permission);
  }

  /** Names of the permissions we lack there. */
  function missing(channel: ChannelRef, opening: boolean): readonly string[] {
    const permissions = servers.ours(channel);
    const known = servers.channel(channel);
    if (permissions === undefined || !known) return [];
    const forum = FORUMS.includes(known.type);
    const spare = isThread(known) ? "Send Messages" : "Send Messages in Threads";
    return Object.entries(opening ? { ...NEEDED, ...FOR_THREADS } : NEEDED)
      .filter(([permission, bit]) => !may(permissions, bit) && (permission !== spare || forum || opening))
      .map(([permission]) => (permission === "Send Messages" && forum ? "Create Posts" : permission));
  }

  /** Asks the API. Any failure is `unsent`, since nothing has been posted yet. */
  async function ask(channel: ChannelRef): Promise<APIChannel> {
    try {
      const doing = `looking at ${name(channel)}`;
      return await api.call("get", Routes.channel(channel.id), doing, { priority: 1, shape: isChannel });
    } catch (error) {
      if (error instanceof ChatError && error.kind === "unknown")
        throw new ChatError("unsent", error.message, { cause: error });
      throw error;
    }
  }

  async function timedOutUntil({ workspace }: ChannelRef): Promise<number | undefined> {
    if (workspace === "") return undefined;
    try {
      const route = Routes.guildMember(workspace, await selfId());
      const member = await api.call("get", route, "looking for a time-out", { priority: 1, shape: isMember });
      return timeOutEnd(member, clock.now());
    } catch {
      // Without it, the original refusal is reported.
      return undefined;
    }
  }

  return {
    name,
    async facts(channel) {
      const known = servers.channel(channel);
      if (known && FORUMS.includes(known.type))
        return forum(known.tags, (known.flags & ChannelFlags.RequireTag) !== 0);
      // The gateway does not announce direct message channels.
      if (known || channel.workspace === "") return plain(known?.type);
      const asked = await ask(channel);
      if (asked.type !== ChannelType.GuildForum && asked.type !== ChannelType.GuildMedia)
        return plain(asked.type);
      const required = ((asked.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
      return forum(asked.available_tags ?? [], required);
    },
    mayAttach: (channel) => mayWe(channel, PermissionFlagsBits.AttachFiles),
    mayReadHistory: (channel) => mayWe(channel, PermissionFlagsBits.ReadMessageHistory),
    async explained(error, channel, opening = false) {
      if (!(error instanceof ChatError) || error.kind !== "forbidden") return error;
      const until = await timedOutUntil(channel);
      if (until !== undefined) return timedOut(until, clock.now(), error);
      const names = missing(channel, opening);
      if (names.length === 0) return error;
      const message = `Paperboy lacks a permission in ${name(channel)}. Give it there: ${names.join(", ")}.`;
      return new ChatError("forbidden", message, { cause: error });
    },
  };
}

/** When the member's time-out ends (epoch ms); undefined if there is none. Permissions do not show it. */
export function timeOutEnd(
  member: { readonly communication_disabled_until?: string | null },
  now: number,
): number | undefined {
  const until = Date.parse(member.communication_disabled_until ?? "");
  return until > now ? until : undefined;
}

/** Says that we are timed out until `until` (epoch ms), and what to do. */
export function timeOutWords(until: number): string {
  const end = new Date(until).toISOString().slice(0, 16).replace("T", " ");
  return `Paperboy is timed out in this server until ${end} UTC. A moderator can end the time-out.`;
}

/** A time-out ends by itself, so one that ends soon does not count against the channel. */
function timedOut(until: number, now: number, cause: ChatError): ChatError {
  const leftMs = until - now;
  return leftMs > SIT_OUT_MS
    ? new ChatError("forbidden", timeOutWords(until), { cause })
    : new ChatError("unsent", timeOutWords(until), { cause, retryAfterMs: leftMs });
}

function forum(tags: readonly Tag[], tagRequired: boolean): ChannelFacts {
  return { kind: "forum", tags, tagRequired };
}

function plain(type: ChannelType | undefined): ChannelFacts {
  switch (type) {
    case ChannelType.GuildAnnouncement:
      return { kind: "announcements", opens: ChannelType.AnnouncementThread };
    case ChannelType.GuildText:
      return { kind: "messages", opens: ChannelType.PublicThread };
    default:
      return { kind: "messages", opens: undefined };
  }
}
