import type { Json } from "../json.ts";
import { emojiText } from "../world/emoji.ts";
import type { Mentions } from "../world/mentions.ts";
import {
  type Channel,
  type ChannelKind,
  FLAGS,
  type Guild,
  type Message,
  type User,
} from "../world/model.ts";

/** A message as people in the channel see it, for the page and for tests. */
export interface SeenMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly Json[];
  /** As on the wire, with `id`s filled in. */
  readonly components: readonly Json[];
  readonly attachments: readonly SeenFile[];
  readonly flags: number;
  /** The only user who sees it. */
  readonly visibleTo?: string;
  /** True while it reads "thinking…". */
  readonly loading: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly editedAt?: number;
  readonly nonce?: string | number;
  /** Whom it pings. */
  readonly mentions: Mentions;
  readonly reactions: readonly SeenReaction[];
  /** The command or button it answers. */
  readonly interaction?: { readonly user: string; readonly name: string };
  readonly replyTo?: string;
}

export interface SeenFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Size in bytes. */
  readonly size: number;
  /** Alt text. */
  readonly description?: string;
  readonly content: Uint8Array;
}

export interface SeenReaction {
  /** `👍` or `name:id`. */
  readonly emoji: string;
  readonly count: number;
  /** Ids, in order of reaction. */
  readonly users: readonly string[];
}

/** A snapshot, unaffected by later changes. */
export function seenMessage(message: Message): SeenMessage {
  const { draft, interaction } = message;
  const { id, name, bot } = message.author;
  return {
    id: message.id,
    channel: message.channel.id,
    author: { id, name, bot },
    content: draft.content,
    embeds: draft.embeds,
    components: draft.components,
    attachments: draft.attachments.map(({ id, filename, size, contentType, description, content }) => ({
      id,
      name: filename,
      type: contentType,
      size,
      ...(description === undefined ? {} : { description }),
      content,
    })),
    flags: draft.flags,
    loading: (draft.flags & FLAGS.loading) !== 0,
    createdAt: message.createdAt,
    mentions: draft.mentions,
    reactions: [...message.reactions.values()].map((reaction) => ({
      emoji: emojiText(reaction.emoji),
      count: reaction.normal.size + reaction.burst.size,
      users: [...new Set([...reaction.normal, ...reaction.burst])],
    })),
    ...(message.visibleTo === undefined ? {} : { visibleTo: message.visibleTo }),
    ...(message.editedAt === undefined ? {} : { editedAt: message.editedAt }),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(interaction ? { interaction: { user: interaction.user.id, name: interaction.name } } : {}),
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
  };
}

/** All readable text in a message, joined by line breaks: content, embeds, text displays, labels. */
export function readableText(message: SeenMessage): string {
  const texts: string[] = [message.content];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        if (["content", "label", "title", "description"].includes(key) && typeof each === "string")
          texts.push(each);
        else visit(each);
      }
    }
  };
  visit([message.embeds, message.components]);
  return texts.filter(Boolean).join("\n");
}

/** A guild with its channels and people, for the page. */
export interface SeenGuild {
  readonly id: string;
  readonly name: string;
  readonly hasBot: boolean;
  readonly channels: readonly SeenChannel[];
  readonly members: readonly SeenUser[];
}

export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** Absent in direct messages. */
  readonly guild?: string;
  /** For a thread: the channel it belongs to. */
  readonly parent?: string;
  /** Names of a forum's tags, or of those on its post. */
  readonly tags: readonly string[];
}

export interface SeenUser {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
}

/** A snapshot of what people see of a guild. */
export function seenGuild(guild: Guild): SeenGuild {
  return {
    id: guild.id,
    name: guild.name,
    hasBot: guild.hasBot,
    channels: [...guild.channels.values()].map(seenChannel),
    members: [...guild.members.values()].map((member) => seenUser(member.user)),
  };
}

/** A snapshot of what people see of a channel. */
export function seenChannel(channel: Channel): SeenChannel {
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    tags: channel.tags.map(({ name }) => name),
    ...(channel.guild ? { guild: channel.guild.id } : {}),
    ...(channel.parent ? { parent: channel.parent.id } : {}),
  };
}

/** A snapshot of what people see of each other. */
export function seenUser({ id, name, bot }: User): SeenUser {
  return { id, name, bot };
}
