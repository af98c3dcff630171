import type { Json } from "../checks/schema.ts";
import type { Files } from "../world/files.ts";
import type { Views } from "../world/views.ts";
import type { Channel, World } from "../world/world.ts";
import { Refusal } from "./refusal.ts";

/** The arguments of a call, with JSON form fields already parsed. */
export type Args = Readonly<Record<string, unknown>>;

/** The context available to a method. */
export interface MethodContext {
  readonly world: World;
  readonly args: Args;
  readonly scopes: readonly string[];
  /** A WebSocket URL with a fresh ticket. */
  readonly socketUrl: () => string;
  readonly emojiNames: ReadonlySet<string>;
  readonly emit: (event: Json & { readonly type: string }) => void;
  /** Uses up a trigger and returns its user. Throws if it is unknown, used or older than three seconds. */
  readonly useTrigger: (id: unknown) => string;
  readonly views: Views;
  readonly files: Files;
  /** When shared files appear; undefined: at once. */
  readonly sharing?: { readonly afterMs: number } | "never";
  /** The public URL of this server, without a trailing slash. */
  readonly publicUrl: () => string;
}

/** One Web API method. */
export interface Method {
  /** The scope it needs; a function if that depends on the conversation. */
  readonly scope?: string | ((context: MethodContext) => string | undefined);
  /** Calls per minute (Slack's tiers: 1, 20, 50, 100). */
  readonly perMinute?: number;
  /** The kind of token it requires; by default a bot's. */
  readonly token?: "app" | "none";
  run(context: MethodContext): Json;
}

/** A string argument; undefined if absent or empty. */
export function textArg(args: Args, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "string" ? value : String(value);
}

/** A boolean argument, as form posts spell it. */
export function flagArg(args: Args, name: string): boolean {
  return args[name] === true || args[name] === "true" || args[name] === "1" || args[name] === 1;
}

/** The conversation in `channel`, if the bot can see it. */
export function channelArg({ world, args }: MethodContext): Channel {
  const id = textArg(args, "channel");
  const channel = id === undefined ? undefined : world.channelNamed(id);
  // To outsiders, a private channel does not exist.
  if (!channel || (channel.kind === "private" && !channel.members.has(world.botUserId)))
    throw new Refusal("channel_not_found");
  return channel;
}

/** The scope family of a conversation: `channels:history`, `groups:history`, `im:history`. */
export function byKind(suffix: "history" | "read"): (context: MethodContext) => string | undefined {
  return ({ world, args }) => {
    switch (world.channels.get(textArg(args, "channel") ?? "")?.kind) {
      case "private":
        return `groups:${suffix}`;
      case "im":
        return `im:${suffix}`;
      default:
        return `channels:${suffix}`;
    }
  };
}

/** A page of a list by `cursor` and `limit`. */
export function paged<T>(all: readonly T[], args: Args, most: number, usual: number) {
  const limit = Number(args.limit ?? usual) || usual;
  if (limit < 1 || limit > most) throw new Refusal("invalid_limit");
  const cursor = textArg(args, "cursor");
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, "base64").toString().split(":")[1]);
  if (!Number.isInteger(start)) throw new Refusal("invalid_cursor");
  const more = start + limit < all.length;
  const next = more ? Buffer.from(`next:${start + limit}`).toString("base64") : "";
  return { page: all.slice(start, start + limit), more, response_metadata: { next_cursor: next } };
}
