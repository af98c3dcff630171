import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { defaultSettings, settingsOf } from "./events/app-settings.ts";
import { createEcho } from "./events/echo.ts";
import { createEvents } from "./events/events.ts";
import { createHttpDelivery } from "./events/http-delivery.ts";
import { createSocketMode } from "./events/socket-mode.ts";
import { createFaults } from "./faults.ts";
import { createConverse } from "./people/converse.ts";
import { createForms } from "./people/forms.ts";
import { createPeople } from "./people/people.ts";
import { createSurfaces } from "./people/surfaces.ts";
import type { Slack, SlackOptions } from "./slack.ts";
import type { MethodContext } from "./web-api/methods.ts";
import { createRateLimits } from "./web-api/rate-limits.ts";
import { Refusal } from "./web-api/refusal.ts";
import { createResponseUrls } from "./web-api/response-urls.ts";
import { createWebApi, type LoggedCall, type Token } from "./web-api/server.ts";
import { createFiles } from "./world/files.ts";
import { fullUser, newChannel } from "./world/newcomers.ts";
import { createViews } from "./world/views.ts";
import { createWorld } from "./world/world.ts";

export type { Slack } from "./slack.ts";
export type { View } from "./world/views.ts";
export type { StoredMessage } from "./world/world.ts";

