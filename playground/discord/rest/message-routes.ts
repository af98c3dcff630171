import { createForm, integer } from "../checks/complaints.ts";
import { checkMessage } from "../checks/message.ts";
import { isOlder, type Json, refuse } from "../json.ts";
import { type Board, hidesFromBot } from "../world/board.ts";
import { type Emoji, emojiKey, readEmoji } from "../world/emoji.ts";
import { isEphemeral, messageView } from "../world/message-views.ts";
import { type Channel, FLAGS, type Message } from "../world/model.ts";
import { may, type PermissionName } from "../world/permissions.ts";
import { userView } from "../world/views.ts";
import type { World } from "../world/world.ts";
import { requirePermission, visibleChannel } from "./access.ts";
import type { Call, Reply, Route } from "./routing.ts";

export interface MessagePorts {
  readonly world: World;
  readonly board: Board;
  /** How long a nonce is remembered, in milliseconds. */
  readonly nonceWindowMs: number;
  /** Whether the message content intent is switched on for the application. */
  readonly readsContent: boolean;
}

/** Routes for messages and reactions. */
export function messageRoutes(ports: MessagePorts): readonly Route[] {
  const { world, board } = ports;
  const { bot } = world;
  const nonces = new Map<string, { readonly at: number; readonly message: Message }>();
  const view = (message: Message) =>
    messageView(message, bot.id, !ports.readsContent && hidesFromBot(message, bot.id));
  const channelOf = (call: Call) => visibleChannel(world, call.param("channel"));

  function messageOf(call: Call): Message {
    const channel = channelOf(call);
    const message = world.messages.get(call.param("message"));
    if (!message || message.channel !== channel || isEphemeral(message)) throw refuse.unknownMessage();
    return message;
  }

  const require = (channel: Channel, permission: PermissionName) =>
    requirePermission(world, channel, permission);

  /** The message already created with this nonce, even if deleted since. */
  function already(nonce: string | number | undefined): Message | undefined {
    const known = nonce === undefined ? undefined : nonces.get(String(nonce));
    return known && world.now() - known.at <= ports.nonceWindowMs ? known.message : undefined;
  }

  function remember(nonce: string | number | undefined, message: Message): void {
    if (nonce === undefined) return;
    const at = world.now();
    for (const [old, each] of nonces) {
      if (at - each.at <= ports.nonceWindowMs) break;
      nonces.delete(old);
    }
    nonces.set(String(nonce), { at, message });
  }

  function send(channel: Channel, call: Call): Reply {
    if (channel.kind === "forum") throw refuse.notTextChannel();
    require(channel, channel.parent ? "SendMessagesInThreads" : "SendMessages");
    if (channel.recipient && !channel.recipient.acceptsMessages) throw refuse.closedToMessages();
    if (call.files.length > 0) require(channel, "AttachFiles");
    const { draft, nonce, enforceNonce, replyTo } = checkMessage(call.body, { files: call.files });
    const known = enforceNonce ? already(nonce) : undefined;
    if (known) return { status: 200, body: withNonce(known) };
    if (replyTo !== undefined && world.messages.get(replyTo)?.channel !== channel) unknownReference();
    // Without the permission Embed Links, Discord drops embeds silently.
    const shown = may(channel, bot.id, "EmbedLinks") ? draft : { ...draft, embeds: [] };
    const message = board.post(channel, bot, shown, { nonce, replyTo });
    remember(nonce, message);
    return { status: 200, body: withNonce(message) };
  }

  /** Only the response to sending includes the nonce; messages read back later do not. */
  function withNonce(message: Message): Json {
    return { ...view(message), ...(message.nonce === undefined ? {} : { nonce: message.nonce }) };
  }

  function history(call: Call): Reply {
    const channel = channelOf(call);
    const form = createForm();
    const limit = integer(form, Object.fromEntries(call.query), "limit", [], { min: 1, max: 100 }) ?? 50;
    const anchors = ["before", "after", "around"].filter((key) => call.query.has(key));
    for (const key of anchors) {
      if (!/^\d{1,20}$/.test(call.query.get(key) ?? ""))
        form.fail([key], "NUMBER_TYPE_COERCE", `Value "${call.query.get(key)}" is not snowflake.`);
    }
    form.settle();
    if (!may(channel, bot.id, "ReadMessageHistory")) return { status: 200, body: [] };
    const all = channel.messages.filter((message) => !isEphemeral(message));
    const anchor = call.query.get(anchors[0] ?? "") ?? "";
    return { status: 200, body: page(all, anchors[0], anchor, limit).reverse().map(view) };
  }

  function ownReaction(call: Call, add: boolean): Reply {
    const message = messageOf(call);
    const emoji = knownEmoji(call.param("emoji"));
    const { channel } = message;
    if (channel.archivedAt !== undefined) throw refuse.archivedThread();
    if (add) {
      require(channel, "ReadMessageHistory");
      if (!message.reactions.has(emojiKey(emoji))) require(channel, "AddReactions");
      board.react(message, bot, emoji);
    } else board.unreact(message, bot, emoji);
    return { status: 204 };
  }

  function reactors(call: Call): Reply {
    const message = messageOf(call);
    const emoji = knownEmoji(call.param("emoji"));
    const form = createForm();
    const query = Object.fromEntries(call.query);
    const limit = integer(form, query, "limit", [], { min: 1, max: 100 }) ?? 25;
    const burst = integer(form, query, "type", [], { min: 0, max: 1 }) === 1;
    form.settle();
    const after = call.query.get("after") ?? "0";
    const reaction = message.reactions.get(emojiKey(emoji));
    const ids = [...(burst ? (reaction?.burst ?? []) : (reaction?.normal ?? []))]
      .filter((id) => isOlder(after, id))
      .sort((a, b) => (isOlder(a, b) ? -1 : 1))
      .slice(0, limit);
    const users = ids.map((id) => world.users.get(id)).filter((user) => user !== undefined);
    return { status: 200, body: users.map(userView) };
  }

  function knownEmoji(given: string): Emoji {
    const emoji = readEmoji(given);
    if (!emoji) throw refuse.unknownEmoji();
    return emoji;
  }

  function crosspost(call: Call): Reply {
    const message = messageOf(call);
    if (message.channel.kind !== "announcement") throw refuse.wrongChannelType();
    if (message.author !== bot) require(message.channel, "ManageMessages");
    require(message.channel, "SendMessages");
    const { draft } = message;
    if ((draft.flags & FLAGS.crossposted) !== 0) throw refuse.alreadyCrossposted();
    board.edit(message, { ...draft, flags: draft.flags | FLAGS.crossposted });
    return { status: 200, body: view(message) };
  }

  function edit(call: Call): Reply {
    const message = messageOf(call);
    if (message.author !== bot) throw refuse.notYourMessage();
    if (message.channel.archivedAt !== undefined) throw refuse.archivedThread();
    board.edit(message, checkMessage(call.body, { before: message.draft, files: call.files }).draft);
    return { status: 200, body: view(message) };
  }

  function remove(call: Call): Reply {
    const message = messageOf(call);
    if (message.author !== bot) require(message.channel, "ManageMessages");
    board.remove(message);
    return { status: 204 };
  }

  const messages = "/channels/:channel/messages";
  const reactions = `${messages}/:message/reactions/:emoji`;
  return [
    { method: "POST", path: messages, handle: (call) => send(channelOf(call), call) },
    { method: "GET", path: messages, handle: history },
    {
      method: "GET",
      path: `${messages}/:message`,
      handle: (call) => ({ status: 200, body: view(messageOf(call)) }),
    },
    { method: "PATCH", path: `${messages}/:message`, handle: edit },
    { method: "DELETE", path: `${messages}/:message`, handle: remove },
    { method: "POST", path: `${messages}/:message/crosspost`, handle: crosspost },
    { method: "PUT", path: `${reactions}/@me`, handle: (call) => ownReaction(call, true) },
    { method: "DELETE", path: `${reactions}/@me`, handle: (call) => ownReaction(call, false) },
    { method: "GET", path: reactions, handle: reactors },
    {
      method: "POST",
      path: "/channels/:channel/typing",
      handle(call) {
        require(channelOf(call), "SendMessages");
        return { status: 204 };
      },
    },
  ];
}

/** The `limit` messages closest to the anchor on the given side, oldest first. */
function page(all: readonly Message[], side: string | undefined, anchor: string, limit: number): Message[] {
  switch (side) {
    case "after":
      return all.filter((message) => isOlder(anchor, message.id)).slice(0, limit);
    case "before":
      return all.filter((message) => isOlder(message.id, anchor)).slice(-limit);
    case "around": {
      const middle = all.findIndex((message) => !isOlder(message.id, anchor));
      const start = Math.max(0, (middle < 0 ? all.length : middle) - Math.floor(limit / 2));
      return all.slice(start, start + limit);
    }
    default:
      return all.slice(-limit);
  }
}

function unknownReference(): never {
  const form = createForm();
  form.fail(["message_reference"], "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
  form.settle();
  throw refuse.unknownMessage();
}
