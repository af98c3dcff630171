import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandInteractionDataBasicOption,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
} from "discord.js";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  DiscordAPIError,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import type { ChannelRef, ChatHandlers, Person, Reply } from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import type { Clock } from "../../src/clock.ts";
import type { Log } from "../../src/log.ts";
import { clip } from "../../src/words.ts";
import type { DiscordApi } from "./api.ts";
import { ROOT } from "./commands.ts";
import { toAction } from "./key.ts";
import { LIMITS } from "./limits.ts";
import { type DiscordPayload, renderDiscord } from "./render.ts";

/** Discord gives up after 3 s; half of that leaves room for a slow network. */
const ANSWER_WITHIN_MS = 1_500;

/** Either of these lets a member configure channels. */
const MANAGE =
  PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageChannels | PermissionFlagsBits.Administrator;

const SORRY: Message = {
  summary: "Something went wrong on Paperboy's side.",
  blocks: [
    {
      kind: "paragraph",
      text: [
        "Something went wrong on Paperboy's side. Please try again; if it stays so, tell whoever runs it.",
      ],
    },
  ],
};

const UNKNOWN: Message = {
  summary: "Paperboy does not know this.",
  blocks: [
    {
      kind: "paragraph",
      text: [
        "Paperboy does not know this any more. ",
        { kind: "code", text: "/papers help" },
        " shows what it can do.",
      ],
    },
  ],
};

type Shown = ReturnType<typeof asMessage>;

interface InteractionsOptions {
  readonly api: DiscordApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly applicationId: string;
  readonly commands: readonly Command[];
  readonly handlers: ChatHandlers;
}

/** Answers one interaction: never not at all, never later than Discord waits. Rejects never. */
export async function answer(interaction: APIInteraction, options: InteractionsOptions): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
    return suggest(interaction, options);
  const { api, clock, log, applicationId } = options;
  const { work, privately } = begin(interaction, options);
  const reply = work.then(asMessage, (error: unknown): Shown => {
    log.error("an interaction could not be answered", { error });
    return { message: SORRY, private: true };
  });
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  const original = Routes.webhookMessage(applicationId, interaction.token, "@original");
  const toData = (answered: Shown) => dataOf(answered, log);
  const respond = async (body: object) => {
    await api.interact("post", callback, "answering", { body }).catch((error: unknown) => {
      // A repeated try after a lost answer: the first one has been taken.
      if (!isAcknowledged(error)) throw error;
    });
  };
  try {
    const quick = await within(reply, ANSWER_WITHIN_MS, clock);
    if (quick) {
      await respond({ type: InteractionResponseType.ChannelMessageWithSource, data: toData(quick) });
      return;
    }
    await respond({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: privately ? MessageFlags.Ephemeral : 0 },
    });
    const late = await reply;
    if (late.private === privately) {
      await api.interact("patch", original, "answering late", { body: toData(late) });
      return;
    }
    // Who sees a deferred answer cannot be changed any more, so it makes way for a new one.
    await api.interact("delete", original, "answering late");
    const followUp = Routes.webhook(applicationId, interaction.token);
    await api.interact("post", followUp, "answering late", { body: toData(late) });
  } catch (error) {
    // The message alone: the native error names the address, and that holds the interaction's token.
    log.warn("an answer did not reach Discord", {
      error: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Suggestions while somebody types. Late or lost ones are gone: the next letter asks again. Rejects never. */
async function suggest(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { api, handlers, log }: Pick<InteractionsOptions, "api" | "handlers" | "log">,
): Promise<void> {
  const [sub] = interaction.data.options ?? [];
  const given =
    sub?.type === ApplicationCommandOptionType.Subcommand
      ? ((sub.options ?? []) as APIApplicationCommandInteractionDataBasicOption[])
      : [];
  const typing = given.find((option) => "focused" in option && option.focused === true);
  const found = typing
    ? await handlers.suggest({ command: sub?.name ?? "", option: typing.name, text: String(typing.value) })
    : [];
  const choices = found.slice(0, LIMITS.choices).map(({ label, value }) => ({
    name: clip(label, LIMITS.choice),
    value: clip(value, LIMITS.choice),
  }));
  const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  await api.interact("post", callback, "suggesting", { body }).catch((error: unknown) => {
    log.debug("suggestions did not reach Discord", {
      error: error instanceof Error ? error.message : String(error),
    });
  });
}

/** The data of an answer. What cannot be shown is a bug of ours, and still no reason to leave somebody waiting. */
function dataOf(reply: Shown, log: Log): object {
  let payload: DiscordPayload;
  let { private: privately } = reply;
  try {
    payload = renderDiscord(reply.message);
  } catch (error) {
    log.error("an answer could not be rendered", { error });
    payload = renderDiscord(SORRY);
    privately = true;
  }
  return { ...payload, flags: payload.flags | (privately ? MessageFlags.Ephemeral : 0) };
}

function isAcknowledged(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof DiscordAPIError &&
    cause.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}

async function within<T>(work: Promise<T>, ms: number, clock: Clock): Promise<T | undefined> {
  const timer = new AbortController();
  const late = clock.sleep(ms, timer.signal).then(
    () => undefined,
    () => undefined,
  );
  const first = await Promise.race([work, late]);
  timer.abort();
  return first;
}

/** Hands the interaction to the core. `privately`: the answer is meant for the asker alone. */
function begin(
  interaction: APIInteraction,
  { commands, handlers }: InteractionsOptions,
): { work: Promise<Reply>; privately: boolean } {
  if (
    interaction.type === InteractionType.ApplicationCommand &&
    interaction.data.type === ApplicationCommandType.ChatInput &&
    interaction.data.name === ROOT
  ) {
    const call = interaction as APIChatInputApplicationCommandInteraction;
    const [sub] = call.data.options ?? [];
    const command = commands.find(({ name }) => name === sub?.name);
    if (command && sub?.type === ApplicationCommandOptionType.Subcommand) {
      const given = (sub.options ?? []) as APIApplicationCommandInteractionDataBasicOption[];
      const options = Object.fromEntries(given.map(({ name, value }) => [name, value]));
      const work = start(() => handlers.command({ ...asked(call), name: command.name, options }));
      return { work, privately: command.reply === "private" };
    }
  }
  if (interaction.type === InteractionType.MessageComponent) {
    const press = interaction as APIMessageComponentInteraction;
    const who = asked(press);
    const work = start(() =>
      handlers.press({
        ...who,
        action: toAction(press.data.custom_id),
        message: { channel: who.channel, id: press.message.id },
      }),
    );
    return { work, privately: true };
  }
  return { work: Promise.resolve({ kind: "message", message: UNKNOWN, private: true }), privately: true };
}

/** Makes a handler that throws one that rejects. */
async function start(work: () => Promise<Reply>): Promise<Reply> {
  return work();
}

function asked(interaction: APIChatInputApplicationCommandInteraction | APIMessageComponentInteraction): {
  person: Person;
  channel: ChannelRef;
  canManage: boolean;
  locale: string;
} {
  const workspace = interaction.guild_id ?? "";
  const user = interaction.member?.user.id ?? interaction.user?.id ?? "";
  return {
    person: { platform: "discord", workspace, user },
    channel: { platform: "discord", workspace, id: interaction.channel.id },
    // A direct channel belongs to the person in it.
    canManage: interaction.member ? (BigInt(interaction.member.permissions) & MANAGE) !== 0n : true,
    locale: interaction.locale,
  };
}
