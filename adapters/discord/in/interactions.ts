import type { APIInteraction, Client } from "discord.js";
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
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { refusalCode, refusesFiles } from "../errors.ts";
import type { DiscordApi } from "../out/api.ts";
import { type Sendable, toSendable, type WhyNoFiles } from "../out/files.ts";
import type { PlaceMark } from "../render/delivery-marker.ts";
import { keepEntered, renderModal, shownSection } from "../render/form.ts";
import { type Asked, ask } from "./interaction-router.ts";
import { suggest } from "./suggestions.ts";

/** Discord gives up after 3 s; half of that leaves room for a slow network. */
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
  readonly client: () => Client | undefined;
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
    // Within the time too: a file takes a while to make.
    return { reply, prepared: await send.prepare(asMessage(reply)) };
  };
  try {
    if (asked.slow) return await answerLate(work, asked, send);
    const ready = work();
    const quick = await within(ready, ANSWER_WITHIN_MS, clock);
    if (quick) await answerAtOnce(quick, asked, send);
    else await answerLate(() => ready, asked, send);
  } catch (error) {
    // The message alone: the native error names the address, and that holds the interaction's token.
    log.warn("answer not delivered to discord", {
      error: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A reply, and how it reads as a message. */
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

/** Says that the answer comes later, and begins `work` only then. A form cannot open any more, so its sections are buttons. */
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
  // Who sees a deferred answer cannot be changed any more, so it makes way for a new one.
  await send.withdraw();
  await send.followUp(prepared);
}

/** An answer as Discord takes it, and what it shows. */
interface Prepared extends Sendable {
  readonly shown: Shown;
}

/** As a new message, which its asker alone sees where it is private. */
function asNew({ body, files, shown }: Prepared): Data {
  return { body: { ...body, flags: body.flags | (shown.private ? MessageFlags.Ephemeral : 0) }, files };
}

interface Data {
  readonly body: object;
  readonly files: Sendable["files"];
}

type Sender = ReturnType<typeof sender>;

/**
 * The ways an answer goes out. What Discord refuses is answered in other words the same way, so that nobody is left
 * waiting: at most two new messages follow, of the five that Discord lets follow where the asker alone has added us.
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
      // A repeated try after a lost answer: the first one has been taken.
      if (!isAcknowledged(error)) throw error;
    });
  }

  async function toPrepared(shown: Shown, without?: WhyNoFiles): Promise<Prepared> {
    return { ...(await toSendable(shown.message, place, log, without)), shown };
  }

  /** What cannot be shown is a bug of ours, and still no reason to leave somebody waiting. */
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
      // Without the native error, which holds the interaction's token.
      log.error("answer refused by discord; answering in words", { error: String(error) });
      await deliver(other, send);
    }
  }

  /** Without its files, and where that is refused too, that something went wrong. */
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
        // Without the native error, which holds the interaction's token.
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

/** Nobody waits for this answer any more. */
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
