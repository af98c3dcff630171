import type { Upload } from "../checks/attachments.ts";
import { checkMessage } from "../checks/message.ts";
import { type Json, refuse } from "../json.ts";
import { seenMessage } from "../people/seen-messages.ts";
import type { Board } from "../world/board.ts";
import { type Draft, FLAGS, type Message } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { Interaction } from "./interaction-json.ts";

/** Maximum follow-ups if only the person, not the server, has installed the bot. */
const GUEST_FOLLOW_UPS = 5;

/** Flags the bot may set on an answer, besides ephemeral. */
export const SETTABLE = FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.componentsV2;

/** Posts and edits the messages that answer an interaction. */
export interface AnswerMessages {
  post(interaction: Interaction, draft: Draft, replyTo?: string): Message;
  /** Replacing "thinking…" settles the interaction. Throws ApiError. */
  change(
    interaction: Interaction,
    message: Message,
    body: Json,
    files: readonly Upload[],
    path?: string[],
  ): void;
}

export function createAnswerMessages(world: World, board: Board): AnswerMessages {
  return {
    post(interaction, draft, replyTo) {
      return board.post(interaction.channel, world.bot, draft, {
        visibleTo: (draft.flags & FLAGS.ephemeral) !== 0 ? interaction.user.id : undefined,
        interaction: {
          id: interaction.id,
          type: interaction.type,
          user: interaction.user,
          name: interaction.name,
        },
        replyTo,
      });
    },
    change(interaction, message, body, files, path = []) {
      const loading = (message.draft.flags & FLAGS.loading) !== 0;
      const before = { ...message.draft, flags: message.draft.flags & ~FLAGS.loading };
      board.edit(message, checkMessage(body, { before, files, path, flags: SETTABLE }).draft);
      if (loading) interaction.settle("message");
    },
  };
}

/** The follow-up endpoints. All functions throw ApiError. */
export interface FollowUps {
  /** `id` may be `@original`. */
  message(token: string, id: string): Message;
  edit(token: string, id: string, body: Json, files: readonly Upload[]): Message;
  remove(token: string, id: string): void;
  followUp(token: string, body: Json, files: readonly Upload[]): Message;
}

/** `answered` finds the interaction whose token is still valid for follow-ups. */
export function createFollowUps(
  world: World,
  board: Board,
  messages: AnswerMessages,
  answered: (token: string) => Interaction,
): FollowUps {
  function find(interaction: Interaction, id: string): Message {
    const message =
      id === "@original" || id === interaction.original?.id
        ? interaction.original
        : interaction.followUps.find((each) => each.id === id);
    if (!message || !world.messages.has(message.id)) throw refuse.unknownMessage();
    return message;
  }

  return {
    message: (token, id) => find(answered(token), id),
    edit(token, id, body, files) {
      const interaction = answered(token);
      const message = find(interaction, id);
      messages.change(interaction, message, body, files);
      return message;
    },
    remove(token, id) {
      const interaction = answered(token);
      const message = find(interaction, id);
      board.remove(message);
      if ((message.draft.flags & FLAGS.loading) !== 0) interaction.settle("message");
    },
    followUp(token, body, files) {
      const interaction = answered(token);
      const { original, channel } = interaction;
      interaction.followUpCalls += 1;
      if (channel.guild?.hasBot === false && interaction.followUpCalls > GUEST_FOLLOW_UPS)
        throw refuse.tooManyFollowUps();
      // The first follow-up to "thinking…" replaces it.
      if (original && world.messages.has(original.id) && (original.draft.flags & FLAGS.loading) !== 0) {
        messages.change(interaction, original, body, files);
        return original;
      }
      const { draft } = checkMessage(body, { files, flags: SETTABLE | FLAGS.ephemeral });
      const message = messages.post(interaction, draft, original?.id);
      interaction.followUps.push(message);
      const index = interaction.followUps.length - 1;
      for (const waiter of interaction.waiting)
        if (waiter.index === index) waiter.resolve(seenMessage(message));
      return message;
    },
  };
}
