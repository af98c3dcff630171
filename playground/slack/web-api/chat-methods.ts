import { messageJson } from "../world/wire-json.ts";
import type { Channel, StoredMessage } from "../world/world.ts";
import { readContent } from "./message-content.ts";
import { type Args, channelArg, type Method, type MethodContext, textArg } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** In UTF-8 bytes; the documentation calls them characters. */
const MAX_UPDATE_BYTES = 4_000;

/** Posting, editing and deleting messages. */
export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": {
    scope: "chat:write",
    run: (context) => {
      const { world, args } = context;
      const channel = postable(context);
      const content = readContent(context, args);
      if (content.text === undefined && !content.blocks?.length) throw new Refusal("no_text");
      const threadTs = thread(args, channel, context);
      const message = world.add({
        channel: channel.id,
        user: world.botUserId,
        botId: world.botId,
        text: content.text ?? "",
        blocks: content.blocks ?? [],
        mentions: content.mentions,
        ...(content.metadata ? { metadata: content.metadata } : {}),
        ...(threadTs === undefined ? {} : { threadTs }),
      });
      return {
        channel: channel.id,
        ts: message.ts,
        message: messageJson(world, message, { allMetadata: true }),
      };
    },
  },
  "chat.postEphemeral": {
    scope: "chat:write",
    perMinute: 100,
    run: (context) => {
      const { world, args } = context;
      const channel = channelArg(context);
      const user = textArg(args, "user") ?? "";
      if (!channel.members.has(world.botUserId)) throw new Refusal("not_in_channel");
      if (!channel.members.has(user)) throw new Refusal("user_not_in_channel");
      const content = readContent(context, args);
      if (content.text === undefined && !content.blocks?.length) throw new Refusal("no_text");
      const threadTs = thread(args, channel, context);
      // Slack's clients show it only if the thread already exists.
      if (threadTs !== undefined && !world.hasReplies(channel.id, threadTs))
        return { message_ts: world.nextTs() };
      const message = world.add({
        ...(threadTs === undefined ? {} : { threadTs }),
        channel: channel.id,
        user: world.botUserId,
        botId: world.botId,
        ephemeralFor: user,
        text: content.text ?? "",
        blocks: content.blocks ?? [],
        mentions: content.mentions,
      });
      return { message_ts: message.ts };
    },
  },
  "chat.update": {
    scope: "chat:write",
    perMinute: 50,
    run: (context) => {
      const { world, args } = context;
      const message = own(context, "cant_update_message");
      const content = readContent(context, args);
      if (content.text === undefined && content.blocks === undefined) throw new Refusal("no_text");
      const { text, blocks, metadata } = content;
      if (text !== undefined && Buffer.byteLength(text) > MAX_UPDATE_BYTES) throw new Refusal("msg_too_long");
      message.mentions = [...message.mentions, ...content.mentions];
      world.edit(message, {
        ...(text === undefined ? {} : { text }),
        ...(blocks === undefined ? {} : { blocks }),
        ...(metadata === undefined ? {} : { metadata }),
      });
      return {
        channel: message.channel,
        ts: message.ts,
        text: message.text,
        message: messageJson(world, message, { allMetadata: true }),
      };
    },
  },
  "chat.delete": {
    scope: "chat:write",
    perMinute: 50,
    run: (context) => {
      const message = own(context, "cant_delete_message");
      context.world.remove(message);
      return { channel: message.channel, ts: message.ts };
    },
  },
};

function postable(context: MethodContext): Channel {
  const { world, args } = context;
  const target = textArg(args, "channel") ?? "";
  const person = world.users.get(target);
  const channel = person && !person.bot ? world.directChannel(person.id) : channelArg(context);
  if (channel.archived) throw new Refusal("is_archived");
  const mayWrite =
    channel.members.has(world.botUserId) ||
    (channel.kind === "public" && context.scopes.includes("chat:write.public"));
  if (!mayWrite) throw new Refusal("not_in_channel");
  return channel;
}

function thread(args: Args, channel: Channel, { world }: MethodContext): string | undefined {
  const ts = textArg(args, "thread_ts");
  if (ts !== undefined && !world.find(channel.id, ts)) throw new Refusal("thread_not_found");
  return ts;
}

function own(context: MethodContext, error: string): StoredMessage {
  const channel = channelArg(context);
  const message = context.world.find(channel.id, textArg(context.args, "ts") ?? "");
  if (!message) throw new Refusal("message_not_found");
  if (channel.archived) throw new Refusal("is_archived");
  if (message.user !== context.world.botUserId) throw new Refusal(error);
  return message;
}