/** A workspace with one app. Nothing listens until it is mounted or `listen` is called. */
export function createSlack(options: SlackOptions = {}): Slack {
  const now = options.now ?? Date.now;
  const botUserId = "U0PAPERBOY";
  const users = [...(options.users ?? [{ id: "U0VISITOR1", name: "you", admin: true, owner: true }])].map(
    fullUser,
  );
  const world = createWorld({
    now,
    team: { id: "T0PLAYGRND", name: "Reading Group", domain: "reading-group", ...options.team },
    appId: "A0PLAYGRND",
    botId: "B0PAPERBOY",
    botUserId,
    users: [...users, fullUser({ id: botUserId, name: "paperboy", realName: "Paperboy", bot: true })],
    channels: (options.channels ?? [{ id: "C0DAILYPAP", name: "daily-papers" }]).map((channel) =>
      newChannel(channel, users, botUserId),
    ),
    onMessage: (change) => echo(change),
  });

  let publicUrl = "http://127.0.0.1";
  let settings = defaultSettings(options);
  let botState: Token["state"] = options.installed === false ? "inactive" : "valid";
  let botToken = options.botToken ?? "xoxb-000000000000-playground-not-a-secret";
  const appToken = options.appToken ?? "xapp-1-A0PLAYGRND-000000000000-not-a-secret";
  const triggers = new Map<string, { readonly user: string; readonly at: number }>();
  const emojiNames = new Set(options.customEmoji ?? []);
  const log: LoggedCall[] = [];
  const logSize = options.logSize ?? 10_000;
  const faults = createFaults();
  const files = createFiles(world, options.fileProcessingMs ?? 300);
  const views = createViews(world, files);
  const responses = createResponseUrls(world, files);

  const socket = createSocketMode({
    appId: world.appId,
    ackMs: options.ackMs ?? 3_000,
    now,
    faults,
    onChange: world.changed,
  });
  const sending = options.http
    ? createHttpDelivery({ ...options.http, ackMs: options.ackMs ?? 3_000, now })
    : socket;
  const events = createEvents({
    world,
    socket: sending,
    subscribed: () => settings.events,
    scopes: () => settings.scopes,
    retriesMs: options.retriesMs ?? [0, 60_000, 300_000],
  });
  const echo = createEcho(world, events);
  const openTrigger = (user: string): string => {
    for (const [known, { at }] of triggers) {
      if (now() - at <= 60_000) break;
      triggers.delete(known);
    }
    const id = `${world.nextId("")}.${world.team.id}`;
    triggers.set(id, { user, at: now() });
    return id;
  };
  const converse = createConverse(responses, () => publicUrl);
  const surfaces = createSurfaces({
    world,
    socket: sending,
    events,
    views,
    converse,
    openTrigger,
    app: () => settings,
  });
  const forms = createForms({ world, socket: sending, views, openTrigger });
  const people = createPeople({
    world,
    socket: sending,
    events,
    converse,
    openTrigger,
    commands: () => settings.commands,
    escaped: () => settings.escaped,
    emojiNames,
    unfurlDomains: () => settings.unfurlDomains,
  });

  const context = (args: MethodContext["args"], granted: readonly string[]): MethodContext => ({
    world,
    args,
    scopes: granted,
    views,
    files,
    publicUrl: () => publicUrl,
    emojiNames,
    emit: events.emit,
    socketUrl: () =>
      `${publicUrl.replace(/^http/, "ws")}/link/?ticket=${socket.ticket()}&app_id=${world.appId}`,
    useTrigger: (id) => {
      const opened = triggers.get(String(id));
      triggers.delete(String(id));
      if (opened === undefined) throw new Refusal("invalid_trigger_id");
      if (now() - opened.at > 3_000) throw new Refusal("expired_trigger_id");
      return opened.user;
    },
  });

  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.route(
    "/",
    createWebApi({
      now,
      context,
      faults,
      tokens: (value) => {
        if (value === botToken) return { kind: "bot", scopes: settings.scopes, state: botState };
        if (value === appToken) return { kind: "app", scopes: ["connections:write"], state: "valid" };
        return undefined;
      },
      rateLimits: options.pace && createRateLimits(now, options.pace),
      record: (call) => {
        log.push(call);
        // In batches, since removing from the front of a long array is slow.
        if (log.length >= logSize * 1.5) log.splice(0, log.length - logSize);
      },
    }),
  );
  app.route("/", responses.app);
  app.route("/", files.app);

  let server: ReturnType<typeof createAdaptorServer> | undefined;

  return {
    ...people,
    ...forms,
    ...surfaces,
    app,
    upgrade: socket.upgrade,
    connections: socket.connections,
    setPublicUrl: (url) => {
      publicUrl = url;
    },
    listen: async (port = 0) => {
      const listening = createAdaptorServer({ fetch: app.fetch });
      server = listening;
      listening.on("upgrade", (request, stream, head) => {
        // The client may be gone before the response.
        stream.on("error", () => stream.destroy());
        if (!socket.upgrade(request, stream, head)) stream.destroy();
      });
      await new Promise<void>((resolve, reject) => {
        listening.once("error", reject);
        listening.listen(port, "127.0.0.1", () => resolve());
      });
      publicUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
      return `${publicUrl}/api/`;
    },
    close: async () => {
      await socket.end();
      const listening = server;
      if (!listening) return;
      if ("closeAllConnections" in listening) listening.closeAllConnections();
      await new Promise<void>((resolve) => listening.close(() => resolve()));
    },
    get apiUrl() {
      return `${publicUrl}/api/`;
    },
    get botToken() {
      return botToken;
    },
    appToken,
    workspaceId: world.team.id,
    appId: world.appId,
    botId: world.botId,
    botUserId,
    team: world.team,
    users: world.users,
    channels: world.channels,
    messages: world.messages,
    ephemerals: world.ephemerals,
    directMessages: (user) => world.messages(world.directChannel(user).id),
    addChannel: (channel) => {
      world.channels.set(channel.id, newChannel(channel, users, botUserId));
      world.changed();
    },
    onChange: world.onChange,
    log,
    fault: faults.add,
    clearFaults: faults.clear,
    issueToken: () => {
      botToken = `xoxb-${world.team.id}-${world.nextId("")}-not-a-secret`;
      botState = "valid";
      return botToken;
    },
    revokeToken: () => {
      botState = "revoked";
      events.emit({ type: "tokens_revoked", tokens: { oauth: [], bot: [botUserId] } });
    },
    restoreToken: () => {
      botState = "valid";
    },
    uninstall: () => {
      botState = "inactive";
      events.emit({ type: "app_uninstalled" });
      events.emit({ type: "tokens_revoked", tokens: { oauth: [], bot: [botUserId] } });
    },
    setScopes: (scopes) => {
      settings = { ...settings, scopes };
    },
    install: (manifest) => {
      settings = settingsOf(manifest);
      world.changed();
    },
    commandNames: () => settings.commands,
    hasHomeTab: () => settings.homeTab,
    openDirect: (user) => {
      world.directChannel(user);
    },
    dropConnections: socket.drop,
    refreshConnections: (reason = "warning") => socket.refresh(reason),
    repeatNextEvent: events.repeatNext,
    retryLastEvent: events.retryLast,
    rateLimitEvents: events.rateLimited,
    eventsSettled: events.settled,
  };
}
