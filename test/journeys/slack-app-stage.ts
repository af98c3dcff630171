import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createSlackApp } from "../../adapters/slack/index.ts";
import { sampleFolder } from "../../bin/container.ts";
import { publicApp } from "../../bin/http/public-app.ts";
import { commands } from "../../commands/index.ts";
import { openCopies } from "../../drizzle/postgres/copies/copies.ts";
import { openSharedStorage, openStorage } from "../../drizzle/storage.ts";
import { type SlackDirectory, startSlackDirectory } from "../../playground/slack/directory/directory.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import type { ChannelRef } from "../../src/chat/refs.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { createLibrary } from "../../src/library/library.ts";
import { type Copies, onlyCopy } from "../../src/operating/copies.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import type { Store } from "../../src/store.ts";

export const [ONE, TWO] = ["T0ONE", "T0TWO"] as const;
/** The same in both, so that nothing but the workspace tells them apart. */
export const CHANNEL = "C0PAPERS01";
export const [ADA, MIA] = ["U0ADA", "U0MIA"] as const;

/** A process of the app. */
export interface StagedProcess {
  readonly bot: Bot;
  readonly copies: Copies;
  readonly store: Store;
  readonly index: SearchIndex;
  /** Events that it has answered. */
  readonly answered: number;
  /** It ends without a word: nothing of it is answered or done any more. */
  kill(): Promise<void>;
}

/** Processes of a public Slack app behind a balancer that takes turns, Slack with two workspaces, and a browser. */
export interface SlackAppStage {
  readonly directory: SlackDirectory;
  readonly processes: readonly StagedProcess[];
  /** The first of them. */
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

/** One process with a database in memory; with `url` so many that share that one. */
export async function setSlackAppStage(shared?: {
  readonly url: string;
  readonly processes: number;
}): Promise<SlackAppStage> {
  const feed = createSavedDays({ folder: sampleFolder });
  const lastDay = (await feed.days()).at(-1);
  let offset = Date.parse(`${lastDay}T15:00:00Z`) - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + offset };
  /** What one process saves, the others index only because they are told. */
  const withoutPolls: Clock = { ...clock, sleep: (_, signal) => clock.sleep(3_600_000, signal) };
  const lines: string[] = [];
  const write = (level: string) => (message: string, fields?: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };

  const answers: ((request: Request) => Response | Promise<Response>)[] = [];
  let turn = 0;
  const server = createAdaptorServer({
    fetch: (request: Request) => {
      turn += 1;
      return answers[turn % answers.length]?.(request) ?? new Response(null, { status: 503 });
    },
  });
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
  async function boot() {
    const { store, index, onSave } = shared
      ? await openSharedStorage({ url: shared.url, indexFile: ":memory:", clock: withoutPolls, log })
      : await openStorage({ file: ":memory:", clock, log });
    const copies = shared
      ? await openCopies({ url: shared.url, clock, log })
      : { ...onlyCopy, async close() {} };
    const slack = createSlackApp({
      ...app,
      publicUrl,
      divided: copies.shared,
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
      onSave,
      library,
      copies,
      adapters: [slack.adapter],
      commands,
      clock,
      log,
      onFatal: (error) => lines.push(`fatal ${error.message}`),
    });
    const routes = publicApp(slack.routes, { clock, log });
    const answer = (request: Request) => {
      staged.answered += 1;
      return routes.fetch(request);
    };
    answers.push(answer);
    let alive = true;
    const staged = {
      store,
      index,
      library,
      bot,
      copies,
      answered: 0,
      async kill() {
        alive = false;
        answers.splice(answers.indexOf(answer), 1);
        await Promise.all([copies.close(), store.close()]);
      },
      async stop() {
        if (!alive) return;
        await bot.stop();
        await Promise.all([copies.close(), store.close()]);
      },
    };
    return staged;
  }

  const first = await boot();
  const { bot, store, library } = first;
  await library.syncRecent(7);
  await bot.start();
  const processes = [first];
  while (processes.length < (shared?.processes ?? 1)) {
    const another = await boot();
    // It is connected once it holds the platform's lease.
    void another.bot.start();
    processes.push(another);
  }

  return {
    directory,
    processes,
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
      for (const each of processes) await each.stop();
      await directory.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
