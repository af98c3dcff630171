import { App, type Receiver } from "@slack/bolt";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { TakenEvents } from "../../../src/chat/connection/taken-events.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { slackLogger, webClientOptions } from "../out/api.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import type { Source, Workspaces } from "../workspaces/workspaces.ts";
import { createInbox, type Inbox } from "./event-dedupe.ts";
import { listen } from "./events.ts";

/** A Bolt app that passes events through `inbox` to the core, however they arrive. */
export function createBoltApp(options: {
  readonly workspaces: Workspaces;
  readonly handlers: ChatHandlers;
  readonly taken: TakenEvents;
  readonly apiUrl: string;
  readonly log: Log;
}): { readonly app: App; readonly inbox: Inbox } {
  const { workspaces, handlers, taken, apiUrl, log } = options;
  const app = new App({
    receiver: NO_RECEIVER,
    authorize: async (source) => {
      const { self, botToken } = await installed(workspaces, source);
      const { user: botUserId, botId, workspace: teamId } = self;
      return { botToken, botUserId, teamId, ...(botId === undefined ? {} : { botId }) };
    },
    // Our own reactions are filtered out when events are read.
    ignoreSelf: false,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: webClientOptions(apiUrl, log),
  });
  app.error(async (error) => {
    const cause = "original" in error ? error.original : undefined;
    // The event was for another workspace sharing the channel, or was on its way when the app was removed.
    if (cause instanceof NotInstalled) return log.debug("slack event of a workspace without the app", {});
    throw error;
  });
  const inbox = createInbox(app.processEvent.bind(app), taken);
  app.processEvent = inbox.receive;
  listen(
    app,
    {
      heard: (context) => installed(workspaces, sourceOf(context)),
      ended: (context, how) => workspaces.ended(sourceOf(context), how),
    },
    handlers,
  );
  return { app, inbox };
}

class NotInstalled extends Error {
  override readonly name = "NotInstalled";
}

async function installed(workspaces: Workspaces, source: Source): Promise<Workspace> {
  const workspace = await workspaces.heard(source);
  if (!workspace) throw new NotInstalled();
  return workspace;
}

/** Bolt's contexts may hold anything. */
function sourceOf(context: {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
}): Source {
  const { teamId, enterpriseId, isEnterpriseInstall } = context;
  return { teamId, enterpriseId, isEnterpriseInstall };
}

/** Receivers are opened separately. */
const NO_RECEIVER: Receiver = {
  init() {},
  start: () => Promise.reject(new Error("Open the connection separately.")),
  stop: async () => {},
};
