import type { ChatAdapter } from "../../src/chat/adapter.ts";
import { eachTurn } from "../../src/chat/connection/each-turn.ts";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { InstallationStore } from "../../src/chat/connection/installation-store.ts";
import { createTakenEvents, noOthers } from "../../src/chat/connection/taken-events.ts";
import { PARTS, partOf } from "../../src/chat/parts.ts";
import { directIn } from "../../src/chat/refs.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { ChatError } from "../../src/runtime/errors.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import { type Metrics, noMetrics } from "../../src/runtime/metrics.ts";
import { createSecretBox } from "../../src/runtime/secrets/secret-box.ts";
import { createAdapter } from "./adapter.ts";
import { createBoltApp } from "./in/bolt-app.ts";
import { createConnection } from "./in/connection/connection.ts";
import { connectInTurns } from "./in/connection/in-turns.ts";
import { signIn } from "./in/connection/sign-in.ts";
import { openSocket } from "./in/connection/socket.ts";
import type { Inbox } from "./in/event-dedupe.ts";
import { eventRoute } from "./in/http/event-route.ts";
import { installRoutes } from "./installed/install-routes.ts";
import { createInstallState } from "./installed/install-state.ts";
import { createInstallations } from "./installed/installations.ts";
import { type InstalledWorkspaces, installedWorkspaces } from "./installed/installed-workspaces.ts";
import { createOAuth } from "./installed/oauth.ts";
import { createWebClient, SLACK_API_URL } from "./out/api.ts";
import { REDIRECT_PATH } from "./paths.ts";
import { createMemory, createWorkspace } from "./workspaces/workspace.ts";
import { onlyWorkspace } from "./workspaces/workspaces.ts";

export interface SlackOptions {
  /** `xoxb-…`, for one workspace. */
  readonly botToken: string;
  /** `xapp-…` with `connections:write`. */
  readonly appToken: string;
  /** A Web API other than Slack's; it also supplies the WebSocket URL. */
  readonly apiUrl?: string;
  /** Member ids that may configure every channel, besides workspace admins and the channel's creator. */
  readonly managers?: readonly string[];
  /** Remembers handled events across restarts and processes. Default: only in memory. */
  readonly events?: EventLog;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** In [0, 1); spreads reconnects. */
  readonly random?: () => number;
}

/** Paperboy on Slack in one workspace, over Socket Mode through Bolt. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { botToken, appToken, managers = [], log, clock, random = Math.random } = options;
  const { metrics = noMetrics, apiUrl = SLACK_API_URL } = options;
  return createAdapter({
    log,
    async begin({ commands, handlers, stopped }) {
      const patience = { clock, random, log, stopped };
      const self = await signIn(createWebClient(botToken, { apiUrl, log }), patience);
      const memory = createMemory(clock);
      const lost = (error: ChatError): ChatError => {
        handlers.fatal(error);
        return error;
      };
      const parts = { apiUrl, managers, commands, handlers, memory, clock, log, metrics, stopped };
      const workspaces = onlyWorkspace(createWorkspace(self, botToken, parts, lost));
      const taken = options.events ? createTakenEvents("slack", options.events, clock) : noOthers;
      const { app, inbox } = createBoltApp({ workspaces, handlers, taken, apiUrl, log });
      const { open, connected, close } = connectInTurns(() =>
        createConnection({
          openSocket: (ended) => openSocket({ app, appToken, apiUrl, clock, log, stopped: ended }),
          clock,
          random,
          log,
          connected: (gap) =>
            handlers.connected({
              platform: "slack",
              workspaces: [self.workspace, directIn(self.workspace)],
              gap: gap !== undefined,
              // Slack redelivers unacknowledged events after one and five minutes.
              ...(gap?.since === undefined ? {} : { since: gap.since }),
            }),
          fatal: handlers.fatal,
        }),
      );
      return { workspaces, session: { open, connected, close, drain: inbox.drain } };
    },
  });
}

export interface SlackAppOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** Encrypt the tokens in the store: the first encrypts, all decrypt. */
  readonly secretKeys: readonly Buffer[];
  /** The public URL of the routes, without a trailing slash. */
  readonly publicUrl: string;
  readonly store: InstallationStore & EventLog;
  /** Whether several processes divide the workspaces for sending. */
  readonly divided?: boolean;
  readonly apiUrl?: string;
  readonly managers?: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Metrics;
}

/** Paperboy on Slack over HTTP, in every workspace that installs it; the routes are for the public listener. */
export function createSlackApp(options: SlackAppOptions): {
  readonly adapter: ChatAdapter;
  readonly routes: readonly HttpRoute[];
} {
  const { signingSecret, publicUrl, store, managers = [], log, clock } = options;
  const { metrics = noMetrics, apiUrl = SLACK_API_URL, divided = false } = options;
  const box = createSecretBox(options.secretKeys);
  const redirectUri = `${publicUrl}${REDIRECT_PATH}`;
  const oauth = createOAuth({ ...options, redirectUri, apiUrl, now: clock.now });
  const state = createInstallState({
    key: box.derive("state of a Slack installation"),
    secure: publicUrl.startsWith("https:"),
    now: clock.now,
  });
  const installations = createInstallations({ store, box, oauth, clock, log });
  let begun: { readonly workspaces: InstalledWorkspaces; readonly inbox: Inbox } | undefined;
  const closing = new AbortController();

  const adapter = createAdapter({
    divided,
    log,
    async begin({ commands, handlers, stopped }) {
      const memory = createMemory(clock);
      const parts = { apiUrl, managers, commands, handlers, memory, clock, log, metrics, stopped };
      const workspaces = installedWorkspaces({ installations, store, oauth, parts });
      const taken = createTakenEvents("slack", store, clock);
      const { inbox } = createBoltApp({ workspaces, handlers, taken, apiUrl, log });
      begun = { workspaces, inbox };
      return {
        workspaces,
        session: {
          // Events arrive at any process. Only the one that has its turn posts, and recounts what all may have missed.
          open(turns) {
            const open = (part?: number) =>
              eachTurn(
                (work, until) => turns(work, until, part),
                closing.signal,
                async () => {
                  const all = await installations.workspaces();
                  const ids =
                    part === undefined ? all : all.filter((id) => partOf({ workspace: id }) === part);
                  // Slack redelivers unacknowledged events for only five minutes.
                  const workspaces = ids.flatMap((id) => [id, directIn(id)]);
                  handlers.connected({ platform: "slack", gap: ids.length > 0, workspaces });
                },
              );
            if (!divided) return open();
            const opening = Array.from({ length: PARTS }, (_, part) => open(part));
            // Other processes may keep some parts for as long as this one runs.
            void Promise.all(opening).catch(handlers.fatal);
            return Promise.race(opening);
          },
          connected: () => !closing.signal.aborted,
          drain: inbox.drain,
          close: async () => closing.abort(),
        },
      };
    },
  });

  return {
    adapter,
    routes: [
      eventRoute({ signingSecret, receive: () => begun?.inbox.receive, clock, log }),
      ...installRoutes({
        oauth,
        state,
        publicUrl,
        installed: async (grant) => {
          if (!begun) throw new Error("The Slack app has not started yet.");
          await begun.workspaces.installed(grant);
        },
        log,
      }),
    ],
  };
}
