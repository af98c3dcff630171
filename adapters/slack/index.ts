import { App, SocketModeReceiver, type webApi } from "@slack/bolt";
import type {
  Ballot,
  ChannelRef,
  ChatAdapter,
  ChatHandlers,
  DeliveryKey,
  MessageRef,
} from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Clock } from "../../src/clock.ts";
import { ChatError } from "../../src/errors.ts";
import type { Log } from "../../src/log.ts";
import { createDesk } from "./commands.ts";
import { type Connection, createConnection } from "./connection.ts";
import { platformErrorName, toChatError } from "./errors.ts";
import { listen } from "./events.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { LIMITS } from "./limits.ts";
import { BOT_SCOPES } from "./manifest.ts";
import { createPace } from "./pace.ts";
import { createPeople } from "./people.ts";
import { ballotEmoji, emojiBallot } from "./reactions.ts";
import { type RenderOptions, renderSlack, type SlackMessage } from "./render.ts";
import { createWebClient, SLACK_API_URL, slackLogger, webClientOptions } from "./web.ts";

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

/** `metadata.event_type` of every delivery; its payload holds the delivery's key. */
const METADATA_EVENT = "paperboy_delivery";

/** Slack takes one message per second and channel (docs.slack.dev, rate limits). */
const POST_GAP_MS = 1_000;
/** reactions.add is tier 3, 50 or more per minute with bursts: ten keycaps of one digest are such a burst. */
const SEED_GAP_MS = 250;
const SEED_TRIES = 4;
/** A person waits for this. */
const LOOKUP_TIMEOUT_MS = 2_000;
/** The platform's clock and ours may differ a little. */
const FIND_SLACK_MS = 5_000;
const FIND_PAGES = 20;

