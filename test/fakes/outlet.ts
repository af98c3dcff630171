import type { ChannelRef, ChatHandlers, DeliveryKey, Outlet, Platform } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import { ChatError } from "../../src/runtime/errors.ts";

/** What has arrived. */
export interface Arrived {
  readonly channel: ChannelRef;
  readonly message: Message;
  readonly key: DeliveryKey;
}

/** An outlet that is no chat: what has gone out cannot be found, changed or answered. */
export interface FakeOutlet extends Outlet {
  readonly arrived: readonly Arrived[];
  /** How many times a post was tried. */
  posts(): number;
  /** The next post ends so; `arrives`: though the message arrives. */
  failNext(kind: ChatError["kind"], arrives?: boolean): void;
}

/** An outlet in memory with the least that every one does. */
export function createFakeOutlet(platform: Platform): FakeOutlet {
  const arrived: Arrived[] = [];
  const faults: { readonly kind: ChatError["kind"]; readonly arrives: boolean }[] = [];
  let handlers: ChatHandlers | undefined;
  let posts = 0;
  return {
    platform,
    arrived,
    posts: () => posts,
    failNext: (kind, arrives = false) => void faults.push({ kind, arrives }),
    start: async (_commands, given) => {
      handlers = given;
      handlers.connected({ platform, gap: false });
    },
    connected: () => handlers !== undefined,
    post: async (channel, message, key) => {
      posts += 1;
      const fault = faults.shift();
      if (!fault || fault.arrives) arrived.push({ channel, message, key });
      if (fault) throw new ChatError(fault.kind, `scripted: ${fault.kind}`);
      return { channel, id: `n${arrived.length}` };
    },
    stop: async () => {
      handlers = undefined;
    },
  };
}
