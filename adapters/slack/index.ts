import { setMaxListeners } from "node:events";
import { webApi } from "@slack/bolt";
import type { ChatAdapter } from "../../src/chat/adapter.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { type Metrics, noMetrics } from "../../src/runtime/metrics.ts";
import { toChatError } from "./errors.ts";
import { createSession, type Session } from "./in/bolt-app.ts";
import { type Self, signIn } from "./in/connection/sign-in.ts";
import { QUIET } from "./out/answers.ts";
import { createWebClient, SLACK_API_URL } from "./out/api.ts";
import { createCheckedFetch } from "./out/checked-fetch.ts";
import { createFiles } from "./out/files.ts";
import { createFinder } from "./out/find.ts";
import { openDirect } from "./out/open-dm.ts";
import { createSender } from "./out/post.ts";
import { createRecounter, createSeeder } from "./out/recount.ts";
import { createTokenGuard } from "./out/token-guard.ts";
import { deliveryMetadata } from "./render/delivery-marker.ts";

export interface SlackOptions {
  /** `xoxb-…`, of one workspace. */
  readonly botToken: string;
  /** `xapp-…` with `connections:write`. */
  readonly appToken: string;
  /** Another Web API than Slack's; the WebSocket address comes from there too. */
  readonly apiUrl?: string;
  /** Member ids that may configure every channel, besides workspace admins and the channel's creator. */
  readonly managers?: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** From 0 up to 1; spreads reconnects. */
  readonly random?: () => number;
}

/** A post ends within 45 s: files must not take all of them. */
const UPLOAD_CALL_MS = 5_000;

/** Paperboy on Slack: Socket Mode through Bolt, one workspace. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { botToken, appToken, managers = [], log, clock, random = Math.random } = options;
  const { metrics = noMetrics } = options;
  const apiUrl = options.apiUrl ?? SLACK_API_URL;
  const stopped = new AbortController();
  // Every wait in here listens to it, and a fan-out waits in many places at once.
  setMaxListeners(0, stopped.signal);
  const web = createWebClient(botToken, { apiUrl, log });
  web.on(webApi.WebClientEvent.RATE_LIMITED, (seconds: number) =>
    metrics.rateLimited("slack", seconds * 1000),
  );
  const files = createFiles({
    web: createWebClient(botToken, { apiUrl, log, timeoutMs: UPLOAD_CALL_MS }),
    fetch: createCheckedFetch(apiUrl),
    clock,
    stopped: stopped.signal,
    log,
  });
  const sender = createSender(files, clock, stopped.signal, log);
  const finder = createFinder(web, clock);
  const seed = createSeeder(web, clock, stopped.signal);
  const recount = createRecounter(web, clock, stopped.signal);
  const underway = new Set<Promise<unknown>>();
  let begun = false;
  let session: Session | undefined;
  /** Who we are, from the first connection on. */
  let connectedAs: Self | undefined;
  let fatal = (_error: ChatError): void => {};
  const token = createTokenGuard(web, log, (error) => fatal(error));

  const withoutFiles = (error: ChatError): [] => {
    log.warn("message sent without its files", { error: error.message });
    return [];
  };

  /** Translates errors, and lets `stop` wait for the call. */
  const attempt = async <T>(doing: string, call: (self: Self) => Promise<T>): Promise<T> => {
    if (!connectedAs) throw new ChatError("unsent", `Slack could not ${doing}: it is not connected yet.`);
    const work = call(connectedAs).catch(async (thrown: unknown) => {
      const error = toChatError(thrown, doing);
      throw error.kind === "unauthorized" ? await token.judge(error) : error;
    });
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
    await session?.drain();
    await Promise.allSettled(underway);
    await session?.close();
  };

  return {
    platform: "slack",

    async start(commands, handlers) {
      if (begun) throw new Error("A Slack adapter starts once: make another.");
      begun = true;
      fatal = handlers.fatal;
      try {
        const self = await signIn(web, { clock, random, log, stopped: stopped.signal });
        session = createSession({
          botToken,
          appToken,
          apiUrl,
          managers,
          self,
          commands,
          handlers: {
            ...handlers,
            connected: (event) => {
              connectedAs = self;
              handlers.connected(event);
            },
          },
          tokenDoubted: token.doubt,
          web,
          sender,
          files,
          clock,
          random,
          log,
        });
        await session.open();
      } catch (error) {
        if (stopped.signal.aborted) return;
        await stop();
        throw error;
      }
    },

    connected: () => session?.connected() ?? false,

    post: (channel, message, key, under) =>
      attempt("post the message", async () => {
        finder.forget(key);
        const metadata = deliveryMetadata(key);
        const thread = under ? { thread_ts: under.id } : {};
        const uploads = await files.upload(message.files ?? []).catch(withoutFiles);
        const { ts } = await sender.inTurn(channel.id, message, (content) =>
          web.chat.postMessage({ channel: channel.id, ...content, ...thread, metadata, ...QUIET }),
        );
        if (!ts) throw new ChatError("unknown", "Slack took the message but did not say its number.");
        // Below the message, and at most once: what is posted stands, with or without its files.
        await files.share(uploads, channel.id, message.summary, ts).catch(withoutFiles);
        return { channel, id: ts };
      }),

    find: (channel, key, since, under) =>
      attempt("look through the channel", async ({ user }) => finder.find(channel, key, since, user, under)),

    edit: ({ channel, id }, next, key) =>
      attempt("edit the message", async () => {
        const metadata = deliveryMetadata(key);
        await sender.inTurn(channel.id, next, (content) =>
          web.chat.update({ channel: channel.id, ts: id, ...content, metadata }),
        );
      }),

    seed: (message, count) => attempt("add the number reactions", () => seed(message, count)),

    ballots: (message, counts) => attempt("read the reactions", (self) => recount(message, counts, self)),

    link: ({ channel, id }) =>
      connectedAs?.url && `${connectedAs.url}archives/${channel.id}/p${id.replace(".", "")}`,

    direct: ({ user }) =>
      attempt("open direct messages", async () => ({
        platform: "slack",
        workspace: "",
        id: await openDirect(web, user),
      })),

    tell: ({ user }, message) =>
      attempt("write to a person", async () => {
        await sender.inTurn(user, message, (content) =>
          web.chat.postMessage({ channel: user, ...content, ...QUIET }),
        );
      }),

    stop,
  };
}
