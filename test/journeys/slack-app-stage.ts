import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createSlackApp } from "../../adapters/slack/index.ts";
import { sampleFolder } from "../../bin/container.ts";
import { publicApp } from "../../bin/http/public-app.ts";
import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { type SlackDirectory, startSlackDirectory } from "../../playground/slack/directory/directory.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import type { ChannelRef } from "../../src/chat/refs.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { createLibrary } from "../../src/library/library.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";

export const [ONE, TWO] = ["T0ONE", "T0TWO"] as const;
/** The same in both, so that nothing but the workspace tells them apart. */
export const CHANNEL = "C0PAPERS01";
export const [ADA, MIA] = ["U0ADA", "U0MIA"] as const;

/** One process of a public Slack app, Slack with two workspaces, and a browser. */
export interface SlackAppStage {
  readonly directory: SlackDirectory;
  readonly bot: Bot;
  readonly store: Store;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly lines: readonly string[];
  /** Time passes at once. */
  pass(ms: number): void;
  channel(workspace: string): ChannelRef;
  /** Somebody adds the app to a workspace in a browser; resolves to the page that they end on. */
  install(workspace: string): Promise<{ readonly status: number; readonly text: string }>;
  /** The digests in a workspace’s channel, their blocks as JSON. */
  posts(workspace: string): readonly { readonly ts: string; readonly text: string }[];
  close(): Promise<void>;
}

export async function setSlackAppStage(): Promise<SlackAppStage> {
  const feed = createSavedDays({ folder: sampleFolder });
  const lastDay = (await feed.days()).at(-1);
  let offset = Date.parse(`${lastDay}T15:00:00Z`) - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + offset };
  const lines: string[] = [];
  const write = (level: string) => (message: string, fields?: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };

  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request: Request) => answer(request) });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const app = {
    clientId: "1234567890.1234567890",
    clientSecret: "c".repeat(32),
    signingSecret: "5".repeat(32),
  };
  const people = [
    { id: ADA, name: "ada" },
    { id: MIA, name: "mia", admin: true },
  ];
  const workspaceOf = (id: string, name: string) => ({
    team: { id, name, domain: name.toLowerCase() },
    users: people,
    channels: [{ id: CHANNEL, name: "papers" }],
    retriesMs: [0, 50, 100],
  });
  const directory = await startSlackDirectory({
    app: {
      ...app,
      requestUrl: `${publicUrl}/slack/events`,
      redirectUrl: `${publicUrl}/slack/oauth_redirect`,
    },
    workspaces: [workspaceOf(ONE, "Ones"), workspaceOf(TWO, "Twos")],
    now: clock.now,
  });
  const { store, index } = await openStorage({ file: ":memory:", clock, log });
  const slack = createSlackApp({
    ...app,
    publicUrl,
    secretKeys: [Buffer.alloc(32, 7)],
    store,
    apiUrl: directory.apiUrl,
    log,
    clock,
  });
  const library = createLibrary({ feed, lookups: [], store, clock, log });
  const bot = createBot({
    store,
    index,
    library,
    adapters: [slack.adapter],
    commands,
    clock,
    log,
    onFatal: (error) => lines.push(`fatal ${error.message}`),
  });
  const routes = publicApp(slack.routes, { clock, log });
  answer = (request) => routes.fetch(request);
  await library.syncRecent(7);
  await bot.start();

  return {
    directory,
    bot,
    store,
    publicUrl,
    clock,
    lines,
    pass: (ms) => {
      offset += ms;
    },
    channel: (workspace) => ({ platform: "slack", workspace, id: CHANNEL }),
    async install(workspace) {
      const begun = await fetch(`${publicUrl}/slack/install`, { redirect: "manual" });
      const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
      const back = directory.allow(begun.headers.get("location") ?? "", workspace);
      const page = await fetch(back, { headers: { cookie } });
      return { status: page.status, text: await page.text() };
    },
    posts: (workspace) =>
      directory
        .workspace(workspace)
        .messages(CHANNEL)
        .filter(({ metadata }) => metadata !== undefined)
        .map(({ ts, blocks }) => ({ ts, text: JSON.stringify(blocks) })),
    async close() {
      await bot.stop();
      await store.close();
      await directory.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
