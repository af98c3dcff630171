import type { ChatAdapter } from "../../src/chat/adapter.ts";
import { directIn } from "../../src/chat/refs.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import { type Metrics, noMetrics } from "../../src/runtime/metrics.ts";
import { createAdapter } from "./adapter.ts";
import { createBoltApp } from "./in/bolt-app.ts";
import { createConnection } from "./in/connection/connection.ts";
import { signIn } from "./in/connection/sign-in.ts";
import { openSocket } from "./in/connection/socket.ts";
import { createWebClient, SLACK_API_URL } from "./out/api.ts";
import { createMemory, createWorkspace } from "./workspaces/workspace.ts";
import { onlyWorkspace } from "./workspaces/workspaces.ts";

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

/** Paperboy on Slack: Socket Mode through Bolt, one workspace. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { botToken, appToken, managers = [], log, clock, random = Math.random } = options;
  const { metrics = noMetrics, apiUrl = SLACK_API_URL } = options;
  return createAdapter({
    log,
    async begin({ commands, handlers, stopped }) {
      const patience = { clock, random, log, stopped };
      const self = await signIn(createWebClient(botToken, { apiUrl, log }), patience);
      const memory = createMemory(clock);
      const parts = { apiUrl, managers, commands, handlers, memory, clock, log, metrics, stopped };
      const workspaces = onlyWorkspace(createWorkspace(self, botToken, parts, handlers.fatal));
      const { app, inbox } = createBoltApp({ workspaces, handlers, apiUrl, log });
      const { open, connected, close } = createConnection({
        openSocket: (ended) => openSocket({ app, appToken, apiUrl, clock, log, stopped: ended }),
        clock,
        random,
        log,
        connected: (gap) =>
          handlers.connected({
            platform: "slack",
            workspaces: [self.workspace, directIn(self.workspace)],
            gap: gap !== undefined,
            // What was not acknowledged Slack delivers again after one and five minutes.
            ...(gap?.since === undefined ? {} : { since: gap.since }),
          }),
        fatal: handlers.fatal,
      });
      return { workspaces, session: { open, connected, close, drain: inbox.drain } };
    },
  });
}
