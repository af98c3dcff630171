import type { ChannelKind } from "./model.ts";
import type { PermissionName } from "./permissions.ts";

/** A guild to be added. */
export interface GuildSpec {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  /** False to leave the bot out for now. */
  readonly bot?: boolean;
}

/** A channel to be added. */
export interface ChannelSpec {
  /** Guild id; absent only for direct messages. */
  readonly guild: string;
  readonly name: string;
  readonly id?: string;
  readonly kind?: Exclude<ChannelKind, "dm" | "thread">;
  /** A forum's tags, by name; what begins with `!` only those who manage threads may put on a post. */
  readonly tags?: readonly string[];
  /** A forum that takes no post without a tag. */
  readonly requireTag?: boolean;
  /** What the bot may not do here. */
  readonly deny?: readonly PermissionName[];
}

/** A person to be added. */
export interface UserSpec {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  /** Ids of the guilds they are in; absent: all there are. */
  readonly guilds?: readonly string[];
  /** Beyond what everybody may. */
  readonly permissions?: readonly PermissionName[];
  readonly acceptsMessages?: boolean;
  /** Has added the bot to their own account; absent: no. */
  readonly hasBot?: boolean;
}