/** Paperboy on Slack: Socket Mode through Bolt, one workspace. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { log, clock } = options;
  const apiUrl = options.apiUrl ?? SLACK_API_URL;
  const web = createWebClient(options.botToken, { apiUrl, log });
  const postPace = createPace(clock, POST_GAP_MS);
  const seedPace = createPace(clock, SEED_GAP_MS);
  const stopped = new AbortController();
  const underway = new Set<Promise<unknown>>();
  let self: { readonly user: string; readonly workspace: string } | undefined;
  let live: { readonly connection: Connection; readonly inbox: Inbox } | undefined;

  /** Translates what goes wrong, and lets `stop` wait for it. */
  const attempt = async <T>(doing: string, call: () => Promise<T>): Promise<T> => {
    const work = call().catch((error: unknown) => {
      throw toChatError(error, doing);
    });
    underway.add(work);
    try {
      return await work;
    } finally {
      underway.delete(work);
    }
  };

  /** Sends a rendered message; once more in an easier form where Slack has refused it for its pictures or its length. */
  const render = async <T>(message: Message, send: (content: SlackMessage) => Promise<T>): Promise<T> => {
    try {
      return await send(renderSlack(message));
    } catch (error) {
      const easier = easierForm(error);
      if (!easier) throw error;
      log.warn("Slack refused a message; sending it in an easier form", {
        why: toChatError(error, "").message,
      });
      return send(renderSlack(message, easier));
    }
  };

  return {
    platform: "slack",

    async start(commands, handlers) {
      if (stopped.signal.aborted)
        throw new Error("A stopped Slack adapter cannot be started again: make another.");
      const identity = await attempt("sign in", () => web.auth.test());
      warnOfMissingScopes(identity.response_metadata?.scopes, log);
      const { user_id: user, team_id: workspace, bot_id: botId } = identity;
      if (!user || !workspace)
        throw new ChatError("rejected", "Slack did not say who the bot token belongs to.");
      self = { user, workspace };
      live = connect(options, apiUrl, { user, workspace, ...(botId ? { botId } : {}) }, commands, handlers);
      await live.connection.open();
      log.info("Connected to Slack", { workspace: identity.team ?? workspace });
    },

    post: (channel, message, key) =>
      attempt("post the message", async () => {
        const sent = await render(message, async (content) => {
          await postPace(channel.id, stopped.signal);
          return web.chat.postMessage({
            channel: channel.id,
            ...content,
            metadata: deliveryMetadata(key),
            unfurl_links: false,
            unfurl_media: false,
            mrkdwn: false,
          });
        });
        if (!sent.ts) throw new ChatError("unknown", "Slack took the message but did not say its number.");
        return { channel, id: sent.ts };
      }),

    find: (channel, key, since) =>
      attempt("look through the channel", () => findDelivery(web, channel, key, since, self?.user)),

    edit: (message, next, key) =>
      attempt("edit the message", async () => {
        await render(next, async (content) => {
          await postPace(message.channel.id, stopped.signal);
          return web.chat.update({
            channel: message.channel.id,
            ts: message.id,
            ...content,
            metadata: deliveryMetadata(key),
          });
        });
      }),

    seed: (message, count) =>
      attempt("add the number reactions", async () => {
        for (let ballot = 1; ballot <= count; ballot++) {
          const name = ballotEmoji(ballot);
          if (name === undefined) return;
          await addReaction(name, message);
        }
      }),

    ballots: (message) => attempt("read the reactions", () => readBallots(message)),

    tell: (person, message) =>
      attempt("write to a person", async () => {
        await render(message, async (content) => {
          await postPace(person.user, stopped.signal);
          return web.chat.postMessage({
            channel: person.user,
            ...content,
            unfurl_links: false,
            unfurl_media: false,
            mrkdwn: false,
          });
        });
      }),

    async stop() {
      stopped.abort(new ChatError("unsent", "Paperboy is stopping."));
      await live?.inbox.drain();
      await Promise.allSettled(underway);
      await live?.connection.close();
    },
  };

  /** A reaction may be added again and again without harm, so a rate limit is waited out here. */
  async function addReaction(name: string, { channel, id }: MessageRef): Promise<void> {
    for (let tries = 1; ; tries++) {
      await seedPace("", stopped.signal);
      try {
        await web.reactions.add({ channel: channel.id, timestamp: id, name });
        return;
      } catch (error) {
        if (platformErrorName(error) === "already_reacted") return;
        const problem = toChatError(error, "add a reaction");
        if (problem.kind !== "rate-limited" || tries === SEED_TRIES) throw problem;
        await clock.sleep(problem.retryAfterMs ?? 1_000, stopped.signal);
      }
    }
  }

  async function readBallots({ channel, id }: MessageRef): Promise<Ballot[]> {
    const { message } = await web.reactions.get({ channel: channel.id, timestamp: id, full: true });
    const workspace = self?.workspace ?? channel.workspace;
    return (message?.reactions ?? []).flatMap(({ name, users }) => {
      const ballot = emojiBallot(name ?? "");
      if (ballot === undefined) return [];
      return (users ?? [])
        .filter((user) => user !== self?.user)
        .map((user): Ballot => ({ person: { platform: "slack", workspace, user }, ballot }));
    });
  }

  function connect(
    { appToken, botToken, managers }: SlackOptions,
    url: string,
    identity: { readonly user: string; readonly workspace: string; readonly botId?: string },
    commands: readonly Command[],
    handlers: ChatHandlers,
  ): { connection: Connection; inbox: Inbox } {
    const receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      // Half the default: after a planned disconnect whose farewell stays unanswered this is the time without events.
      clientPingTimeout: 2_500,
      logger: slackLogger(log),
      installerOptions: { clientOptions: webClientOptions(url, log) },
      processEventErrorHandler: async ({ error }) => {
        log.warn("An event from Slack failed and will be delivered again", { why: error.message });
        return false;
      },
    });
    const app = new App({
      receiver,
      token: botToken,
      // Known already: Bolt's own check of a bad token is a rejection that nobody can catch.
      botUserId: identity.user,
      ...(identity.botId === undefined ? {} : { botId: identity.botId }),
      tokenVerificationEnabled: false,
      convoStore: false,
      logger: slackLogger(log),
      clientOptions: webClientOptions(url, log),
    });
    const inbox = createInbox(app.processEvent.bind(app));
    app.processEvent = inbox.receive;
    app.error(async (error) => {
      throw error;
    });
    const people = createPeople(
      createWebClient(botToken, { apiUrl: url, log, timeoutMs: LOOKUP_TIMEOUT_MS }),
      managers ?? [],
      clock,
      log,
    );
    const { user, workspace } = identity;
    listen(app, createDesk({ commands, handlers, people, workspace, log }), handlers, { user, workspace });
    const connection = createConnection({
      client: receiver.client,
      clock,
      log,
      connected: (gap) => handlers.connected({ platform: "slack", gap }),
      fatal: handlers.fatal,
    });
    return { connection, inbox };
  }
}

function deliveryMetadata(key: DeliveryKey): { event_type: string; event_payload: { delivery_id: string } } {
  return { event_type: METADATA_EVENT, event_payload: { delivery_id: key } };
}

async function findDelivery(
  web: webApi.WebClient,
  channel: ChannelRef,
  key: DeliveryKey,
  since: number,
  self: string | undefined,
): Promise<MessageRef | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < FIND_PAGES; page++) {
    const { messages, response_metadata: more } = await web.conversations.history({
      channel: channel.id,
      oldest: ((since - FIND_SLACK_MS) / 1000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: 100,
      ...(cursor ? { cursor } : {}),
    });
    const found = messages?.find(({ metadata, user }) => {
      const payload = metadata?.event_payload as { readonly delivery_id?: unknown } | undefined;
      const ours = self === undefined || user === undefined || user === self;
      return ours && metadata?.event_type === METADATA_EVENT && payload?.delivery_id === key;
    });
    if (found?.ts) return { channel, id: found.ts };
    cursor = more?.next_cursor;
    if (!cursor) return undefined;
  }
  throw new ChatError("unknown", "The channel has too many newer messages to look through.");
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
