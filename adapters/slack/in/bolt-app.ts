import { App, SocketModeReceiver, type webApi } from "@slack/bolt";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { createAnswers } from "../out/answers.ts";
import { createWebClient, slackLogger, webClientOptions } from "../out/api.ts";
import type { Files } from "../out/files.ts";
import type { Sender } from "../out/post.ts";
import { createConnection } from "./connection.ts";
import { createInbox } from "./event-dedupe.ts";
import { listen } from "./events.ts";
import { createHome } from "./home.ts";
import { createDesk } from "./interactions.ts";
import { createListener } from "./mentions.ts";
import { createPeople } from "./permissions.ts";
import { createSubmissions } from "./submissions.ts";

/** Half the default: after a planned disconnect whose farewell stays unanswered, this long there are no events. */
const PONG_TIMEOUT_MS = 2_500;
/** A person waits for the answer meanwhile. */
const LOOKUP_TIMEOUT_MS = 2_000;

/** Who the bot token belongs to. */
export interface Self {
  readonly user: string;
  readonly workspace: string;
  readonly botId: string | undefined;
  /** The workspace's own address, ending in a slash. */
  readonly url: string | undefined;
}

/** The listening half: Bolt with Socket Mode, wired to the core. */
export interface Session {
  /** Connects; rejects with ChatError. */
  open(): Promise<void>;
  /** Takes nothing new; resolves when what was taken is done. */
  drain(): Promise<void>;
  /** Disconnects. */
  close(): Promise<void>;
}

/** Bolt as Paperboy needs it; nothing happens before `open`. */
export function createSession(options: {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly managers: readonly string[];
  readonly self: Self;
  readonly commands: readonly Command[];
  readonly handlers: ChatHandlers;
  /** For what is sent; must not repeat calls by itself. */
  readonly web: webApi.WebClient;
  readonly sender: Sender;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
}): Session {
  const { botToken, appToken, apiUrl, managers, self, commands, handlers, web, sender, files, clock, log } =
    options;
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_TIMEOUT_MS,
    logger: slackLogger(log),
    installerOptions: { clientOptions: webClientOptions(apiUrl, log) },
    processEventErrorHandler: async ({ error }) => {
      log.warn("An event from Slack failed and will be delivered again", { why: error.message });
      return false;
    },
  });
  const app = new App({
    receiver,
    token: botToken,
    // Known already: Bolt's own check of a bad token is a rejection that nobody can catch.
    botUserId: self.user,
    ...(self.botId === undefined ? {} : { botId: self.botId }),
    tokenVerificationEnabled: false,
    // Our own reactions are left out where events are read.
    ignoreSelf: false,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: webClientOptions(apiUrl, log),
  });
  app.error(async (error) => {
    throw error;
  });
  const inbox = createInbox(app.processEvent.bind(app));
  app.processEvent = inbox.receive;

  const lookups = createWebClient(botToken, { apiUrl, log, timeoutMs: LOOKUP_TIMEOUT_MS });
  const people = createPeople(lookups, managers, clock, log);
  const answers = createAnswers(web, sender, files, log);
  const house = { commands, handlers, people, answers, workspace: self.workspace, log };
  const home = createHome(house, web, sender);
  const desks = {
    desk: createDesk(house),
    forms: createSubmissions(house, home, web, clock),
    home,
    hear: createListener(house, self.user),
  };
  listen(app, desks, handlers, self);

  const connection = createConnection({
    client: receiver.client,
    clock,
    log,
    connected: (gap) => handlers.connected({ platform: "slack", gap }),
    fatal: (error) => handlers.fatal(error),
  });
  return { open: connection.open, drain: inbox.drain, close: connection.close };
}
