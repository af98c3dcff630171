import type { Json } from "../json.ts";

/** A gateway event. `intents`: sessions with any of these bits receive it; absent: every session does. */
export interface Dispatch {
  readonly type: string;
  readonly intents?: number;
  readonly guildId?: string;
  /** `content`: whether the session may read other people's messages. */
  readonly data: Json | ((content: boolean) => Json);
}

/** A change, for anything that displays the state. */
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

/** The gateway intents in use, by bit. */
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
