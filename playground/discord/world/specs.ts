import type { ChannelKind } from "./model.ts";
import type { PermissionName } from "./permissions.ts";

/** A guild to add. */
export interface GuildSpec {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  /** False to leave the bot out at first. */
  readonly bot?: boolean;
}

/** A channel to add. */
export interface ChannelSpec {
  /** Guild id; absent only for direct messages. */
  readonly guild: string;
  readonly name: string;
  readonly id?: string;
  readonly kind?: Exclude<ChannelKind, "dm" | "thread">;
  /** A forum's tags, by name; those starting with `!` are only for people who manage threads. */
  readonly tags?: readonly string[];
  /** Whether a forum rejects posts without a tag. */
  readonly requireTag?: boolean;
  /** Permissions denied to the bot here. */
  readonly deny?: readonly PermissionName[];
}

/** A person to add. */
export interface UserSpec {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  /** Ids of their guilds; default: all. */
  readonly guilds?: readonly string[];
  /** Beyond what everyone may do. */
  readonly permissions?: readonly PermissionName[];
  readonly acceptsMessages?: boolean;
  /** Whether they have added the bot to their own account; default: no. */
  readonly hasBot?: boolean;
}
