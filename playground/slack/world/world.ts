import type { Json } from "../checks/schema.ts";
import type { Mention } from "./mentions.ts";

/** A member of the workspace. */
export interface User {
  readonly id: string;
  /** The handle, without `@`. */
  readonly name: string;
  readonly realName: string;
  readonly admin: boolean;
  readonly owner: boolean;
  readonly bot: boolean;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
}

/** A conversation. `im` is between the bot and one user. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "im";
  readonly members: Set<string>;
  /** Absent in direct messages. */
  readonly creator?: string;
  archived: boolean;
}

/** A file stored by the workspace. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly content: Uint8Array;
  readonly altText: string;
}

/** A message stored by the workspace. */
export interface StoredMessage {
  /** Changes when the channel's id does. */
  channel: string;
  readonly ts: string;
  readonly user: string;
  readonly botId?: string;
  readonly threadTs?: string;
  /** Only this user sees it. */
  readonly ephemeralFor?: string;
  text: string;
  blocks: readonly Json[];
  readonly files?: readonly StoredFile[];
  metadata?: { readonly event_type: string; readonly event_payload: Json };
  editedAt?: string;
  /** Emoji name → user ids in the order they reacted. */
  readonly reactions: Map<string, string[]>;
  /** Everyone it has notified, edits included. */
  mentions: readonly Mention[];
}

/** A message that was added, changed or removed. */
export interface MessageChange {
  readonly kind: "added" | "changed" | "removed";
  readonly message: StoredMessage;
}

/** A new message by a person or the app. */
export interface Draft {
  readonly channel: string;
  readonly user: string;
  readonly botId?: string;
  readonly threadTs?: string;
  readonly ephemeralFor?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly files?: readonly StoredFile[];
  readonly metadata?: NonNullable<StoredMessage["metadata"]>;
  readonly mentions: readonly Mention[];
}

/** A workspace: its people, channels and messages. Holds state and identities, but no protocol. */
export interface World {
  readonly now: () => number;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** Visible messages of a channel, oldest first. */
  messages(channel: string): readonly StoredMessage[];
  /** Messages only this user sees in the channel, oldest first. */
  ephemerals(user: string, channel: string): readonly StoredMessage[];
  find(channel: string, ts: string): StoredMessage | undefined;
  /** Whether the message has replies in a thread. */
  hasReplies(channel: string, ts: string): boolean;
  findEphemeral(channel: string, ts: string): StoredMessage | undefined;
  add(draft: Draft): StoredMessage;
  /** Replaces a message's content; what is omitted stays. */
  edit(message: StoredMessage, next: Partial<Pick<StoredMessage, "text" | "blocks" | "metadata">>): void;
  remove(message: StoredMessage): void;
  /**
   * Gives the channel another id; everything in it moves along. `stays`: `from` still names the channel, rather than
   * nothing. Throws Error if the new id is taken.
   */
  moveChannel(from: string, to: string, stays: boolean): void;
  /** The channel with this id, current or former. */
  channelNamed(id: string): Channel | undefined;
  /** The direct conversation between the bot and a user, opened if needed. */
  directChannel(user: string): Channel;
  /** A unique, increasing message timestamp such as `1765443600.000200`. */
  nextTs(): string;
  /** An id such as `Ev0000000A`, unique in the process. */
  nextId(prefix: string): string;
  changed(): void;
  onChange(listener: () => void): () => void;
}

