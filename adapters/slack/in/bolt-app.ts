import { App, type Receiver, type webApi } from "@slack/bolt";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { createAnswers } from "../out/answers.ts";
import { createWebClient, slackLogger, webClientOptions } from "../out/api.ts";
import type { Files } from "../out/files.ts";
import type { Sender } from "../out/post.ts";
import { createConnection } from "./connection/connection.ts";
import type { Self } from "./connection/sign-in.ts";
import { openSocket } from "./connection/socket.ts";
import { createInbox } from "./event-dedupe.ts";
import { listen } from "./events.ts";
import { createHome } from "./home.ts";
import { createDesk } from "./interactions.ts";
import { createListener } from "./mentions.ts";
import { createPeople } from "./permissions.ts";
import { createSubmissions } from "./submissions.ts";

/** A person waits for the answer meanwhile. */
const LOOKUP_TIMEOUT_MS = 2_000;

/** The listening half: Bolt with Socket Mode, wired to the core. */
export interface Session {
  /** Connects, however long that takes; rejects with what only a person can mend, or when closed. */
  open(): Promise<void>;
  /** Whether events arrive. */
  connected(): boolean;
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
  /** Slack says that the bot token has ended. */
  readonly tokenDoubted: () => Promise<void>;
  /** For what is sent; must not repeat calls by itself. */
  readonly web: webApi.WebClient;
  readonly sender: Sender;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}): Session {
  const { botToken, appToken, apiUrl, self, commands, handlers, web, sender, files, clock, log } = options;
  const app = new App({
    receiver: NO_RECEIVER,
    token: botToken,
    // Known already.
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
  const people = createPeople(lookups, { workspace: self.workspace, managers: options.managers, clock, log });
  const answers = createAnswers(web, sender, files, log);
  const house = { commands, handlers, people, answers, workspace: self.workspace, log };
  const home = createHome(house, web, sender);
  const desks = {
    desk: createDesk(house),
    forms: createSubmissions(house, home, web, clock),
    home,
    hear: createListener(house, self.user),
  };
  listen(app, desks, handlers, self, options.tokenDoubted);

  const connection = createConnection({
    openSocket: (stopped) => openSocket({ app, appToken, apiUrl, clock, log, stopped }),
    clock,
    random: options.random,
    log,
    connected: (gap) =>
      handlers.connected({
        platform: "slack",
        workspaces: [self.workspace, ""],
        gap: gap !== undefined,
        // What was not acknowledged Slack delivers again after one and five minutes.
        ...(gap?.since === undefined ? {} : { since: gap.since }),
      }),
    fatal: (error) => handlers.fatal(error),
  });
  const { open, connected, close } = connection;
  return { open, connected, drain: inbox.drain, close };
}

/** Each connection brings a receiver of its own. */
const NO_RECEIVER: Receiver = {
  init() {},
  start: () => Promise.reject(new Error("Connections are opened apart.")),
  stop: async () => {},
};
