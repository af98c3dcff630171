import { type ChannelType, Routes } from "discord.js";
import type { ChannelRef, ChatAdapter, DeliveryKey, MessageRef } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { ChatError, messageOf } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { refusesFiles } from "../errors.ts";
import { clipLabel } from "../render/components.ts";
import { LIMITS } from "../render/limits.ts";
import type { DiscordApi } from "./api.ts";
import type { ChannelFacts, Channels } from "./channels.ts";
import { type Sendable, toSendable, type WhyNoFiles } from "./files.ts";
import { findMessage } from "./find.ts";
import { findForumPost } from "./find-forum-post.ts";
import { isMessage, isThread } from "./shapes.ts";
import { chooseTags } from "./tags.ts";

/** Posts, looks up and edits messages in every kind of channel. */
export interface Posting {
  /**
   * In a forum: as a new post, whose thread becomes the message's channel. `under`: as a reply to that message, if it
   * still exists.
   */
  post: ChatAdapter["post"];
  find: ChatAdapter["find"];
  edit(message: MessageRef, next: Message, key: DeliveryKey): Promise<void>;
}

/** `background` tracks work that nobody waits for. */
export function createPosting(ports: {
  readonly api: DiscordApi;
  readonly log: Log;
  readonly channels: Channels;
  readonly selfId: () => Promise<string>;
  readonly background: (work: Promise<void>) => void;
}): Posting {
  const { api, log, channels } = ports;

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
    const doing = `posting in ${channels.name(channel)}`;
    const sent = await api.once("post", Routes.channelMessages(channel.id), doing, request);
    return { channel, id: sent.id };
  }

  async function postInForum(
    channel: ChannelRef,
    { tags, tagRequired }: Extract<ChannelFacts, { kind: "forum" }>,
    { title, topics }: NonNullable<Message["post"]>,
    { body: message, files }: Sendable,
  ): Promise<MessageRef> {
    const chosen = chooseTags(tags, topics, tagRequired);
    const request = {
      body: {
        name: clipLabel(title, LIMITS.threadName) || "Papers",
        message,
        ...(chosen.length > 0 ? { applied_tags: chosen } : {}),
      },
      files,
      priority: 1,
      shape: isThread,
    };
    const doing = `posting in ${channels.name(channel)}`;
    const thread = await api.once("post", Routes.threads(channel.id), doing, request);
    // A post's first message has the same id as its thread.
    return { channel: { ...channel, id: thread.id }, id: thread.id };
  }

  async function openThread(
    channel: ChannelRef,
    title: string,
    type: ChannelType.PublicThread | ChannelType.AnnouncementThread,
  ): Promise<ChannelRef> {
    const body = { name: clipLabel(title, LIMITS.threadName) || "Discussion", type };
    const doing = `opening a thread in ${channels.name(channel)}`;
    const { id } = await api.once("post", Routes.threads(channel.id), doing, {
      body,
      priority: 1,
      shape: isThread,
    });
    return { ...channel, id };
  }

  async function post(
    channel: ChannelRef,
    message: Message,
    sendable: Sendable,
    key: DeliveryKey,
    under: MessageRef | undefined,
  ): Promise<MessageRef> {
    if (message.thread !== undefined) {
      const facts = await channels.facts(channel);
      const opens = facts.kind === "forum" ? undefined : facts.opens;
      if (opens) return postPlainly(await openThread(channel, message.thread, opens), sendable, key);
    }
    if (under) return postPlainly(under.channel, sendable, key, under);
    const facts = await channels.facts(channel);
    if (facts.kind === "forum") return postInForum(channel, facts, postOf(message), sendable);
    const posted = await postPlainly(channel, sendable, key);
    if (facts.kind === "announcements") ports.background(crosspost(posted));
    return posted;
  }

  /** Sends with the files, and without them if Discord refuses them: after a refusal we know nothing was posted. */
  async function withOrWithoutFiles<T>(
    channel: ChannelRef,
    message: Message,
    key: DeliveryKey,
    send: (sendable: Sendable) => Promise<T>,
  ): Promise<T> {
    const prepare = (without?: WhyNoFiles) => toSendable(message, key, log, without);
    const sendable = await prepare(channels.mayAttach(channel) ? undefined : "forbidden");
    try {
      return await send(sendable);
    } catch (error) {
      if (sendable.files.length === 0 || !refusesFiles(error)) throw error;
      log.warn("discord refused the files of a message", { channel: channel.id, error: String(error) });
      return send(await prepare("refused"));
    }
  }

  /** Publishes to an announcement channel's followers. Discord allows about 10 an hour. */
  async function crosspost({ channel, id }: MessageRef): Promise<void> {
    try {
      const route = Routes.channelMessageCrosspost(channel.id, id);
      await api.once("post", route, `publishing in ${channels.name(channel)}`, { priority: -1 });
    } catch (error) {
      log.info("announcement not published to the channel's followers", {
        channel: channel.id,
        error: messageOf(error),
      });
    }
  }

  return {
    async post(channel, message, key, under) {
      try {
        return await withOrWithoutFiles(channel, message, key, (sendable) =>
          post(channel, message, sendable, key, under),
        );
      } catch (error) {
        throw await channels.explained(error, channel, message.thread !== undefined);
      }
    },

    async find(channel, key, since, under) {
      const where = under?.channel ?? channel;
      // Without Read Message History, Discord returns an empty list, which must not be taken for "not there".
      if (!channels.mayReadHistory(where)) {
        const cure = "Give it the permission Read Message History there.";
        throw new ChatError(
          "forbidden",
          `Paperboy cannot read earlier messages in ${channels.name(where)}. ${cure}`,
        );
      }
      const facts = under ? undefined : await channels.facts(where);
      const find = facts?.kind === "forum" ? findForumPost : findMessage;
      return find(api, where, key, since, await ports.selfId());
    },

    edit: (message, next, key) =>
      withOrWithoutFiles(message.channel, next, key, async (sendable) => {
        const { channel, id } = message;
        const doing = `editing in ${channels.name(channel)}`;
        await api.call("patch", Routes.channelMessage(channel.id, id), doing, {
          ...sendable,
          shape: isMessage,
        });
      }),
  };
}

/** The message's title and topics as a forum post. */
function postOf({ post, blocks, summary }: Message): NonNullable<Message["post"]> {
  return post ?? { title: blocks.find((block) => block.kind === "heading")?.text ?? summary, topics: [] };
}