/** A workspace with people and channels but no messages. */
export function createWorld(options: {
  readonly now: () => number;
  readonly team: World["team"];
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly onMessage?: (change: MessageChange) => void;
}): World {
  const messages = new Map<string, StoredMessage[]>();
  const hidden = new Map<string, StoredMessage[]>();
  const byTs = new Map<string, StoredMessage>();
  const formerIds = new Map<string, string>();
  const listeners = new Set<() => void>();
  let lastMicros = 0;
  let counter = 0;

  const listOf = (map: Map<string, StoredMessage[]>, key: string) => {
    const known = map.get(key);
    if (known) return known;
    const fresh: StoredMessage[] = [];
    map.set(key, fresh);
    return fresh;
  };
  const tell = (kind: MessageChange["kind"], message: StoredMessage) => {
    world.changed();
    options.onMessage?.({ kind, message });
  };
  const keyOf = (channel: string, ts: string) => `${channel} ${ts}`;

  const world: World = {
    now: options.now,
    team: options.team,
    appId: options.appId,
    botId: options.botId,
    botUserId: options.botUserId,
    users: new Map(options.users.map((user) => [user.id, user])),
    channels: new Map(options.channels.map((channel) => [channel.id, channel])),
    messages: (channel) => messages.get(channel) ?? [],
    ephemerals: (user, channel) =>
      (hidden.get(channel) ?? []).filter((message) => message.ephemeralFor === user),
    find: (channel, ts) => {
      const message = byTs.get(keyOf(channel, ts));
      return message?.ephemeralFor === undefined ? message : undefined;
    },
    hasReplies: (channel, ts) =>
      (messages.get(channel) ?? []).some((message) => message.threadTs === ts && message.ts !== ts),
    findEphemeral: (channel, ts) => {
      const message = byTs.get(keyOf(channel, ts));
      return message?.ephemeralFor === undefined ? undefined : message;
    },
    add: (draft) => {
      const message: StoredMessage = { ...draft, ts: world.nextTs(), reactions: new Map() };
      listOf(draft.ephemeralFor === undefined ? messages : hidden, draft.channel).push(message);
      byTs.set(keyOf(message.channel, message.ts), message);
      tell("added", message);
      return message;
    },
    edit: (message, next) => {
      Object.assign(message, next, { editedAt: world.nextTs() });
      tell("changed", message);
    },
    remove: (message) => {
      const room = listOf(message.ephemeralFor === undefined ? messages : hidden, message.channel);
      const index = room.indexOf(message);
      if (index >= 0) room.splice(index, 1);
      byTs.delete(keyOf(message.channel, message.ts));
      tell("removed", message);
    },
    channelNamed: (id) => world.channels.get(formerIds.get(id) ?? id),
    moveChannel: (from, to, stays) => {
      const channel = world.channels.get(from);
      if (!channel) throw new Error(`There is no channel ${from}.`);
      if (world.channels.has(to)) throw new Error(`There is already a channel ${to}.`);
      world.channels.delete(from);
      world.channels.set(to, { ...channel, id: to });
      if (stays) formerIds.set(from, to);
      for (const map of [messages, hidden]) {
        const moved = map.get(from) ?? [];
        map.delete(from);
        map.set(to, moved);
        for (const message of moved) {
          byTs.delete(keyOf(from, message.ts));
          message.channel = to;
          byTs.set(keyOf(to, message.ts), message);
        }
      }
      world.changed();
    },
    directChannel: (user) => {
      for (const channel of world.channels.values())
        if (channel.kind === "im" && channel.members.has(user)) return channel;
      const channel: Channel = {
        id: world.nextId("D"),
        name: "directmessage",
        kind: "im",
        members: new Set([user, options.botUserId]),
        archived: false,
      };
      world.channels.set(channel.id, channel);
      return channel;
    },
    nextTs: () => {
      // Slack's own timestamps differ in the microseconds; steps of 100 keep them readable.
      lastMicros = Math.max(Math.floor(options.now()) * 1_000, lastMicros + 100);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, "0")}`;
    },
    nextId: (prefix) => {
      counter += 1;
      return `${prefix}0PLAY${counter.toString(36).toUpperCase().padStart(5, "0")}`;
    },
    changed: () => {
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return world;
}

/** Adds a person's reaction; false if they had already reacted with it. */
export function addReaction(message: StoredMessage, name: string, user: string): boolean {
  const users = message.reactions.get(name) ?? [];
  if (users.includes(user)) return false;
  message.reactions.set(name, [...users, user]);
  return true;
}

/** Removes a person's reaction; false if there was none. */
export function removeReaction(message: StoredMessage, name: string, user: string): boolean {
  const users = message.reactions.get(name);
  if (!users?.includes(user)) return false;
  const left = users.filter((other) => other !== user);
  if (left.length > 0) message.reactions.set(name, left);
  else message.reactions.delete(name);
  return true;
}
