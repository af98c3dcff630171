/** A chat platform by the name its adapter gives it: lower-case letters, the same for ever, since it stands in keys. */
export type Platform = string;

/**
 * A place to post. `workspace` is the Discord guild or Slack workspace id. Direct messages are in none: it is empty, or
 * what `directIn` makes of the workspace through which they reach people.
 */
export interface ChannelRef {
  readonly platform: Platform;
  readonly workspace: string;
  readonly id: string;
}

/** Ends the name of a workspace's direct messages; no id holds it. */
const DIRECT = "/";

/** What direct messages have for a workspace, where a platform knows people by the workspace alone. */
export function directIn(workspace: string): string {
  return `${workspace}${DIRECT}`;
}

/** Whether a channel is direct messages with one person. */
export function isDirect({ workspace }: Pick<ChannelRef, "workspace">): boolean {
  return workspace === "" || workspace.endsWith(DIRECT);
}

/** The workspace through which a channel is reached; empty where that is not known. */
export function workspaceOf({ workspace }: Pick<ChannelRef, "workspace">): string {
  return workspace.endsWith(DIRECT) ? workspace.slice(0, -DIRECT.length) : workspace;
}

export interface MessageRef {
  readonly channel: ChannelRef;
  /** Discord message id, Slack `ts`. */
  readonly id: string;
}

export interface Person {
  readonly platform: Platform;
  /** The workspace that the account belongs to; empty where the platform knows people by the same id everywhere. */
  readonly workspace: string;
  readonly user: string;
}

/** Names one delivery for ever: the same key is never on two messages. 1 to 25 characters of `[a-z0-9]`. */
export type DeliveryKey = string & { readonly __brand: "DeliveryKey" };
