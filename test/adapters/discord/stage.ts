import { createDiscordAdapter, type DiscordOptions } from "../../../adapters/discord/index.ts";
import { keycap } from "../../../adapters/discord/reactions.ts";
import { createDiscord, type Discord, type InteractionAnswer } from "../../../playground/discord/index.ts";
import type { ChannelRef, ChatAdapter, Person } from "../../../src/chat/adapter.ts";
import { systemClock } from "../../../src/clock.ts";
import { silentLog } from "../../../src/log.ts";
import type { ChatStage, PostFault } from "../../contract/chat-adapter.ts";
import { flatten, type WireComponent, wordsOf } from "./reader.ts";

export const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GfAkeT.notARealTokenJustForTestsOnLoopback0";

/** The contract's stage, with the server behind it. */
export interface DiscordStage extends ChatStage {
  readonly discord: Discord;
  readonly guild: string;
  readonly apiUrl: string;
  /** An unstarted adapter with other options. */
  make(options?: Partial<DiscordOptions>): ChatAdapter;
}

/** A Discord-compatible server on loopback with one guild, two channels and three people. */
export async function createDiscordStage(
  spec: { readonly rateLimits?: "documented" | "off"; readonly options?: Partial<DiscordOptions> } = {},
): Promise<DiscordStage> {
  const discord = createDiscord({ token: TOKEN, rateLimits: spec.rateLimits ?? "off" });
  const guild = discord.addGuild({ name: "Reading group" }).id;
  const channelRef = (name: string): ChannelRef => ({
    platform: "discord",
    workspace: guild,
    id: discord.addChannel({ guild, name }).id,
  });
  const member = (name: string, permissions: readonly "ManageChannels"[] = []): Person => ({
    platform: "discord",
    workspace: guild,
    user: discord.addUser({ name, permissions }).id,
  });
  const channel = channelRef("papers");
  const otherChannel = channelRef("random");
  const ada = member("ada");
  const { apiUrl, close } = await discord.listen();
  const make = (options: Partial<DiscordOptions> = {}) =>
    createDiscordAdapter({
      token: TOKEN,
      apiUrl,
      log: silentLog,
      clock: systemClock,
      ...spec.options,
      ...options,
    });

  return {
    discord,
    guild,
    apiUrl,
    make,
    adapter: make(),
    channel,
    otherChannel,
    ada,
    ben: member("ben"),
    manager: member("manager", ["ManageChannels"]),
    now: () => Date.now(),
    another: () => make(),
    read: async (where) =>
      discord
        .messages(where.id)
        .filter((message) => message.visibleTo === undefined)
        .map((message) => ({
          id: message.id,
          text: wordsOf(message.components as unknown as readonly WireComponent[]),
          buttons: buttonsOf(message.components).map((button) => button.label ?? ""),
          seeds: message.reactions
            .filter((reaction) => reaction.users.includes(discord.bot.id))
            .map((reaction) => BALLOTS.indexOf(reaction.emoji) + 1)
            .sort((a, b) => a - b),
        })),
    react: async (message, person, ballot) => discord.react(person.user, message.id, keycap(ballot)),
    unreact: async (message, person, ballot) => discord.unreact(person.user, message.id, keycap(ballot)),
    async reactOddly(message, person) {
      for (const emoji of ["1_:123456789012345678", "👍🏽", "❤️", "#️⃣", "0️⃣"]) {
        discord.react(person.user, message.id, emoji);
      }
    },
    async press(message, person, label, nth = 0) {
      const shown = discord.message(message.id);
      const button = buttonsOf(shown?.components ?? []).filter((candidate) => candidate.label === label)[nth];
      if (button?.custom_id === undefined) throw new Error(`The message has no button ${label} #${nth}.`);
      return toReply(await discord.press(person.user, message.id, button.custom_id));
    },
    run: async (person, where, name, options) =>
      toReply(await discord.command(person.user, where.id, "papers", name, options)),
    privates: async (person) =>
      discord
        .messages(discord.directChannel(person.user).id)
        .map((message) => wordsOf(message.components as unknown as readonly WireComponent[])),
    failNextPost(fault) {
      discord.fault({
        match: (method, path) => method === "POST" && /\/channels\/\d+\/messages$/.test(path),
        kind: FAULTS[fault],
        retryAfter: 3,
      });
    },
    async cut() {
      discord.dropConnections({ resumable: false });
    },
    removeChannel: async (where) => discord.deleteChannel(where.id),
    close,
  };
}

const BALLOTS = Array.from({ length: 10 }, (_, index) => keycap(index + 1));

const FAULTS: Readonly<Record<PostFault, "500-after" | "429" | "403" | "404">> = {
  "lost-answer": "500-after",
  "rate-limited": "429",
  forbidden: "403",
  gone: "404",
  rejected: "404",
};

function buttonsOf(components: readonly unknown[]): WireComponent[] {
  return flatten(components as readonly WireComponent[]).filter((c) => c.custom_id !== undefined);
}

async function toReply(answer: InteractionAnswer): Promise<{ private: boolean; text: string }> {
  const message = answer.message ?? (await answer.followUp());
  const components = message.components as unknown as readonly WireComponent[];
  return { private: message.visibleTo !== undefined, text: wordsOf(components) };
}
