/** A chat platform by the name its adapter gives it: lower-case letters, the same for ever, since it stands in keys. */
export type Platform = string;

/** A place to post. `workspace` is the Discord guild or Slack workspace id; empty in direct messages. */
export interface ChannelRef {
  readonly platform: Platform;
  readonly workspace: string;
  readonly id: string;
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
