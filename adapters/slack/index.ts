import { setMaxListeners } from "node:events";
import type { ChatAdapter } from "../../src/chat/adapter.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { toChatError } from "./errors.ts";
import { createSession, type Self, type Session } from "./in/bolt-app.ts";
import { BOT_SCOPES } from "./manifest.ts";
import { QUIET } from "./out/answers.ts";
import { createWebClient, SLACK_API_URL } from "./out/api.ts";
import { createFiles } from "./out/files.ts";
import { deliveryMetadata, findDelivery, findReply } from "./out/find.ts";
import { openDirect } from "./out/open-dm.ts";
import { createSender } from "./out/post.ts";
import { createRecounter, createSeeder } from "./out/recount.ts";

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
}

/** A post ends within 45 s: files must not take all of them. */
const UPLOAD_CALL_MS = 5_000;

/** Paperboy on Slack: Socket Mode through Bolt, one workspace. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { botToken, appToken, managers = [], log, clock } = options;
  const apiUrl = options.apiUrl ?? SLACK_API_URL;
  const stopped = new AbortController();
  // Every wait in here listens to it, and a fan-out waits in many places at once.
  setMaxListeners(0, stopped.signal);
  const web = createWebClient(botToken, { apiUrl, log });
  const files = createFiles(createWebClient(botToken, { apiUrl, log, timeoutMs: UPLOAD_CALL_MS }), log);
  const sender = createSender(files, clock, stopped.signal, log);
  const seed = createSeeder(web, clock, stopped.signal);
  const recount = createRecounter(web, clock, stopped.signal);
  const underway = new Set<Promise<unknown>>();
  let self: Self | undefined;
  let session: Session | undefined;
  let ended = (_error: ChatError): void => {};

  const withoutFiles = (error: ChatError): [] => {
    log.warn("A message goes without its files", { why: error.message });
    return [];
  };

  const me = (): Self => {
    if (!self) throw new Error("The Slack adapter is not started yet.");
    return self;
  };

  /** Translates what goes wrong, and lets `stop` wait for it. */
  const attempt = async <T>(doing: string, call: () => Promise<T>): Promise<T> => {
    const work = call().catch((thrown: unknown) => {
      const error = toChatError(thrown, doing);
      if (error.kind === "unauthorized") ended(error);
      throw error;
    });
    underway.add(work);
    try {
      return await work;
    } finally {
      underway.delete(work);
    }
  };

  return {
    platform: "slack",

    async start(commands, handlers) {
      if (session) throw new Error("A Slack adapter starts once: make another.");
      const identity = await attempt("sign in", () => web.auth.test());
      const { user_id: user, team_id: workspace, bot_id: botId } = identity;
      if (!user || !workspace) {
        throw new ChatError("rejected", "Slack did not say whose the bot token is. Is it really from Slack?");
      }
      warnOfMissingScopes(identity.response_metadata?.scopes, log);
      self = { user, workspace, botId, url: identity.url };
      session = createSession({
        botToken,
        appToken,
        apiUrl,
        managers,
        self,
        commands,
        handlers,
        web,
        sender,
        files,
        clock,
        log,
      });
      await session.open();
      // A revoked token is told by an event too, but that may be missed.
      ended = (error) => {
        ended = () => {};
        handlers.fatal(error);
      };
      log.info("Connected to Slack", { workspace: identity.team ?? workspace });
    },

    post: (channel, message, key, under) =>
      attempt("post the message", async () => {
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
      attempt("look through the channel", async () =>
        under ? findReply(web, under, key, me().user) : findDelivery(web, channel, key, since, me().user),
      ),

    edit: ({ channel, id }, next, key) =>
      attempt("edit the message", async () => {
        const metadata = deliveryMetadata(key);
        await sender.inTurn(channel.id, next, (content) =>
          web.chat.update({ channel: channel.id, ts: id, ...content, metadata }),
        );
      }),

    seed: (message, count) => attempt("add the number reactions", () => seed(message, count)),

    ballots: (message, counts) => attempt("read the reactions", async () => recount(message, counts, me())),

    link: ({ channel, id }) =>
      self?.url === undefined ? undefined : `${self.url}archives/${channel.id}/p${id.replace(".", "")}`,

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

    async stop() {
      ended = () => {};
      stopped.abort(new ChatError("unsent", "Paperboy is stopping."));
      await session?.drain();
      await Promise.allSettled(underway);
      await session?.close();
    },
  };
}

function warnOfMissingScopes(granted: readonly string[] | undefined, log: Log): void {
  const missing = granted ? BOT_SCOPES.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length === 0) return;
  log.warn("The Slack app lacks scopes: update it with slack-manifest.json and reinstall it", { missing });
}
