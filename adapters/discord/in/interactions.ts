import type { APIInteraction } from "discord.js";
import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import type { ChatHandlers, Reply } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import type { Form, Section } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import { asMessage } from "../../../src/chat/reply.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError, messageOf } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { refusalCode, refusesFiles } from "../errors.ts";
import type { DiscordApi } from "../out/api.ts";
import { type Sendable, toSendable, type WhyNoFiles } from "../out/files.ts";
import type { PlaceMark } from "../render/delivery-marker.ts";
import { keepEntered, renderModal, shownSection } from "../render/form.ts";
import type { KnownServers } from "./gateway/servers.ts";
import { type Asked, ask } from "./interaction-router.ts";
import { suggest } from "./suggestions.ts";

/** Discord gives up after 3 s; answering within half of that leaves room for a slow network. */
const ANSWER_WITHIN_MS = 1_500;

const SORRY: Message = {
  summary: "Something went wrong on Paperboy's side.",
  blocks: [
    {
      kind: "paragraph",
      text: [
        "Something went wrong on Paperboy's side. Please try again; if it keeps happening, tell Paperboy's operator.",
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
  readonly servers: KnownServers;
}

/** Answers one interaction, always and in time. Never rejects. */
export async function answer(interaction: APIInteraction, options: InteractionsOptions): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
    return suggest(interaction, options);
  const { clock, log } = options;
  const asked = ask(interaction, options);
  const excuse: Shown = {
    message: asked.submission ? keepEntered(SORRY, asked.submission) : SORRY,
    private: true,
  };
  const send = sender(interaction, asked.place, excuse, options);
  const work = async (): Promise<Ready> => {
    const reply = await asked.work().catch((error: unknown): Reply => {
      log.error("interaction failed", { error });
      return { kind: "message", ...excuse };
    });
    // Prepared within the time limit too: making a file takes a while.
    return { reply, prepared: await send.prepare(asMessage(reply)) };
  };
  try {
    if (asked.slow) return await answerLate(work, asked, send);
    const ready = work();
    const quick = await within(ready, ANSWER_WITHIN_MS, clock);
    if (quick) await answerAtOnce(quick, asked, send);
    else await answerLate(() => ready, asked, send);
  } catch (error) {
    // Log only the message: the native error contains the URL, and with it the interaction's token.
    log.warn("answer not delivered to discord", {
      error: messageOf(error),
    });
  }
}

/** A reply, together with its rendering as a message. */
interface Ready {
  readonly reply: Reply;
  readonly prepared: Prepared;
}

async function answerAtOnce(
  { reply, prepared }: Ready,
  { replaces, opens, section }: Asked,
  send: Sender,
): Promise<void> {
  if (reply.kind === "update" && replaces)
    return send.respond(InteractionResponseType.UpdateMessage, prepared);
  const shown = reply.kind === "form" && opens ? shownSection(reply.form, section) : undefined;
  if (reply.kind === "form" && shown) return send.open(reply.form, shown);
  return send.respond(InteractionResponseType.ChannelMessageWithSource, prepared);
}

/**
 * Defers the answer, and only then begins `work`. A form can no longer open after that, so its sections become buttons.
 */
async function answerLate(
  work: () => Promise<Ready>,
  { turns, privately }: Asked,
  send: Sender,
): Promise<void> {
  if (turns) {
    await send.defer(InteractionResponseType.DeferredMessageUpdate);
    const { reply, prepared } = await work();
    return reply.kind === "update" ? send.edit(prepared) : send.followUp(prepared);
  }
  const flags = privately ? MessageFlags.Ephemeral : 0;
  await send.defer(InteractionResponseType.DeferredChannelMessageWithSource, { flags });
  const { prepared } = await work();
  if (prepared.shown.private === privately) return send.edit(prepared);
  // The visibility of a deferred answer cannot be changed, so it is replaced by a new message.
  await send.withdraw();
  await send.followUp(prepared);
}

/** An answer in the form Discord accepts, and the message it renders. */
interface Prepared extends Sendable {
  readonly shown: Shown;
}

/** As a new message, visible only to the asker if it is private. */
function asNew({ body, files, shown }: Prepared): Data {
  return { body: { ...body, flags: body.flags | (shown.private ? MessageFlags.Ephemeral : 0) }, files };
}

interface Data {
  readonly body: object;
  readonly files: Sendable["files"];
}

type Sender = ReturnType<typeof sender>;

/**
 * The ways to send an answer. If Discord refuses one, other content is sent the same way so nobody is left waiting.
 * That takes at most two new messages, within the five follow-ups Discord allows a user-installed app.
 */
function sender(
  interaction: APIInteraction,
  place: PlaceMark | undefined,
  excuse: Shown,
  options: InteractionsOptions,
) {
  const { api, applicationId, log } = options;
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  const original = Routes.webhookMessage(applicationId, interaction.token, "@original");

  async function acknowledge({ body, files }: Data): Promise<void> {
    await api.interact("post", callback, "answering", { body, files }).catch((error: unknown) => {
      // A retry after a lost response: the first attempt was accepted.
      if (!isAcknowledged(error)) throw error;
    });
  }

  async function toPrepared(shown: Shown, without?: WhyNoFiles): Promise<Prepared> {
    return { ...(await toSendable(shown.message, place, log, without)), shown };
  }

  /** An answer that cannot be rendered is our bug, but no reason to leave somebody waiting. */
  async function prepare(shown: Shown): Promise<Prepared> {
    try {
      return await toPrepared(shown);
    } catch (error) {
      log.error("answer not rendered", { error });
      return toPrepared(excuse);
    }
  }

  async function deliver(prepared: Prepared, send: (prepared: Prepared) => Promise<void>): Promise<void> {
    try {
      await send(prepared);
    } catch (error) {
      const other = await insteadOf(prepared, error);
      if (!other) throw error;
      // Without the native error, which contains the interaction's token.
      log.error("answer refused by discord; answering in words", { error: String(error) });
      await deliver(other, send);
    }
  }

  /** The same answer without its files or, if that is refused too, an apology. */
  async function insteadOf({ files, shown }: Prepared, error: unknown): Promise<Prepared | undefined> {
    if (files.length > 0 && refusesFiles(error)) return toPrepared(shown, "refused");
    const unfit = error instanceof ChatError && error.kind === "rejected";
    const refused = (unfit || refusalCode(error) !== undefined) && !isGone(error);
    return refused && shown !== excuse ? toPrepared(excuse) : undefined;
  }

  const send = {
    prepare,
    respond: (type: InteractionResponseType, prepared: Prepared) =>
      deliver(prepared, (one) => {
        const isUpdate = type === InteractionResponseType.UpdateMessage;
        const { body: data, files } = isUpdate ? one : asNew(one);
        return acknowledge({ body: { type, data }, files });
      }),
    defer: (type: InteractionResponseType, data?: object) =>
      acknowledge({ body: { type, ...(data ? { data } : {}) }, files: [] }),
    async open(form: Form, section: Section): Promise<void> {
      try {
        const data = renderModal(form, section, place);
        return await acknowledge({ body: { type: InteractionResponseType.Modal, data }, files: [] });
      } catch (error) {
        // Without the native error, which contains the interaction's token.
        log.error("form not opened", { command: form.command, error: String(error) });
      }
      await send.respond(InteractionResponseType.ChannelMessageWithSource, await toPrepared(excuse));
    },
    edit: (prepared: Prepared) =>
      deliver(prepared, ({ body, files }) =>
        api.interact("patch", original, "answering late", { body, files }),
      ),
    async withdraw(): Promise<void> {
      await api.interact("delete", original, "answering late");
    },
    followUp: (prepared: Prepared) =>
      deliver(prepared, (one) => {
        const followUp = Routes.webhook(applicationId, interaction.token);
        return api.interact("post", followUp, "answering late", { ...asNew(one) });
      }),
  };
  return send;
}

/** Whether nobody is waiting for this answer any more. */
function isGone(error: unknown): boolean {
  const code = refusalCode(error);
  return (
    code === RESTJSONErrorCodes.UnknownInteraction ||
    code === RESTJSONErrorCodes.UnknownWebhook ||
    code === RESTJSONErrorCodes.InvalidWebhookToken
  );
}

function isAcknowledged(error: unknown): boolean {
  return refusalCode(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
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
