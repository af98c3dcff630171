import type { ChatAdapter } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Clock } from "../../src/clock.ts";
import { ChatError } from "../../src/errors.ts";
import type { Log } from "../../src/log.ts";
import { deliveryMetadata, findDelivery } from "./delivery.ts";
import { platformErrorName, toChatError } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { BOT_SCOPES } from "./manifest.ts";
import { createPace } from "./pace.ts";
import { createRecounter, createSeeder } from "./reactions.ts";
import { type RenderOptions, renderSlack, type SlackMessage } from "./render.ts";
import { createSession, type Self, type Session } from "./session.ts";
import { createWebClient, SLACK_API_URL } from "./web.ts";

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

/** Slack takes one message per second and channel (docs.slack.dev, rate limits). */
const POST_GAP_MS = 1_000;

/** It takes "several hundred messages per minute" of a workspace (same page): 240, evenly. */
const WORKSPACE_GAP_MS = 250;

/** Neither links nor names in a message of ours become anything else. */
const QUIET = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

/** Paperboy on Slack: Socket Mode through Bolt, one workspace. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { botToken, appToken, managers = [], log, clock } = options;
  const apiUrl = options.apiUrl ?? SLACK_API_URL;
  const stopped = new AbortController();
  const web = createWebClient(botToken, { apiUrl, log });
  const channelPace = createPace(clock, POST_GAP_MS);
  const workspacePace = createPace(clock, WORKSPACE_GAP_MS);
  const seed = createSeeder(web, clock, stopped.signal);
  const recount = createRecounter(web, clock, stopped.signal);
  const underway = new Set<Promise<unknown>>();
  let self: Self | undefined;
  let session: Session | undefined;
  let ended = (_error: ChatError): void => {};

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

  const turn = async (to: string): Promise<void> => {
    await channelPace(to, stopped.signal);
    await workspacePace("", stopped.signal);
  };

  /** Sends a rendered message when its turn has come; in an easier form where Slack refused its pictures or length. */
  const send = async <T>(
    to: string,
    message: Message,
    call: (content: SlackMessage) => Promise<T>,
  ): Promise<T> => {
    await turn(to);
    try {
      return await call(renderSlack(message));
    } catch (error) {
      const easier = easierForm(error);
      if (!easier) throw error;
      const { message: why } = toChatError(error, "take a message");
      log.warn("Slack refused a message; sending it in an easier form", { why });
      await turn(to);
      return call(renderSlack(message, easier));
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
      session = createSession({ botToken, appToken, apiUrl, managers, self, commands, handlers, clock, log });
      await session.open();
      // A revoked token is told by an event too, but that may be missed.
      ended = (error) => {
        ended = () => {};
        handlers.fatal(error);
      };
      log.info("Connected to Slack", { workspace: identity.team ?? workspace });
    },

    post: (channel, message, key) =>
      attempt("post the message", async () => {
        const metadata = deliveryMetadata(key);
        const { ts } = await send(channel.id, message, (content) =>
          web.chat.postMessage({ channel: channel.id, ...content, metadata, ...QUIET }),
        );
        if (!ts) throw new ChatError("unknown", "Slack took the message but did not say its number.");
        return { channel, id: ts };
      }),

    find: (channel, key, since) =>
      attempt("look through the channel", async () => findDelivery(web, channel, key, since, me().user)),

    edit: ({ channel, id }, next, key) =>
      attempt("edit the message", async () => {
        const metadata = deliveryMetadata(key);
        await send(channel.id, next, (content) =>
          web.chat.update({ channel: channel.id, ts: id, ...content, metadata }),
        );
      }),

    seed: (message, count) => attempt("add the number reactions", () => seed(message, count)),

    ballots: (message, counts) => attempt("read the reactions", async () => recount(message, counts, me())),

    link: ({ channel, id }) =>
      self?.url === undefined ? undefined : `${self.url}archives/${channel.id}/p${id.replace(".", "")}`,

    direct: ({ user }) =>
      attempt("open direct messages", async () => {
        const { channel } = await web.conversations.open({ users: user });
        if (!channel?.id)
          throw new ChatError("unknown", "Slack opened direct messages but did not say which.");
        return { platform: "slack", workspace: "", id: channel.id };
      }),

    tell: ({ user }, message) =>
      attempt("write to a person", async () => {
        await send(user, message, (content) => web.chat.postMessage({ channel: user, ...content, ...QUIET }));
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

/** What to leave out after a refusal; undefined where that would not help. A refused message was not posted. */
function easierForm(error: unknown): RenderOptions | undefined {
  switch (platformErrorName(error)) {
    case "msg_blocks_too_long":
      return { images: false, total: LIMITS.tightTotal };
    case "invalid_blocks":
      // "downloading image failed [json-pointer:/blocks/1/image_url]"
      return /image/i.test(toChatError(error, "").message) ? { images: false } : undefined;
    default:
      return undefined;
  }
}

function warnOfMissingScopes(granted: readonly string[] | undefined, log: Log): void {
  const missing = granted ? BOT_SCOPES.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length === 0) return;
  log.warn("The Slack app lacks scopes: update it with slack-manifest.json and reinstall it", { missing });
}
