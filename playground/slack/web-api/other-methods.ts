import type { Json } from "../checks/schema.ts";
import { reactionName } from "../world/emoji.ts";
import { messageJson, userJson } from "../world/wire-json.ts";
import { addReaction, removeReaction, type StoredMessage } from "../world/world.ts";
import { channelArg, flagArg, type Method, type MethodContext, textArg } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** Reactions, people and the connection itself. */
export const otherMethods: Readonly<Record<string, Method>> = {
  "api.test": { token: "none", run: ({ args }) => ({ args }) },
  "auth.test": {
    run: ({ world }) => ({
      url: `https://${world.team.domain}.slack.com/`,
      team: world.team.name,
      user: world.users.get(world.botUserId)?.name,
      team_id: world.team.id,
      user_id: world.botUserId,
      bot_id: world.botId,
      is_enterprise_install: false,
    }),
  },
  "apps.connections.open": {
    token: "app",
    scope: "connections:write",
    run: ({ socketUrl }) => ({ url: socketUrl() }),
  },
  "team.info": {
    scope: "team:read",
    perMinute: 50,
    run: ({ world }) => ({ team: { ...world.team, email_domain: "", icon: {} } }),
  },
  "users.info": {
    scope: "users:read",
    perMinute: 100,
    run: ({ world, args }) => {
      const user = world.users.get(textArg(args, "user") ?? "");
      if (!user) throw new Refusal("user_not_found");
      return { user: userJson(world, user, { locale: flagArg(args, "include_locale") }) };
    },
  },
  "bots.info": {
    scope: "users:read",
    perMinute: 50,
    run: ({ world, args }) => {
      const id = textArg(args, "bot");
      if (id !== undefined && id !== world.botId) throw new Refusal("bot_not_found");
      return {
        bot: {
          id: world.botId,
          app_id: world.appId,
          user_id: world.botUserId,
          name: "Paperboy",
          deleted: false,
        },
      };
    },
  },
  "reactions.add": {
    scope: "reactions:write",
    perMinute: 50,
    run: (context) => {
      const { message, name } = reactionTarget(context);
      if (message.reactions.size >= 23 && !message.reactions.has(name)) throw new Refusal("too_many_emoji");
      if (!addReaction(message, name, context.world.botUserId)) throw new Refusal("already_reacted");
      context.world.changed();
      context.emit(reactionEvent("reaction_added", message, name, context.world.botUserId));
      return {};
    },
  },
  "reactions.remove": {
    scope: "reactions:write",
    perMinute: 20,
    run: (context) => {
      const { message, name } = reactionTarget(context);
      if (!removeReaction(message, name, context.world.botUserId)) throw new Refusal("no_reaction");
      context.world.changed();
      context.emit(reactionEvent("reaction_removed", message, name, context.world.botUserId));
      return {};
    },
  },
  "reactions.get": {
    scope: "reactions:read",
    perMinute: 50,
    run: (context) => {
      const channel = channelArg(context);
      const message = context.world.find(channel.id, textArg(context.args, "timestamp") ?? "");
      if (!message) throw new Refusal("message_not_found");
      const fullReactions = flagArg(context.args, "full");
      return {
        type: "message",
        channel: channel.id,
        message: messageJson(context.world, message, { fullReactions }),
      };
    },
  },
};

/** A reaction event in the format of the Events API. */
export function reactionEvent(
  kind: "reaction_added" | "reaction_removed",
  message: StoredMessage,
  name: string,
  user: string,
): Json & { readonly type: string } {
  return {
    type: kind,
    user,
    reaction: name,
    item: { type: "message", channel: message.channel, ts: message.ts },
    item_user: message.user,
  };
}

function reactionTarget(context: MethodContext): { message: StoredMessage; name: string } {
  const channel = channelArg(context);
  const name = reactionName(textArg(context.args, "name") ?? "", context.emojiNames);
  if (name === undefined) throw new Refusal("invalid_name");
  if (!channel.members.has(context.world.botUserId)) throw new Refusal("not_in_channel");
  if (channel.archived) throw new Refusal("is_archived");
  const message = context.world.find(channel.id, textArg(context.args, "timestamp") ?? "");
  if (!message) throw new Refusal("message_not_found");
  return { message, name };
}
