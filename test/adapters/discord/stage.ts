import { keycap } from "../../../adapters/discord/in/reactions.ts";
import { createDiscordAdapter, type DiscordOptions } from "../../../adapters/discord/index.ts";
import { commands } from "../../../commands/index.ts";
import {
  createDiscord,
  type Discord,
  type InteractionAnswer,
  type SeenMessage,
} from "../../../playground/discord/index.ts";
import type { ChannelRef, ChatAdapter, Person } from "../../../src/chat/adapter.ts";
import { lineOf } from "../../../src/chat/command.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import type { PostFault } from "../../contract/chat-adapter.ts";
import type { RepliesStage, SeenAnswer } from "../../contract/chat-replies.ts";
import { flatten, type WireComponent, wordsOf } from "./reader.ts";

export const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GfAkeT.notARealTokenJustForTestsOnLoopback0";

/** The contracts' stage, with the server behind it. */
export interface DiscordStage extends RepliesStage {
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
    workspace: "",
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

  const pressOn = async (message: string, user: string, label: string, nth = 0) => {
    const buttons = buttonsOf(discord.message(message)?.components ?? []);
    const button = buttons.filter((candidate) => candidate.label === label)[nth];
    if (button?.custom_id === undefined) throw new Error(`The message has no button ${label} #${nth}.`);
    return discord.press(user, message, button.custom_id);
  };

  /** The words after `/papers`, for one of the product's commands in its group. */
  const pathOf = (name: string): string => {
    const [papers] = discord.registeredCommands();
    const offered = (papers?.options ?? []) as readonly { readonly name: string; readonly type: number }[];
    if (offered.some((one) => one.type === 1 && one.name === name)) return name;
    const command = commands.find((one) => one.name === name);
    return command ? lineOf(command).replace("/papers ", "") : name;
  };

  /** The final answer as the person sees it, slow ones included. */
  const toSeen = async (user: string, answer: InteractionAnswer): Promise<SeenAnswer> => {
    const { modal, interaction } = answer;
    if (modal) {
      const submit = async (entered: Readonly<Record<string, string | readonly string[]>>) =>
        toSeen(user, await discord.submit(user, interaction, entered));
      const form = { title: String(modal.title), fields: fieldsOf(modal), submit };
      return { kind: "form", private: true, text: "", buttons: [], form, press: noButtons };
    }
    const late = answer.kind === "acknowledged" ? await lateAnswer(answer) : undefined;
    const updated = answer.kind === "update" || late === "update";
    const shown = typeof late === "object" ? late : (answer.message ?? (await answer.followUp()));
    return {
      kind: updated ? "update" : "message",
      private: shown.visibleTo !== undefined,
      text: wordsOf(shown.components as unknown as readonly WireComponent[]),
      buttons: buttonsOf(shown.components).map((button) => button.label ?? ""),
      press: async (label) => toSeen(user, await pressOn(shown.id, user, label)),
    };
  };

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
          under: message.replyTo,
        })),
    react: async (message, person, emoji) => discord.react(person.user, message.id, reaction(emoji)),
    unreact: async (message, person, emoji) => discord.unreact(person.user, message.id, reaction(emoji)),
    async reactOddly(message, person) {
      for (const emoji of ["1_:123456789012345678", "🫡", "#️⃣", "0️⃣", "parrot:123456789012345679"]) {
        discord.react(person.user, message.id, emoji);
      }
    },
    press: async (message, person, label, nth = 0) =>
      toReply(await pressOn(message.id, person.user, label, nth)),
    tap: async (message, person, label) => toSeen(person.user, await pressOn(message.id, person.user, label)),
    choose: async (message, person, label) => {
      const selects = flatten(
        (discord.message(message.id)?.components ?? []) as unknown as readonly WireComponent[],
      );
      for (const { custom_id: id, options = [] } of selects) {
        const option = options.find((one) => one.label === label);
        if (id !== undefined && option)
          return toSeen(person.user, await discord.press(person.user, message.id, id, option.value));
      }
      throw new Error(`The message has no choice ${label}.`);
    },
    ask: async (person, where, name, options) =>
      toSeen(person.user, await discord.command(person.user, where.id, "papers", pathOf(name), options)),
    run: async (person, where, name, options) =>
      toReply(await discord.command(person.user, where.id, "papers", pathOf(name), options)),
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

const reaction = (emoji: number | string) => (typeof emoji === "number" ? keycap(emoji) : emoji);
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

/** After a press was only taken note of: a change of its message, or a message of its own. */
async function lateAnswer(answer: InteractionAnswer): Promise<"update" | SeenMessage> {
  const before = answer.message?.editedAt;
  const changed = async (): Promise<"update"> => {
    while (answer.message?.editedAt === before) await new Promise((resolve) => setTimeout(resolve, 10));
    return "update";
  };
  return Promise.race([changed(), answer.followUp()]);
}

const noButtons = () => Promise.reject(new Error("A form has no such button."));

function fieldsOf(modal: Readonly<Record<string, unknown>>) {
  return (modal.components as readonly WireLabel[]).map(({ label, component }) => ({
    name: component.custom_id,
    label,
    value:
      component.value ??
      (component.options ?? []).flatMap((option) => (option.default ? [option.value] : [])).join(","),
  }));
}

interface WireLabel {
  readonly label: string;
  readonly component: {
    readonly custom_id: string;
    readonly value?: string;
    readonly options?: readonly { readonly value: string; readonly default?: boolean }[];
  };
}
