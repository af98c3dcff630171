import type { Json } from "../json.ts";

/** An event for the gateway. `intents`: any of these bits lets a session have it; absent: every session has it. */
export interface Dispatch {
  readonly type: string;
  readonly intents?: number;
  readonly guildId?: string;
  /** `content`: whether the session may read what others write. */
  readonly data: Json | ((content: boolean) => Json);
}

/** What has changed, for whoever shows the state. */
export interface Change {
  readonly kind:
    | "guild"
    | "channel"
    | "user"
    | "message"
    | "message-deleted"
    | "reactions"
    | "commands"
    | "interaction"
    | "gateway";
  readonly guild?: string;
  readonly channel?: string;
  readonly message?: string;
  readonly user?: string;
}

/** Gateway intents that are used, by their bits. */
export const INTENTS = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;
