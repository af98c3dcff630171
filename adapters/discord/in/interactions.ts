import type { APIInteraction, Client } from "discord.js";
import {
  DiscordAPIError,
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
import type { Log } from "../../../src/runtime/log.ts";
import type { DiscordApi } from "../out/api.ts";
import { type Sendable, toSendable } from "../out/files.ts";
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
        "Something went wrong on Paperboy's side. Please try again; if it stays so, tell whoever runs it.",
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

/** Answers one interaction: never not at all, never later than Discord waits. Rejects never. */
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
  const ready = asked.work
    .catch((error: unknown): Reply => {
      log.error("an interaction could not be answered", { error });
      return { kind: "message", ...excuse };
    })
    // Within the time too: drawing a chart may take a second.
    .then(async (reply): Promise<Ready> => ({ reply, prepared: await send.prepare(asMessage(reply)) }));
  try {
    const quick = await within(ready, ANSWER_WITHIN_MS, clock);
    if (quick) await answerAtOnce(quick, asked, send);
    else await answerLate(ready, asked, send);
  } catch (error) {
    // The message alone: the native error names the address, and that holds the interaction's token.
    log.warn("an answer did not reach Discord", {
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
  return send.respond(InteractionResponseType.ChannelMessageWithSource, visibleTo(prepared));
}

/** A form cannot open any more then, so its sections are offered as buttons. */
async function answerLate(work: Promise<Ready>, { turns, privately }: Asked, send: Sender): Promise<void> {
  if (turns) {
    await send.respond(InteractionResponseType.DeferredMessageUpdate);
    const { reply, prepared } = await work;
    return reply.kind === "update" ? send.edit(prepared) : send.followUp(visibleTo(prepared));
  }
  const flags = privately ? MessageFlags.Ephemeral : 0;
  await send.respond(InteractionResponseType.DeferredChannelMessageWithSource, {
    body: { flags },
    files: [],
  });
  const { prepared } = await work;
  if (prepared.private === privately) return send.edit(prepared);
  // Who sees a deferred answer cannot be changed any more, so it makes way for a new one.
  await send.withdraw();
  await send.followUp(visibleTo(prepared));
}

/** An answer as Discord takes it. */
interface Prepared extends Sendable {
  readonly private: boolean;
}

/** The answer as a new message, which its asker alone sees where it is private. */
function visibleTo({ body, files, private: privately }: Prepared): Data {
  return { body: { ...body, flags: body.flags | (privately ? MessageFlags.Ephemeral : 0) }, files };
}

interface Data {
  readonly body: object;
  readonly files: Sendable["files"];
}

type Sender = ReturnType<typeof sender>;

/** The ways an answer goes out. */
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

  async function toPrepared({ message, private: privately }: Shown): Promise<Prepared> {
    return { ...(await toSendable(message, place, log)), private: privately };
  }

  const send = {
    /** What cannot be shown is a bug of ours, and still no reason to leave somebody waiting. */
    async prepare(shown: Shown): Promise<Prepared> {
      try {
        return await toPrepared(shown);
      } catch (error) {
        log.error("an answer could not be rendered", { error });
        return toPrepared(excuse);
      }
    },
    respond: (type: InteractionResponseType, data?: Data) =>
      acknowledge({ body: { type, ...(data ? { data: data.body } : {}) }, files: data?.files ?? [] }),
    async open(form: Form, section: Section): Promise<void> {
      try {
        const data = renderModal(form, section, place);
        return await acknowledge({ body: { type: InteractionResponseType.Modal, data }, files: [] });
      } catch (error) {
        // Without the native error, which holds the interaction's token.
        log.error("a form could not be opened", { command: form.command, error: String(error) });
      }
      await send.respond(
        InteractionResponseType.ChannelMessageWithSource,
        visibleTo(await toPrepared(excuse)),
      );
    },
    async edit({ body, files }: Data): Promise<void> {
      await api.interact("patch", original, "answering late", { body, files });
    },
    async withdraw(): Promise<void> {
      await api.interact("delete", original, "answering late");
    },
    async followUp({ body, files }: Data): Promise<void> {
      const followUp = Routes.webhook(applicationId, interaction.token);
      await api.interact("post", followUp, "answering late", { body, files });
    },
  };
  return send;
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
