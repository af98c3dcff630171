import type { Json } from "../json.ts";
import type { Emoji } from "./emoji.ts";
import type { Mentions } from "./mentions.ts";

/** A person or a bot. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** BCP 47, as Discord's client reports it. */
  readonly locale: string;
  /** Whether they accept direct messages. */
  acceptsMessages: boolean;
  /** Whether they have added the bot to their own account. */
  hasBot: boolean;
}

/** A guild's role; the role with the guild's own id applies to everyone. */
export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

/** A user within a guild. */
export interface Member {
  readonly user: User;
  readonly roles: string[];
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  /** Epoch milliseconds; until then the member is read-only. */
  timedOutUntil: number | undefined;
}

/** A server. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly createdAt: number;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  /** Whether the bot is a member. */
  hasBot: boolean;
  /** False during an outage. */
  available: boolean;
  /** The clock for time-outs. */
  readonly now: () => number;
}

export type ChannelKind = "text" | "announcement" | "forum" | "thread" | "dm";

/** An exception to the roles' permissions: type 0 for a role, 1 for a member. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** A tag of a forum. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Only people who manage threads may use it. */
  readonly moderated: boolean;
}

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly createdAt: number;
  /** Absent in direct messages. */
  readonly guild?: Guild;
  /** The channel a thread belongs to. */
  readonly parent?: Channel;
  /** The other person in a direct message channel. */
  readonly recipient?: User;
  readonly ownerId?: string;
  readonly position: number;
  overwrites: readonly Overwrite[];
  /** Oldest first. */
  readonly messages: Message[];
  /** For a forum: its tags. For a thread: ids of the tags applied. */
  readonly tags: readonly Tag[];
  readonly requireTag: boolean;
  /** When a thread was archived (epoch ms); undefined while it is open. */
  archivedAt: number | undefined;
}

/** An emoji on a message; a user may react both normally and with a burst. */
export interface Reaction {
  readonly emoji: Emoji;
  readonly normal: Set<string>;
  readonly burst: Set<string>;
}

/** A file that came with a message. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly contentType: string;
  /** Alt text. */
  readonly description?: string;
  readonly content: Uint8Array;
}

/** A message's content, after validation. */
export interface Draft {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
  readonly mentions: Mentions;
}

export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly createdAt: number;
  editedAt: number | undefined;
  draft: Draft;
  readonly nonce: string | number | undefined;
  readonly reactions: Map<string, Reaction>;
  /** The only user who sees it; undefined if everyone in the channel does. */
  readonly visibleTo: string | undefined;
  /** The interaction it answers. */
  readonly interaction:
    | { readonly id: string; readonly type: number; readonly user: User; readonly name: string }
    | undefined;
  /** The message it replies to. */
  readonly replyTo: string | undefined;
}

/** The message flags in use. */
export const FLAGS = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;
