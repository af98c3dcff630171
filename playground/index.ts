import { randomInt } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createDiscord, type Discord } from "./discord/index.ts";
import { createPageBackend } from "./page-server/backend.ts";
import type { Person } from "./page-server/person.ts";
import type { Mornings } from "./page-server/state.ts";
import type { ReadLine } from "./page-server/typed-command.ts";
import { createSlack, type Slack } from "./slack/index.ts";
import { createTeamVotes } from "./team-votes.ts";

/** The running playground: both platforms and the page. */
export interface Playground {
  /** The page's URL. */
  readonly url: string;
  readonly discord: Discord & {
    /** For discord.js' `rest.api`. */
    readonly apiUrl: string;
    readonly token: string;
    readonly applicationId: string;
    readonly guildId: string;
    readonly channelId: string;
    readonly forumId: string;
  };
  readonly slack: Slack & { readonly channelId: string };
  /** The people in both chats; the visitor starts as the first. */
  readonly people: readonly Person[];
  /** Shows a line above the chats; undefined removes it. */
  setNotice(text: string | undefined): void;
  /** Lets the visitor advance to the next morning. */
  setMornings(mornings: Mornings): void;
  /** Makes everyone but the visitor vote on the latest digests. */
  teamVotes(): void;
  close(): Promise<void>;
}

const CAST = [
  { id: "you", name: "You", hue: 18, manager: true },
  { id: "ada", name: "Ada", hue: 262, manager: false },
  { id: "grace", name: "Grace", hue: 150, manager: false },
  { id: "alan", name: "Alan", hue: 210, manager: false },
] as const;
const TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.PLAYGR.not-a-secret-just-the-playground-bot";

/**
 * Starts a Discord and a Slack with the same few people, and the page to view both, on one loopback port (0: any free
 * one). `now` is the chats' clock, in epoch milliseconds. If the port is taken, rejects with an error that says what to
 * do.
 */
