import type { Channel, Client } from "discord.js";
import {
  ChannelFlags,
  ChannelType,
  type ForumChannel,
  type MediaChannel,
  PermissionFlagsBits,
  Routes,
} from "discord.js";
import type { ChannelRef, ChatAdapter, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { FORUMS } from "../in/target-channel.ts";
import { clipLabel } from "../render/components.ts";
import { LIMITS } from "../render/limits.ts";
import type { DiscordApi } from "./api.ts";
import { type Sendable, toSendable } from "./files.ts";
import { findMessage } from "./find.ts";
import { findForumPost } from "./find-forum-post.ts";
import { isMessage, isThread } from "./shapes.ts";
import { chooseTags } from "./tags.ts";

/** What posting, looking up and voting need, as server settings call it. */
const NEEDED = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
  "Add Reactions": PermissionFlagsBits.AddReactions,
} as const;

/** Posting, looking up and editing in every kind of channel. */
export interface Posting {
  /** In a forum: as a post of its own, whose thread is the message's channel. `under`: as a reply where that stands. */
  post: ChatAdapter["post"];
  find: ChatAdapter["find"];
  edit(message: MessageRef, next: Message, key: DeliveryKey): Promise<void>;
  /** The channel as people call it, where we know. */
  place(channel: ChannelRef): string;
}

/** `background` keeps an eye on work that nobody waits for. */
export function createPosting(ports: {
  readonly api: DiscordApi;
  readonly log: Log;
  readonly client: () => Client | undefined;
  readonly selfId: () => string;
  readonly background: (work: Promise<void>) => void;
}): Posting {
  const { api, log } = ports;
  const cached = ({ id }: ChannelRef): Channel | undefined => ports.client()?.channels.cache.get(id);

  function place(channel: ChannelRef): string {
    const known = cached(channel);
    return known && "name" in known && known.name ? `#${known.name}` : `channel ${channel.id}`;
  }

  /** What we may do there; undefined where we do not know. */
  function permissionsIn(channel: ChannelRef) {
    const known = cached(channel);
    if (!known || !("permissionsFor" in known)) return undefined;
    const me = known.guild.members.me;
    return me ? known.permissionsFor(me) : undefined;
  }

  /** Permissions that we lack there, by name. */
  function missing(channel: ChannelRef): readonly string[] {
    const permissions = permissionsIn(channel);
    const known = cached(channel);
    if (!permissions) return [];
    const spare = known?.isThread() ? "Send Messages" : "Send Messages in Threads";
    return Object.entries(NEEDED)
      .filter(([name, bit]) => !permissions.has(bit) && (name !== spare || isForum(known)))
      .map(([name]) => (name === "Send Messages" && isForum(known) ? "Create Posts" : name));
  }

  /** A refusal for want of a permission names it. */
  function explained(error: unknown, channel: ChannelRef): unknown {
    if (!(error instanceof ChatError) || error.kind !== "forbidden") return error;
    const names = missing(channel);
    if (names.length === 0) return error;
    const message = `Paperboy lacks a permission in ${place(channel)}. Give it there: ${names.join(", ")}.`;
    return new ChatError("forbidden", message, { cause: error });
  }

  async function postPlainly(
    channel: ChannelRef,
    { body, files }: Sendable,
    key: DeliveryKey,
    under?: MessageRef,
  ): Promise<MessageRef> {
    const reply = under ? { message_reference: { message_id: under.id } } : {};
    const request = {
      body: { ...body, ...reply, nonce: key, enforce_nonce: true },
      files,
      priority: 1,
      shape: isMessage,
    };
    const doing = `posting in ${place(channel)}`;
    const sent = await api.once("post", Routes.channelMessages(channel.id), doing, request);
    return { channel, id: sent.id };
  }

  async function postInForum(
    channel: ChannelRef,
    forum: ForumChannel | MediaChannel,
    { title, topics }: NonNullable<Message["post"]>,
    { body: message, files }: Sendable,
  ): Promise<MessageRef> {
    const tags = chooseTags(forum.availableTags, topics, forum.flags.has(ChannelFlags.RequireTag));
    const request = {
      body: {
        name: clipLabel(title, LIMITS.threadName) || "Papers",
        message,
        ...(tags.length > 0 ? { applied_tags: tags } : {}),
      },
      files,
      priority: 1,
      shape: isThread,
    };
    const doing = `posting in ${place(channel)}`;
    const thread = await api.once("post", Routes.threads(channel.id), doing, request);
    // A post's first message has the id of its thread.
    return { channel: { ...channel, id: thread.id }, id: thread.id };
  }

  /** Followers of an announcement channel get it too, as far as Discord lets through: about 10 an hour. */
  async function crosspost({ channel, id }: MessageRef): Promise<void> {
    try {
      const route = Routes.channelMessageCrosspost(channel.id, id);
      await api.once("post", route, `publishing in ${place(channel)}`, { priority: -1 });
    } catch (error) {
      log.info("an announcement was not published to the channel's followers", {
        channel: channel.id,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  /** Discord answers a reader without Read Message History with an empty list: that must not pass for "not there". */
  function assertReadable(channel: ChannelRef): void {
    if (permissionsIn(channel)?.has(PermissionFlagsBits.ReadMessageHistory) !== false) return;
    const cure = "Give it the permission Read Message History there.";
    throw new ChatError("forbidden", `Paperboy cannot look back in ${place(channel)}. ${cure}`);
  }

  return {
    place,

    async post(channel, message, key, under) {
      const known = cached(channel);
      const attach = permissionsIn(channel)?.has(PermissionFlagsBits.AttachFiles) ?? true;
      const sendable = await toSendable(message, key, log, attach);
      try {
        if (under) return await postPlainly(under.channel, sendable, key, under);
        if (isForum(known)) return await postInForum(channel, known, postOf(message), sendable);
        const posted = await postPlainly(channel, sendable, key);
        if (known?.type === ChannelType.GuildAnnouncement) ports.background(crosspost(posted));
        return posted;
      } catch (error) {
        throw explained(error, channel);
      }
    },

    async find(channel, key, since, under) {
      const where = under?.channel ?? channel;
      assertReadable(where);
      const find = isForum(cached(where)) ? findForumPost : findMessage;
      return find(api, where, key, since, ports.selfId());
    },

    async edit({ channel, id }, next, key) {
      const attach = permissionsIn(channel)?.has(PermissionFlagsBits.AttachFiles) ?? true;
      const sendable = await toSendable(next, key, log, attach);
      const doing = `editing in ${place(channel)}`;
      await api.call("patch", Routes.channelMessage(channel.id, id), doing, {
        ...sendable,
        shape: isMessage,
      });
    },
  };
}

function isForum(channel: Channel | undefined): channel is ForumChannel | MediaChannel {
  return channel !== undefined && FORUMS.includes(channel.type);
}

/** What the message is called, and filed under, as a forum post. */
function postOf({ post, blocks, summary }: Message): NonNullable<Message["post"]> {
  return post ?? { title: blocks.find((block) => block.kind === "heading")?.text ?? summary, topics: [] };
}
