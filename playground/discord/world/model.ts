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
  /** Whether direct messages reach them. */
  acceptsMessages: boolean;
  /** Whether they have added the bot to their own account. */
  hasBot: boolean;
}

/** A role of a guild; the role whose id is the guild's stands for everyone. */
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
  /** Epoch milliseconds; until then the member may only look. */
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
  /** The clock that time-outs go by. */
  readonly now: () => number;
}

export type ChannelKind = "text" | "announcement" | "forum" | "thread" | "dm";

/** Allows or denies beside the roles: type 0 for a role, 1 for a member. */
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
  /** Only those who manage threads may put it on a post. */
  readonly moderated: boolean;
}

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly createdAt: number;
  /** Absent in direct messages. */
  readonly guild?: Guild;
  /** The channel that a thread belongs to. */
  readonly parent?: Channel;
  /** Whom a direct message channel leads to. */
  readonly recipient?: User;
  readonly ownerId?: string;
  readonly position: number;
  overwrites: readonly Overwrite[];
  /** Oldest first. */
  readonly messages: Message[];
  /** Of a forum: its tags. Of a thread: ids of the tags applied. */
  readonly tags: readonly Tag[];
  readonly requireTag: boolean;
  /** Of an archived thread: since when, epoch milliseconds. */
  archivedAt: number | undefined;
}

/** One emoji on a message; a user may react normally and with a burst. */
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

/** What a message shows, after validation. */
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
  /** The only user who sees it; undefined where everybody in the channel does. */
  readonly visibleTo: string | undefined;
  /** The interaction that it answers. */
  readonly interaction:
    | { readonly id: string; readonly type: number; readonly user: User; readonly name: string }
    | undefined;
  /** The message it replies to. */
  readonly replyTo: string | undefined;
}

/** Message flags that are used. */
export const FLAGS = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;
