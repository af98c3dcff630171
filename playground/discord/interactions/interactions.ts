import { randomBytes } from "node:crypto";
import type { Upload } from "../checks/attachments.ts";
import { checkSuggestions } from "../checks/choices.ts";
import { createForm } from "../checks/complaints.ts";
import { checkMessage } from "../checks/message.ts";
import { checkModal, type Entered, fillModal } from "../checks/modal.ts";
import { isJson, type Json, refuse } from "../json.ts";
import type { Board } from "../world/board.ts";
import { type Channel, FLAGS, type Message, type User } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { createAnswerMessages, createFollowUps, type FollowUps, SETTABLE } from "./follow-ups.ts";
import {
  answerOf,
  CALLBACK,
  checkType,
  type Interaction,
  type InteractionAnswer,
  interactionView,
  responseView,
  TYPE,
} from "./interaction-json.ts";

/** How long an interaction's token is valid for edits and follow-ups. */
const TOKEN_LIFE_MS = 15 * 60_000;

const NOBODY = { everyone: false, users: [], roles: [] };

/** Sends interactions to the bot and receives its answers. */
export interface Interactions extends FollowUps {
  /** Rejects with "The application did not respond" if no answer comes in time. */
  open(spec: {
    readonly type: keyof typeof TYPE;
    readonly name: string;
    readonly user: User;
    readonly channel: Channel;
    readonly data: Json;
    readonly message?: Message;
  }): Promise<InteractionAnswer>;
  /**
   * Submits the modal opened by this interaction; rejects likewise. Throws an Error for input that the client would
   * reject.
   */
  submit(user: User, interaction: string, entered: Entered): Promise<InteractionAnswer>;
  /** The callback endpoint; resolves to the response for `with_response`. Throws ApiError. */
  answer(id: string, token: string, body: Json, files: readonly Upload[]): Json;
}

/** `answerWithinMs` is three seconds on Discord; it and the clock can be set for tests. */
export function createInteractions(ports: {
  readonly world: World;
  readonly board: Board;
  readonly answerWithinMs: number;
}): Interactions {
  const { world, board, answerWithinMs } = ports;
  const messages = createAnswerMessages(world, board);
  const byToken = new Map<string, Interaction>();

  /** The interaction whose token is still valid for follow-ups. */
  function answered(token: string): Interaction {
    const interaction = byToken.get(token);
    if (interaction?.state !== "answered") throw refuse.unknownWebhook();
    if (world.now() - interaction.createdAt > TOKEN_LIFE_MS) throw refuse.badWebhookToken();
    return interaction;
  }

  const self: Interactions = {
    open({ type, name, user, channel, data, message }) {
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          if (interaction.state === "waiting") interaction.state = "expired";
          reject(new Error("The application did not respond"));
        };
        let timer = setTimeout(giveUp, answerWithinMs);
        const interaction: Interaction = {
          id: world.newId(),
          token: randomBytes(48).toString("base64url"),
          type: TYPE[type],
          name,
          user,
          channel,
          createdAt: world.now(),
          state: "waiting",
          firstAnswerMs: 0,
          deferred: false,
          source: message,
          original: message,
          modal: undefined,
          followUps: [],
          followUpCalls: 0,
          waiting: [],
          defer() {
            clearTimeout(timer);
            // The answer may take as long as the token lives, but must not keep the process alive.
            timer = setTimeout(giveUp, TOKEN_LIFE_MS);
            timer.unref();
          },
          settle(kind, data) {
            clearTimeout(timer);
            resolve(answerOf(interaction, kind, data, world));
            world.changed({ kind: "interaction", channel: channel.id, user: user.id });
          },
        };
        for (const [old, each] of byToken) {
          if (world.now() - each.createdAt <= 2 * TOKEN_LIFE_MS) break;
          byToken.delete(old);
        }
        byToken.set(interaction.token, interaction);
        world.tell({
          type: "INTERACTION_CREATE",
          // If only the person has the bot, it still gets the interaction.
          ...(channel.guild?.hasBot ? { guildId: channel.guild.id } : {}),
          data: () => interactionView(interaction, data, message, world),
        });
      });
    },

    async submit(user, id, entered) {
      const opener = [...byToken.values()].find((each) => each.id === id && each.user === user);
      if (!opener?.modal) throw new Error("That form is not open any more.");
      const { channel, source, modal } = opener;
      const data = { custom_id: modal.custom_id, components: fillModal(modal, entered) };
      // The form stays open until it is answered, so nothing is lost if the bot does not respond.
      const answer = await self.open({
        type: "modal",
        name: opener.name,
        user,
        channel,
        data,
        ...(source ? { message: source } : {}),
      });
      opener.modal = undefined;
      return answer;
    },

    answer(id, token, body, files) {
      const interaction = byToken.get(token);
      if (!interaction || interaction.id !== id) throw refuse.unknownInteraction();
      if (interaction.state === "answered") throw refuse.alreadyAcknowledged();
      const elapsed = world.now() - interaction.createdAt;
      if (interaction.state === "expired" || elapsed > answerWithinMs) throw refuse.unknownInteraction();
      const type = checkType(body, interaction.type, interaction.source !== undefined);
      const data = isJson(body.data) ? body.data : {};
      const accept = () => {
        interaction.state = "answered";
        interaction.firstAnswerMs = elapsed;
      };
      switch (type) {
        case CALLBACK.message: {
          const { draft } = checkMessage(data, { files, path: ["data"], flags: SETTABLE | FLAGS.ephemeral });
          accept();
          interaction.original = messages.post(interaction, draft);
          interaction.settle("message");
          break;
        }
        case CALLBACK.deferMessage: {
          accept();
          const flags = FLAGS.loading | (Number(data.flags ?? 0) & FLAGS.ephemeral);
          interaction.deferred = true;
          interaction.defer();
          interaction.original = messages.post(interaction, {
            content: "",
            embeds: [],
            components: [],
            attachments: [],
            flags,
            mentions: NOBODY,
          });
          break;
        }
        case CALLBACK.deferUpdate:
          accept();
          interaction.deferred = true;
          interaction.settle("acknowledged");
          break;
        case CALLBACK.update:
          if (!interaction.original) throw refuse.unknownMessage();
          messages.change(interaction, interaction.original, data, files, ["data"]);
          accept();
          interaction.settle("update");
          break;
        case CALLBACK.choices: {
          const form = createForm();
          const choices = checkSuggestions(form, data, ["data"]);
          form.settle();
          accept();
          interaction.settle("choices", { choices });
          break;
        }
        default:
          interaction.modal = checkModal(data);
          accept();
          interaction.settle("modal", interaction.modal);
      }
      return responseView(interaction, type, world);
    },

    ...createFollowUps(world, board, messages, answered),
  };
  return self;
}