export async function startPlayground(
  options: {
    readonly port?: number;
    readonly host?: "127.0.0.1" | "::1";
    readonly now?: () => number;
    /** Whether the page draws substitutes for papers' pictures, since it cannot load them. */
    readonly drawPictures?: boolean;
    /** How the bot parses a typed command: Discord's client has a field for each option, the page just one line. */
    readonly readLine?: ReadLine;
  } = {},
): Promise<Playground> {
  const { port = 3000, host = "127.0.0.1", now = Date.now, drawPictures = false, readLine } = options;
  const ids = freshIds();
  const { discord, guildId, channelId, forumId, discordUsers } = discordWorld(now, ids.discord);
  const { slack, slackUsers } = slackWorld(now, ids.slack);
  const people = CAST.map((person) => ({
    ...person,
    discord: discordUsers.get(person.id) ?? "",
    slack: slackUsers.get(person.id) ?? "",
  }));
  let notice: string | undefined;
  let mornings: Mornings | undefined;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.route("/discord", discord.app);
  app.route("/slack", slack.app);
  app.route(
    "/",
    createPageBackend({
      discord,
      guildId,
      slack,
      people,
      now,
      drawPictures,
      readLine,
      notice: () => notice,
      mornings: () => mornings,
      onChange: (listener) => {
        listeners.add(listener);
        const stops = [discord.onChange(listener), slack.onChange(listener)];
        return () => {
          listeners.delete(listener);
          for (const stop of stops) stop();
        };
      },
    }),
  );

  const server = createAdaptorServer({
    fetch: (request, env) =>
      refusal(
        (name) => request.headers.get(name) ?? undefined,
        request.method,
        new URL(request.url).pathname,
      ) ?? app.fetch(request, env),
  }) as Server;
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    // The client may be gone before the response.
    socket.on("error", () => socket.destroy());
    const header = (name: string) => [request.headers[name]].flat()[0];
    if (refusal(header, "UPGRADE", request.url ?? "")) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    if (!discord.upgrade(request, socket, head) && !slack.upgrade(request, socket, head)) socket.destroy();
  });
  await listen(server, port, host);
  const name = host === "::1" ? "[::1]" : host;
  const url = `http://${name}:${(server.address() as AddressInfo).port}`;
  discord.setPublicUrl(url);
  slack.setPublicUrl(`${url}/slack`);

  return {
    url,
    people,
    discord: {
      ...discord,
      apiUrl: `${url}/discord/api`,
      token: TOKEN,
      applicationId: discord.bot.id,
      guildId,
      channelId,
      forumId,
    },
    slack: { ...slack, apiUrl: slack.apiUrl, channelId: ids.slack },
    setNotice: (text) => {
      notice = text;
      changed();
    },
    setMornings: (offered) => {
      mornings = offered;
      changed();
    },
    teamVotes: createTeamVotes({
      discord,
      slack,
      people,
      channels: { discord: channelId, slack: ids.slack },
    }),
    close: async () => {
      discord.stop();
      await slack.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Characters in Slack's ids. */
const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * Ids unique to this start, whatever clock is shown: a bot that remembers an earlier playground must not confuse its
 * channels with these.
 */
function freshIds(): { readonly discord: string; readonly slack: string } {
  const sinceDiscordsEpoch = BigInt(Date.now() - Date.UTC(2015, 0));
  const letters = Array.from({ length: 9 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]);
  return {
    discord: String((sinceDiscordsEpoch << 22n) | BigInt(randomInt(1 << 22))),
    slack: `C0${letters.join("")}`,
  };
}

function discordWorld(now: () => number, channelId: string) {
  const discord = createDiscord({ token: TOKEN, now });
  const guild = discord.addGuild({ name: "Reading Group" });
  const channel = discord.addChannel({ guild: guild.id, id: channelId, name: "daily-papers" });
  discord.addChannel({ guild: guild.id, name: "random" });
  discord.addChannel({ guild: guild.id, name: "news", kind: "announcement" });
  const forum = discord.addChannel({
    guild: guild.id,
    name: "paper-forum",
    kind: "forum",
    tags: ["Papers", "Google", "Talk"],
  });
  // Paperboy is not a member here: only people who have added it to their own account can use it.
  const elsewhere = discord.addGuild({ name: "Another Server", bot: false });
  discord.addChannel({ guild: elsewhere.id, name: "lobby" });
  const discordUsers = new Map<string, string>(
    CAST.map(({ id, name, manager }) => [
      id,
      discord.addUser({ name, ...(manager ? { permissions: ["ManageGuild"], hasBot: true } : {}) }).id,
    ]),
  );
  return { discord, guildId: guild.id, channelId: channel.id, forumId: forum.id, discordUsers };
}

function slackWorld(now: () => number, slackChannelId: string) {
  const slackUsers = new Map<string, string>(
    CAST.map(({ id }) => [id, `U0${id.toUpperCase().padEnd(8, "0")}`]),
  );
  const slack = createSlack({
    now,
    users: CAST.map(({ id, name, manager }) => ({
      id: slackUsers.get(id) ?? "",
      name: id,
      realName: name,
      admin: manager,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })),
    channels: [
      { id: slackChannelId, name: "daily-papers" },
      { id: "C0RANDOM00", name: "random" },
    ],
  });
  return { slack, slackUsers };
}

/**
 * Only programs on this machine and the page itself may connect: any other host name would be DNS rebinding, and a
 * foreign Origin another site's script.
 */
function refusal(
  header: (name: string) => string | undefined,
  method: string,
  path: string,
): Response | undefined {
  const host = header("host") ?? "";
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host))
    return new Response("The playground answers on loopback only.\n", { status: 403 });
  const origin = header("origin");
  const site = header("sec-fetch-site") ?? "none";
  // Following a link to the page from another site is fine.
  const visit = method === "GET" && path === "/" && header("sec-fetch-mode") === "navigate";
  const foreign =
    (origin !== undefined && origin !== `http://${host}`) || !["none", "same-origin"].includes(site);
  if (foreign && !visit) return new Response("Other sites may not use the playground.\n", { status: 403 });
  return undefined;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      const advice = `Stop what uses it, or choose another with PAPERBOY_PLAYGROUND_PORT=${port + 1}.`;
      reject(new Error(`Port ${port} on ${host} is already used. ${advice}`, { cause: error }));
    });
    server.listen(port, host, () => resolve());
  });
}
