/** The name of a chat platform's adapter: lower-case letters. It never changes, since stored keys contain it. */
export type Platform = string;

/**
 * A place to post. `workspace` is the Discord guild or Slack workspace id. For direct messages it is empty, or the name
 * that `directIn` derives from the workspace through which they reach people.
 */
export interface ChannelRef {
  readonly platform: Platform;
  readonly workspace: string;
  readonly id: string;
}

/** Suffix of the workspace name of direct messages; no id contains it. */
const DIRECT = "/";

/** Returns the `workspace` of direct messages, on platforms where user ids belong to one workspace. */
export function directIn(workspace: string): string {
  return `${workspace}${DIRECT}`;
}

/** Whether a channel is a direct conversation with one person. */
export function isDirect({ workspace }: Pick<ChannelRef, "workspace">): boolean {
  return workspace === "" || workspace.endsWith(DIRECT);
}

/** Returns the workspace through which a channel is reached; empty if it is unknown. */
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
  /** The account's workspace; empty on platforms where user ids are global. */
  readonly workspace: string;
  readonly user: string;
}

/** Names one delivery, for ever: no two messages have the same key. 1 to 25 characters of `[a-z0-9]`. */
export type DeliveryKey = string & { readonly __brand: "DeliveryKey" };
