import type { ChannelRef, DeliveryKey, MessageRef, Platform } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import { newsIn } from "./news-told.ts";

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
  /** The news it tells: `code 2510.10001`. */
  readonly news: readonly string[];
  /** What it is a reply to. */
  readonly under: Posted | undefined;
  /** Of a post about one paper: which of how many it says it is; undefined in all other messages. */
  readonly place: Place | undefined;
  message: Message;
  /** Whether some process was ever told that it was posted. */
  answered: boolean;
  /** `<ballot> <user>`, and since when (true time). */
  readonly reactions: Map<string, number>;
}

/** `climbed`: it was not among the day's own. */
type Place = { readonly number: number; readonly of: number } | "climbed";

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

/** An empty platform; `nonces` says where it refuses repeated keys. */
export function createPlatform(name: Platform, nonces: (channel: ChannelRef) => boolean): SimulatedPlatform {
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
      const twin = nonces(channel)
        ? there.findLast((post) => post.key === key && at - post.at < NONCE_MS)
        : undefined;
      if (twin) return twin;
      const [first] = message.blocks;
      const one = message.post && first?.kind !== "heading" ? placeOf(message) : undefined;
      const post: Posted = {
        ref: { channel, id: `m${platform.posts.length + 1}` },
        key,
        at,
        label:
          one?.label ?? message.post?.title ?? (first?.kind === "heading" ? first.text : message.summary),
        papers: message.blocks.flatMap((block) =>
          block.kind === "entry"
            ? (block.actions ?? []).flatMap((action) =>
                action.kind === "press" && action.id.startsWith("vote:")
                  ? [action.id.replace(/^vote:/, "")]
                  : [],
              )
            : [],
        ),
        news: newsIn(message),
        under: under && byId.get(under.id),
        place: one?.place,
        message,
        answered: false,
        reactions: new Map(),
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

/** Where a post about one paper says that it stands, and for which day. */
function placeOf({ blocks }: Message): { readonly label: string; readonly place: Place } {
  const notes = blocks.flatMap((block) => (block.kind === "note" ? block.text : []));
  for (const note of notes) {
    const said = /^(?:Number (\d+) of (\d+)|The one paper|(Climbed)) .*\d{4}(?=\.$)/.exec(String(note));
    if (!said) continue;
    const [label, number = "1", of = "1", climbed] = said;
    return { label, place: climbed ? "climbed" : { number: Number(number), of: Number(of) } };
  }
  throw new Error(`A paper's post does not say which it is: ${JSON.stringify(notes)}`);
}
