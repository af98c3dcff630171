import type { ChannelRef, DeliveryKey, MessageRef, Platform } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";

/** Discord refuses a repeated nonce for some minutes. */
const NONCE_MS = 5 * 60_000;

/** A message as the platform holds it. */
export interface Posted {
  readonly ref: MessageRef;
  readonly key: DeliveryKey;
  /** True time. */
  readonly at: number;
  readonly label: string;
  readonly papers: readonly string[];
  /** What it is a reply to. */
  readonly under: Posted | undefined;
  message: Message;
  /** Whether some process was ever told that it was posted. */
  answered: boolean;
  /** `<ballot> <user>`. */
  readonly reactions: Set<string>;
}

/** What a platform itself remembers, whatever becomes of the bots. */
export interface SimulatedPlatform {
  readonly name: Platform;
  readonly posts: Posted[];
  /** Told of every message that lands. */
  onPost: (post: Posted) => void;
  readonly gone: Set<string>;
  readonly forbidden: Set<string>;
  land(channel: ChannelRef, message: Message, key: DeliveryKey, at: number, under?: MessageRef): Posted;
  in(channel: ChannelRef): readonly Posted[];
  byRef(ref: MessageRef): Posted | undefined;
}

/** Names a channel in maps and logs. */
export function nameOf({ platform, workspace, id }: ChannelRef): string {
  return `${platform}/${workspace}/${id}`;
}

/** An empty platform; `nonces` says whether it refuses repeated keys. */
export function createPlatform(name: Platform, nonces: boolean): SimulatedPlatform {
  const channels = new Map<string, Posted[]>();
  const byId = new Map<string, Posted>();
  const platform: SimulatedPlatform = {
    name,
    posts: [],
    onPost: () => {},
    gone: new Set(),
    forbidden: new Set(),
    land(channel, message, key, at, under) {
      const there = channels.get(nameOf(channel)) ?? [];
      const twin = nonces ? there.findLast((post) => post.key === key && at - post.at < NONCE_MS) : undefined;
      if (twin) return twin;
      const [first] = message.blocks;
      const post: Posted = {
        ref: { channel, id: `m${platform.posts.length + 1}` },
        key,
        at,
        label: first?.kind === "heading" ? first.text : message.summary,
        papers: message.blocks.flatMap((block) =>
          block.kind === "entry"
            ? (block.actions ?? []).flatMap((action) =>
                action.kind === "press" ? [action.id.replace(/^vote:/, "")] : [],
              )
            : [],
        ),
        under: under && byId.get(under.id),
        message,
        answered: false,
        reactions: new Set(),
      };
      channels.set(nameOf(channel), [...there, post]);
      byId.set(post.ref.id, post);
      platform.posts.push(post);
      platform.onPost(post);
      return post;
    },
    in: (channel) => channels.get(nameOf(channel)) ?? [],
    byRef: ({ id }) => byId.get(id),
  };
  return platform;
}
