import { channelJson, messageJson } from "../world/wire-json.ts";
import type { StoredMessage } from "../world/world.ts";
import { byKind, channelArg, flagArg, type Method, type MethodContext, paged, textArg } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** Reading channels and their messages. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.history": {
    scope: byKind("history"),
    perMinute: 50,
    run: (context) => {
      const { world, args } = context;
      const channel = readable(context);
      const newestFirst = within(world.messages(channel.id), context)
        .filter((message) => message.threadTs === undefined || message.threadTs === message.ts)
        .reverse();
      const { page, more, response_metadata } = paged(newestFirst, args, 999, 100);
      return {
        messages: page.map((message) => shown(context, message)),
        has_more: more,
        pin_count: 0,
        response_metadata,
      };
    },
  },
  "conversations.replies": {
    scope: byKind("history"),
    perMinute: 50,
    run: (context) => {
      const { world, args } = context;
      const channel = readable(context);
      const ts = textArg(args, "ts") ?? "";
      if (!world.find(channel.id, ts)) throw new Refusal("thread_not_found");
      const thread = world
        .messages(channel.id)
        .filter((message) => message.ts === ts || message.threadTs === ts);
      const { page, more, response_metadata } = paged(within(thread, context), args, 1_000, 1_000);
      return { messages: page.map((message) => shown(context, message)), has_more: more, response_metadata };
    },
  },
  "conversations.info": {
    scope: byKind("read"),
    perMinute: 50,
    run: (context) => ({ channel: channelJson(context.world, channelArg(context)) }),
  },
  "conversations.members": {
    scope: byKind("read"),
    perMinute: 100,
    run: (context) => {
      const { page, response_metadata } = paged([...channelArg(context).members], context.args, 999, 100);
      return { members: page, response_metadata };
    },
  },
  "conversations.open": {
    scope: "im:write",
    perMinute: 50,
    run: ({ world, args }) => {
      const ids = (textArg(args, "users") ?? "").split(",").filter(Boolean);
      const [id] = ids;
      if (id === undefined) throw new Refusal("users_list_not_supplied");
      if (ids.length > 1) throw new Refusal("missing_scope", { needed: "mpim:write" });
      const user = world.users.get(id);
      if (!user) throw new Refusal("user_not_found");
      if (user.bot) throw new Refusal("cannot_dm_bot");
      return { channel: { id: world.directChannel(user.id).id } };
    },
  },
};

function readable(context: MethodContext) {
  const channel = channelArg(context);
  if (!channel.members.has(context.world.botUserId)) throw new Refusal("not_in_channel");
  return channel;
}

function within(messages: readonly StoredMessage[], { args }: MethodContext): StoredMessage[] {
  const oldest = micros(textArg(args, "oldest") ?? "0", "invalid_ts_oldest");
  const latest = micros(textArg(args, "latest") ?? "99999999999", "invalid_ts_latest");
  const inclusive = flagArg(args, "inclusive");
  return messages.filter((message) => {
    const at = micros(message.ts, "invalid_ts_oldest");
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function micros(ts: string, error: string): number {
  const [, seconds, fraction = ""] = /^(\d{1,11})(?:\.(\d{1,6}))?$/.exec(ts) ?? [];
  if (seconds === undefined) throw new Refusal(error);
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, "0"));
}

function shown(context: MethodContext, message: StoredMessage) {
  return messageJson(context.world, message, { allMetadata: flagArg(context.args, "include_all_metadata") });
}
