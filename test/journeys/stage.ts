import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { sampleFolder } from "../../bin/container.ts";
import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { readableText } from "../../playground/discord/index.ts";
import { type Playground, startPlayground } from "../../playground/index.ts";
import { createBot } from "../../src/bot.ts";
import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import { lineOf } from "../../src/chat/command.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { createLibrary } from "../../src/library/library.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { settings } from "../fakes/house.ts";
import { until } from "../until.ts";

/** A message in either chat, as a person sees it. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly reactions: Readonly<Record<number, number>>;
}

/** One chat, used the way a person uses it. Ballots are 1 to 10. */
export interface Chat {
  readonly platform: Platform;
  readonly channel: ChannelRef;
  /** Posts of the bot in the channel that everybody sees. */
  posts(): readonly Seen[];
  /** With a ballot, or with one of 👍 👍🏽 👎 👀. */
  react(who: string, message: string, emoji: number | string): Promise<void>;
  unreact(who: string, message: string, emoji: number | string): Promise<void>;
  /** Cuts the connection, so that what happens until it stands again is not told. */
  cut(): void;
  /** Presses the nth vote button (from 1) and reads the private answer. */
  vote(who: string, message: string, nth: number): Promise<string>;
  /** Runs `/papers …` and reads the answer; `private` is whether only the asker sees it. */
  papers(who: string, line: string): Promise<{ readonly text: string; readonly private: boolean }>;
  /** The files that a person finds in the channel and in their direct messages with the bot, oldest first. */
  files(who: string): readonly { readonly name: string; readonly content: string }[];
  deleteChannel(): void;
  /** Everything that would have notified somebody. */
  pings(): readonly unknown[];
}

const KEYCAPS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟"];
const keycap = (emoji: number | string) => (typeof emoji === "number" ? (KEYCAPS[emoji - 1] ?? "") : emoji);
const SLACK_EMOJI: Readonly<Record<string, string>> = {
  "👍": "+1",
  "👍🏽": "+1::skin-tone-4",
  "👎": "-1",
  "👀": "eyes",
};
const nameOf = (emoji: number | string) =>
  (typeof emoji === "number" ? NAMES[emoji - 1] : SLACK_EMOJI[emoji]) ?? "";
const NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "keycap_ten"];

