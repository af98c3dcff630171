import { createDiscord, type Discord } from "../../playground/discord/index.ts";
import { createSlack } from "../../playground/slack/index.ts";
import type { ChannelRef } from "../../src/chat/adapter.ts";

/** The benchmark's requests to this process, which runs only the platform, on its own event loop. */
export type Order =
  | { readonly kind: "open"; readonly platform: Platform; readonly channels: number; readonly offset: number }
  | { readonly kind: "probe"; readonly perSecond: number }
  /** Resets the measurements: only what follows counts. */
  | { readonly kind: "count" }
  | { readonly kind: "report" };

export type Platform =
  | { readonly name: "discord"; readonly window: "sliding" | "fixed" }
  | { readonly name: "slack"; readonly postsPerMinute: number };

/** How to connect. */
export interface Opened {
  readonly apiUrl: string;
  readonly tokens: readonly string[];
  readonly channels: readonly ChannelRef[];
}

/** What the platform has observed. Times are epoch milliseconds on its clock. */
export interface Report {
  readonly posted: readonly number[];
  /** Channels without exactly one message. */
  readonly wrong: number;
  readonly refused: number;
  /** Milliseconds from a slash command to its first answer. */
  readonly commands: readonly number[];
  /** Likewise for pressed vote buttons. */
  readonly votes: readonly number[];
  readonly unanswered: number;
}

const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GbEnCh.notARealTokenJustForTheBenchmark000000";
const CHANNELS_A_GUILD = 10;
const COMMANDS = [
  ["help", {}],
  ["favourites", {}],
  ["search", { query: "agents" }],
] as const;

interface Server {
  readonly opened: Opened;
  report(): Report;
  probe(perSecond: number): void;
  count(): void;
}

async function openDiscord(
  window: "sliding" | "fixed",
  channels: number,
  now: () => number,
): Promise<Server> {
  const discord = createDiscord({ token: TOKEN, globalWindow: window, now, logSize: channels * 20 });
  const places: ChannelRef[] = [];
  let guild = "";
  for (let i = 0; i < channels; i++) {
    if (i % CHANNELS_A_GUILD === 0) guild = discord.addGuild({ name: `Guild ${i / CHANNELS_A_GUILD}` }).id;
    const { id } = discord.addChannel({ guild, name: `papers-${i}` });
    places.push({ platform: "discord", workspace: guild, id });
  }
  const user = discord.addUser({ name: "ada" }).id;
  const { apiUrl } = await discord.listen();
  const probes = createProbes(discord, user, places);
  return {
    opened: { apiUrl, tokens: [TOKEN], channels: places },
    probe: probes.start,
    count: probes.forget,
    report: () => ({
      posted: discord.log
        .filter(({ method, route, status }) => method === "POST" && route === POST && status === 200)
        .map(({ at }) => at),
      wrong: places.filter(({ id }) => posts(discord, id).length !== 1).length,
      refused: discord.log.filter(({ status }) => status === 429).length,
      ...probes.report(),
    }),
  };
}

const POST = "/channels/:channel/messages";

/** The bot's public messages. */
function posts(discord: Discord, channel: string) {
  return discord.messages(channel).filter(({ author, visibleTo }) => author.bot && visibleTo === undefined);
}

/** People who run commands and vote at a steady pace, whatever the bot is doing. */
function createProbes(discord: Discord, user: string, places: readonly ChannelRef[]) {
  let commands: number[] = [];
  let votes: number[] = [];
  let unanswered = 0;
  let turn = 0;

  async function probe(): Promise<void> {
    turn += 1;
    const place = places[(turn * 7919) % places.length] as ChannelRef;
    const message = posts(discord, place.id)[0];
    try {
      if (turn % 4 === 0 && message) {
        const button = /(?<="custom_id":")vote:[^"]+/.exec(JSON.stringify(message.components))?.[0] ?? "";
        votes.push((await discord.press(user, message.id, button)).firstAnswerMs);
        discord.react(user, message.id, "1️⃣");
      } else {
        const [name, options] = COMMANDS[turn % COMMANDS.length] ?? COMMANDS[0];
        commands.push((await discord.command(user, place.id, "papers", name, options)).firstAnswerMs);
      }
    } catch {
      unanswered += 1;
    }
  }

  return {
    start: (perSecond: number) => void setInterval(() => void probe(), 1_000 / perSecond),
    forget() {
      commands = [];
      votes = [];
      unanswered = 0;
    },
    report: () => ({ commands, votes, unanswered }),
  };
}

async function openSlack(postsPerMinute: number, channels: number, now: () => number): Promise<Server> {
  const ids = Array.from({ length: channels }, (_, i) => `C0BENCH${String(i).padStart(4, "0")}`);
  const slack = createSlack({
    now,
    logSize: channels * 20,
    pace: { burst: 1, postsPerMinute },
    channels: ids.map((id, i) => ({ id, name: `papers-${i}` })),
  });
  const apiUrl = await slack.listen();
  const workspace = slack.workspaceId;
  return {
    opened: {
      apiUrl,
      tokens: [slack.botToken, slack.appToken],
      channels: ids.map((id) => ({ platform: "slack", workspace, id })),
    },
    probe: () => {},
    count: () => {},
    report: () => ({
      posted: slack.log
        .filter(({ method, status, error }) => method === "chat.postMessage" && status === 200 && !error)
        .map(({ at }) => at),
      wrong: ids.filter((id) => slack.messages(id).length !== 1).length,
      refused: slack.log.filter(({ status }) => status === 429).length,
      commands: [],
      votes: [],
      unanswered: 0,
    }),
  };
}

let server: Server | undefined;

process.on("message", async (order: Order) => {
  switch (order.kind) {
    case "open": {
      const { platform, channels, offset } = order;
      const now = () => Date.now() + offset;
      server =
        platform.name === "discord"
          ? await openDiscord(platform.window, channels, now)
          : await openSlack(platform.postsPerMinute, channels, now);
      process.send?.(server.opened);
      return;
    }
    case "probe":
      server?.probe(order.perSecond);
      process.send?.({});
      return;
    case "count":
      server?.count();
      process.send?.({});
      return;
    case "report":
      process.send?.(server?.report());
      return;
    default:
      order satisfies never;
  }
});
