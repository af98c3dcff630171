import { setMaxListeners } from "node:events";
import { always, type ChatAdapter, type ChatHandlers, type Turns } from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import { type ChannelRef, directIn } from "../../src/chat/refs.ts";
import { ChatError, messageOf } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { toChatError } from "./errors.ts";
import { QUIET } from "./out/answers.ts";
import { openDirect } from "./out/open-dm.ts";
import { deliveryMetadata } from "./render/delivery-marker.ts";
import type { Workspace } from "./workspaces/workspace.ts";
import type { Workspaces } from "./workspaces/workspaces.ts";

/** A source of events from Slack. */
export interface Session {
  /** Connects during its turns, retrying as needed. Rejects with errors that only a person can fix, or when closed. */
  open(turns: Turns): Promise<void>;
  /** Whether events are arriving. */
  connected(): boolean;
  /** Stops accepting events; resolves when those accepted are handled. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** The result of starting the adapter. */
export interface Begun {
  readonly workspaces: Workspaces;
  readonly session: Session;
}

/** Paperboy on Slack. `begin` decides which workspaces it serves and how events arrive. */
export function createAdapter(options: {
  readonly divided?: boolean;
  readonly log: Log;
  readonly begin: (start: {
    readonly commands: readonly Command[];
    readonly handlers: ChatHandlers;
    readonly stopped: AbortSignal;
  }) => Promise<Begun>;
}): ChatAdapter {
  const { divided = false, log, begin } = options;
  const stopped = new AbortController();
  // Every wait in here listens to this signal, and a fan-out waits in many places at once.
  setMaxListeners(0, stopped.signal);
  const underway = new Set<Promise<unknown>>();
  let started = false;
  let begun: Begun | undefined;
  /** Set from the first connection on, or from the start if events arrive without one. */
  let serving: Workspaces | undefined;
  let fatal = (_error: Error): void => {};
  let moved: ChatHandlers["moved"] = async () => {};

  const withoutFiles = (error: ChatError): [] => {
    log.warn("message sent without its files", { error: error.message });
    return [];
  };

  /** Slack accepted the channel's old id, and we missed the event that announced the new one. */
  const follow = async (channel: ChannelRef, newId: string): Promise<void> => {
    try {
      await moved({ channel, newId });
    } catch (error) {
      log.warn("channel not moved; trying again with its next message", { channel, newId, error });
    }
  };

  const carryOut = async <T>(
    doing: string,
    place: { readonly workspace: string },
    call: (workspace: Workspace) => Promise<T>,
  ): Promise<T> => {
    if (!serving) throw new ChatError("unsent", `Slack could not ${doing}: it is not connected yet.`);
    const workspace = await serving.of(place).catch((error: unknown) => {
      // Whatever kept us from the token, nothing was sent.
      const words = messageOf(error);
      throw new ChatError("unsent", `Slack could not ${doing}: ${words}`, { cause: error });
    });
    try {
      return await call(workspace);
    } catch (thrown) {
      const error = toChatError(thrown, doing);
      throw error.kind === "unauthorized" ? await workspace.token.judge(error) : error;
    }
  };

  /** Translates errors, and tracks the call so that `stop` can wait for it. */
  const attempt: typeof carryOut = async (doing, place, call) => {
    const work = carryOut(doing, place, call);
    underway.add(work);
    try {
      return await work;
    } finally {
      underway.delete(work);
    }
  };

  const stop = async (): Promise<void> => {
    fatal = () => {};
    stopped.abort(new ChatError("unsent", "Paperboy is stopping."));
    await begun?.session.drain();
    await Promise.allSettled(underway);
    await begun?.session.close();
  };

  return {
    platform: "slack",
    divided,

    async start(commands, given, turns = always) {
      if (started) throw new Error("A Slack adapter can be started only once. Create another.");
      started = true;
      ({ fatal, moved } = given);
      const handlers: ChatHandlers = {
        ...given,
        fatal: (error) => fatal(error),
        connected: (event) => {
          serving = begun?.workspaces;
          given.connected(event);
        },
      };
      try {
        begun = await begin({ commands, handlers, stopped: stopped.signal });
        if (begun.session.connected()) serving = begun.workspaces;
        await begun.session.open(turns);
      } catch (error) {
        if (stopped.signal.aborted) return;
        await stop();
        throw error;
      }
    },

    connected: () => begun?.session.connected() ?? false,

    workspaces: () => (serving ? serving.served : []),

    post: (channel, message, key, under) =>
      attempt("post the message", channel, async ({ web, sender, files, finder }) => {
        finder.forget(key);
        const metadata = deliveryMetadata(key);
        const thread = under ? { thread_ts: under.id } : {};
        const uploads = await files.upload(message.files ?? []).catch(withoutFiles);
        const { ts, channel: id = channel.id } = await sender.inTurn(channel.id, message, (content) =>
          web.chat.postMessage({ channel: channel.id, ...content, ...thread, metadata, ...QUIET }),
        );
        if (!ts) throw new ChatError("unknown", "Slack accepted the message but returned no timestamp.");
        // Shared below the message, at most once: the message stays posted, with or without its files.
        await files.share(uploads, id, message.summary, ts).catch(withoutFiles);
        if (id !== channel.id) await follow(channel, id);
        return { channel: { ...channel, id }, id: ts };
      }),

    find: (channel, key, since, under) =>
      attempt("look through the channel", channel, ({ finder, self }) =>
        finder.find(channel, key, since, self.user, under),
      ),

    edit: ({ channel, id }, next, key) =>
      attempt("edit the message", channel, async ({ web, sender }) => {
        const metadata = deliveryMetadata(key);
        await sender.inTurn(channel.id, next, (content) =>
          web.chat.update({ channel: channel.id, ts: id, ...content, metadata }),
        );
      }),

    seed: (message, count) =>
      attempt("add the number reactions", message.channel, ({ seed }) => seed(message, count)),

    ballots: (message, counts) =>
      attempt("read the reactions", message.channel, ({ recount }) => recount(message, counts)),

    link: ({ channel, id }) => {
      const url = serving?.known(channel)?.self.url;
      return url && `${url}archives/${channel.id}/p${id.replace(".", "")}`;
    },

    direct: (person) =>
      attempt("open direct messages", person, async ({ web, self }) => ({
        platform: "slack",
        workspace: directIn(self.workspace),
        id: await openDirect(web, person.user),
      })),

    tell: (person, message) =>
      attempt("write to a person", person, async ({ web, sender }) => {
        await sender.inTurn(person.user, message, (content) =>
          web.chat.postMessage({ channel: person.user, ...content, ...QUIET }),
        );
      }),

    stop,
  };
}