/** The two platforms on loopback, the real clients, a database file, and the clock at the sample's last day. */
export async function setStage() {
  const folder = mkdtempSync(join(tmpdir(), "paperboy-journey-"));
  const feed = createSavedDays({ folder: sampleFolder });
  const lastDay = (await feed.days()).at(-1);
  const offset = Date.parse(`${lastDay}T15:00:00Z`) - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + offset };
  const playground = await startPlayground({ port: 0, now: clock.now });
  const lines: string[] = [];
  const write = (level: string) => (message: string, fields?: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields, replaceErrors)}`);
  const log: Log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  const chats = { discord: discordChat(playground), slack: slackChat(playground) };

  /** Starts the bot as a process would; the platforms and the database stay across restarts. */
  async function boot() {
    const { discord, slack } = playground;
    const { store, index } = await openStorage({ file: join(folder, "paperboy.db"), clock, log });
    const library = createLibrary({ feed, lookups: [], store, clock, log });
    const adapters = [
      createDiscordAdapter({ token: discord.token, apiUrl: discord.apiUrl, guildIds: [], log, clock }),
      createSlackAdapter({
        botToken: slack.botToken,
        appToken: slack.appToken,
        apiUrl: slack.apiUrl,
        log,
        clock,
      }),
    ];
    const fatal: Error[] = [];
    const bot = createBot({
      store,
      index,
      library,
      adapters,
      commands,
      clock,
      log,
      onFatal: (error) => fatal.push(error),
    });
    await bot.start();
    return {
      bot,
      store,
      fatal,
      async stop() {
        await bot.stop();
        await store.close();
      },
      async subscribe(channel: ChannelRef, changes: Partial<typeof settings> = {}) {
        await store.saveSubscription({
          channel,
          team: teamOf(channel),
          settings: { ...settings, weekdays: [1, 2, 3, 4, 5, 6, 7], ...changes },
          nextDueAt: clock.now(),
          createdBy: {
            platform: channel.platform,
            workspace: channel.platform === "slack" ? channel.workspace : "",
            user: personIn(playground, channel.platform === "slack" ? "slack" : "discord", "you"),
          },
          createdAt: clock.now(),
        });
      },
    };
  }

  return {
    playground,
    chats,
    clock,
    lines,
    boot,
    async strike() {
      await playground.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function replaceErrors(_: string, value: unknown): unknown {
  return value instanceof Error ? `${value.name}: ${value.message}` : value;
}

function personIn(playground: Playground, platform: "discord" | "slack", who: string): string {
  const person = playground.people.find(({ id }) => id === who);
  if (!person) throw new Error(`There is nobody called ${who}.`);
  return person[platform];
}

function discordChat(playground: Playground): Chat {
  const { discord } = playground;
  const { channelId, guildId } = discord;
  const user = (who: string) => personIn(playground, "discord", who);
  const publicPosts = () =>
    discord.messages(channelId).filter(({ visibleTo, author }) => visibleTo === undefined && author.bot);
  return {
    platform: "discord",
    channel: { platform: "discord", workspace: guildId, id: channelId },
    posts: () =>
      publicPosts().map((message) => ({
        id: message.id,
        text: readAloud(message),
        reactions: Object.fromEntries(
          message.reactions.map(({ emoji, count }) => [KEYCAPS.indexOf(emoji) + 1, count]),
        ),
      })),
    react: async (who, message, emoji) => discord.react(user(who), message, keycap(emoji)),
    unreact: async (who, message, emoji) => discord.unreact(user(who), message, keycap(emoji)),
    cut: () => discord.dropConnections({ resumable: false }),
    async vote(who, message, nth) {
      const ids =
        JSON.stringify(discord.message(message)?.components).match(/(?<="custom_id":")vote:[^"]+/g) ?? [];
      const answer = await discord.press(user(who), message, ids[nth - 1] ?? "");
      return answer.message ? readAloud(answer.message) : "";
    },
    async papers(who, line) {
      const [name = "help", ...words] = line.split(" ");
      const command = commands.find((candidate) => candidate.name === name);
      const first = Object.keys(command?.options ?? {})[0];
      const given: Record<string, unknown> = {};
      for (const word of words) {
        const [, key, value] = /^([a-z-]+):(.*)$/.exec(word) ?? [];
        if (key !== undefined && command && key in command.options) {
          given[key] = command.options[key]?.type === "integer" ? Number(value) : value;
        } else if (first) given[first] = [given[first], word].filter(Boolean).join(" ");
      }
      const path = command ? lineOf(command).replace("/papers ", "") : name;
      const answer = await discord.command(user(who), channelId, "papers", path, given);
      return { text: answer.message ? readAloud(answer.message) : "", private: answer.ephemeral };
    },
    files: (who) =>
      discord
        .messages(channelId)
        .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === user(who))
        .flatMap(({ attachments }) => attachments)
        .map(({ name, content }) => ({ name, content: textIn(content) })),
    deleteChannel: () => discord.deleteChannel(channelId),
    pings: () =>
      discord.messages(channelId).filter(({ mentions }) => JSON.stringify(mentions).match(/true|\d{15}/)),
  };
}

/** Discord markdown with its escapes taken away again. */
function readAloud(message: Parameters<typeof readableText>[0]): string {
  return readableText(message).replace(/\\([^\w\s])/g, "$1");
}

function slackChat(playground: Playground): Chat {
  const { slack } = playground;
  const { channelId, workspaceId } = slack;
  const user = (who: string) => personIn(playground, "slack", who);
  const message = (ts: string) => {
    const found = slack.messages(channelId).find((candidate) => candidate.ts === ts);
    if (!found) throw new Error(`There is no message ${ts}.`);
    return found;
  };
  return {
    platform: "slack",
    channel: { platform: "slack", workspace: workspaceId, id: channelId },
    posts: () =>
      slack
        .messages(channelId)
        .filter(({ botId }) => botId !== undefined)
        .map((stored) => ({
          id: stored.ts,
          text: textsIn(stored.blocks),
          reactions: Object.fromEntries(
            [...stored.reactions].map(([name, users]) => [NAMES.indexOf(name) + 1, users.length]),
          ),
        })),
    async react(who, ts, emoji) {
      slack.react(user(who), message(ts), nameOf(emoji));
      await slack.eventsSettled();
    },
    async unreact(who, ts, emoji) {
      slack.unreact(user(who), message(ts), nameOf(emoji));
      await slack.eventsSettled();
    },
    async vote(who, ts, nth) {
      const buttons = message(ts).blocks.flatMap((block) =>
        block.type === "actions" ? [{ block, button: (block.elements as { action_id: string }[])[0] }] : [],
      );
      const { block, button } = buttons[nth - 1] ?? {};
      const before = slack.ephemerals(user(who), channelId).length;
      await slack.press(
        user(who),
        message(ts),
        button?.action_id ?? "",
        block?.block_id as string | undefined,
      );
      const answer = await until(
        "the press is answered",
        () => slack.ephemerals(user(who), channelId).slice(before)[0],
      );
      return textsIn(answer.blocks);
    },
    async papers(who, line) {
      const before = {
        hidden: slack.ephemerals(user(who), channelId).length,
        shown: slack.messages(channelId).length,
      };
      await slack.command(user(who), channelId, "/papers", line);
      const answer = await until("the command is answered", () => {
        const hidden = slack.ephemerals(user(who), channelId).slice(before.hidden)[0];
        const shown = slack.messages(channelId).slice(before.shown)[0];
        return hidden ? { stored: hidden, private: true } : shown && { stored: shown, private: false };
      });
      return { text: textsIn(answer.stored.blocks), private: answer.private };
    },
    cut: () => slack.dropConnections(),
    files: (who) =>
      [...slack.messages(channelId), ...slack.directMessages(user(who))]
        .flatMap(({ files = [] }) => files)
        .map(({ name, content }) => ({ name, content: textIn(content) })),
    deleteChannel: () => slack.deleteChannel(channelId),
    pings: () => slack.messages(channelId).filter(({ mentions }) => mentions.length > 0),
  };
}

/** A file's text, as a reader of UTF-8 takes it: a byte order mark kept. */
function textIn(content: Uint8Array): string {
  return Buffer.from(content).toString("utf8");
}

/** All texts in blocks, joined. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join(" ");
  if (value === null || typeof value !== "object") return "";
  return Object.entries(value)
    .map(([key, inner]) => (key === "text" && typeof inner === "string" ? inner : textsIn(inner)))
    .filter((text) => text.trim() !== "")
    .join(" ");
}
