import { createForm, integer } from "../checks/complaints.ts";
import { isJson, type Json } from "../json.ts";
import { type SeenMessage, seenMessage } from "../people/seen-messages.ts";
import { isEphemeral, messageView } from "../world/message-views.ts";
import type { Channel, Message, User } from "../world/model.ts";
import { permissionsIn } from "../world/permissions.ts";
import { channelView, guildView, interactionMemberView, userView } from "../world/views.ts";
import type { World } from "../world/world.ts";

/** Interaction types. */
export const TYPE = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
/** Interaction callback types. */
export const CALLBACK = {
  message: 4,
  deferMessage: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;
const SUITABLE: Readonly<Record<number, readonly number[]>> = {
  [TYPE.command]: [CALLBACK.message, CALLBACK.deferMessage, CALLBACK.modal],
  [TYPE.component]: [
    CALLBACK.message,
    CALLBACK.deferMessage,
    CALLBACK.deferUpdate,
    CALLBACK.update,
    CALLBACK.modal,
  ],
  [TYPE.autocomplete]: [CALLBACK.choices],
  [TYPE.modal]: [CALLBACK.message, CALLBACK.deferMessage, CALLBACK.deferUpdate, CALLBACK.update],
};

/** What a person sees after a command, a button press or while typing. */
export interface InteractionAnswer {
  readonly interaction: string;
  /**
   * `update`: the message with the button was changed. `acknowledged`: the press was accepted, without a change so far.
   */
  readonly kind: "message" | "update" | "acknowledged" | "choices" | "modal";
  /** Whether "thinking…" came first. */
  readonly deferred: boolean;
  readonly ephemeral: boolean;
  /** Time from the interaction to the first answer, by the server's clock. */
  readonly firstAnswerMs: number;
  /** The current state of the answer, or of the message with the button; undefined once deleted. */
  readonly message: SeenMessage | undefined;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly modal: Json | undefined;
  /** Resolves to the n-th follow-up (from 0) when it arrives. */
  followUp(index?: number): Promise<SeenMessage>;
}

/** An interaction and its outcome. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly name: string;
  readonly user: User;
  readonly channel: Channel;
  readonly createdAt: number;
  state: "waiting" | "answered" | "expired";
  firstAnswerMs: number;
  deferred: boolean;
  /** The message it comes from. */
  readonly source: Message | undefined;
  /** `@original`. */
  original: Message | undefined;
  /** The modal it opened, until submitted. */
  modal: Json | undefined;
  readonly followUps: Message[];
  followUpCalls: number;
  readonly waiting: { readonly index: number; readonly resolve: (message: SeenMessage) => void }[];
  /** Extends the deadline for the answer to the token's lifetime. */
  readonly defer: () => void;
  /** Reports the outcome to the person. */
  readonly settle: (kind: InteractionAnswer["kind"], data?: Json) => void;
}

/** INTERACTION_CREATE. */
export function interactionView(
  interaction: Interaction,
  data: Json,
  message: Message | undefined,
  world: World,
): Json {
  const { channel, user } = interaction;
  const { guild } = channel;
  const member = guild?.members.get(user.id);
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channelView(channel), permissions: permissionsIn(channel, user.id).toString() },
    locale: user.locale,
    app_permissions: permissionsIn(channel, world.bot.id).toString(),
    // In direct messages with the bot, the server's entry is "0".
    authorizing_integration_owners: {
      ...(!guild || guild.hasBot ? { 0: guild?.id ?? "0" } : {}),
      ...(user.hasBot ? { 1: user.id } : {}),
    },
    context: guild ? 0 : 1,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...(guild
      ? {
          guild_id: guild.id,
          guild_locale: guild.locale,
          guild: { id: guild.id, locale: guild.locale, features: guildView(guild).features },
        }
      : {}),
    ...(guild && member ? { member: interactionMemberView(channel, member) } : { user: userView(user) }),
    ...(message ? { message: messageView(message, world.bot.id) } : {}),
  };
}

/** The response for `with_response=true`. */
export function responseView(interaction: Interaction, type: number, world: World): Json {
  const shows = type === CALLBACK.message || type === CALLBACK.deferMessage || type === CALLBACK.update;
  const message = shows ? interaction.original : undefined;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: type === CALLBACK.deferMessage,
            response_message_ephemeral: isEphemeral(message),
          }
        : {}),
    },
    resource: { type, ...(message ? { message: messageView(message, world.bot.id) } : {}) },
  };
}

/** The callback type, if it suits the interaction, which may come from a message. Throws ApiError 50035. */
export function checkType(body: Json, interaction: number, fromMessage: boolean): number {
  const form = createForm();
  const type = integer(form, body, "type", [], { min: 1, max: 12, required: true });
  const suitable = (SUITABLE[interaction] ?? []).filter(
    (each) => fromMessage || (each !== CALLBACK.update && each !== CALLBACK.deferUpdate),
  );
  if (type !== undefined && !suitable.includes(type))
    form.fail(["type"], "BASE_TYPE_CHOICES", `Value must be one of {${suitable.join(", ")}}.`);
  form.settle();
  return type ?? 0;
}

/** The answer as the person sees it: its message is always current. */
export function answerOf(
  interaction: Interaction,
  kind: InteractionAnswer["kind"],
  data: Json | undefined,
  world: World,
): InteractionAnswer {
  const { original } = interaction;
  const choices = Array.isArray(data?.choices) ? data.choices.filter(isJson) : [];
  return {
    interaction: interaction.id,
    kind,
    deferred: interaction.deferred,
    ephemeral: kind === "message" && original !== undefined && isEphemeral(original),
    firstAnswerMs: interaction.firstAnswerMs,
    get message() {
      return original && world.messages.has(original.id) ? seenMessage(original) : undefined;
    },
    choices: choices.map((each) => ({ name: String(each.name), value: each.value as string | number })),
    modal: kind === "modal" ? data : undefined,
    followUp(index = 0) {
      const there = interaction.followUps[index];
      if (there) return Promise.resolve(seenMessage(there));
      return new Promise((resolve) => interaction.waiting.push({ index, resolve }));
    },
  };
}
