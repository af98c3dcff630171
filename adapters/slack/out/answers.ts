import type { RespondFn, webApi } from "@slack/bolt";
import type { ChannelRef, Reply } from "../../../src/chat/adapter.ts";
import type { Form } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import { asMessage } from "../../../src/chat/reply.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";
import { isDirect } from "../refs.ts";
import { formView } from "../render/form.ts";
import type { Files } from "./files.ts";
import { openDirect } from "./open-dm.ts";
import type { Sender } from "./post.ts";

/** Keeps Slack from adding previews to our messages or parsing mentions in them. */
export const QUIET = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

/** How to reach the person who asked. */
export interface Way {
  readonly user: string;
  readonly channel: ChannelRef;
  /** The `response_url`: reaches channels that we are not in. Absent after a modal or a mention. */
  readonly respond?: RespondFn;
  /** Opens one modal, within three seconds. */
  readonly trigger?: string;
  /** The message whose button or menu was used. */
  readonly message?: string;
  /** The thread in which it was asked. */
  readonly thread?: string;
  /** A message in the channel itself; a public answer starts a thread under it. */
  readonly startsThread?: string;
}

/** Delivers answers to the person who asked. */
export interface Answers {
  /** Never rejects: an answer that cannot be shown is logged. */
  give(reply: Reply, way: Way): Promise<void>;
}

/** `web` must not retry calls. */
export function createAnswers(web: webApi.WebClient, sender: Sender, files: Files, log: Log): Answers {
  const open = async (form: Form, way: Way): Promise<boolean> => {
    if (way.trigger === undefined) return false;
    const { message, thread } = way;
    const view = formView(form, {
      channel: way.channel.id,
      ...(message ? { message } : {}),
      ...(thread ? { thread } : {}),
    });
    if (!view) return false;
    try {
      await web.views.open({ trigger_id: way.trigger, view });
      return true;
    } catch (error) {
      // Most likely too late; a button will open it with a fresh trigger.
      log.warn("form not opened", { error: toChatError(error, "open a form").message });
      return false;
    }
  };

  /** Unlike an acknowledgement, a `response_url` tells us whether Slack accepted the answer. */
  const respond = (message: Message, privately: boolean, way: Way & { readonly respond: RespondFn }) =>
    sender.atOnce(message, (content) =>
      way.respond({
        ...content,
        response_type: privately ? "ephemeral" : "in_channel",
        replace_original: false,
        unfurl_links: false,
        unfurl_media: false,
        ...(way.thread ? { thread_ts: way.thread } : {}),
      }),
    );

  /** Whether the message could be replaced by the answer. */
  const replace = async (message: Message, change: RespondFn): Promise<boolean> => {
    try {
      await sender.atOnce(message, (content) =>
        change({ ...content, replace_original: true, unfurl_links: false, unfurl_media: false }),
      );
      return true;
    } catch (error) {
      log.warn("message not replaced", { error: toChatError(error, "replace it").message });
      return false;
    }
  };

  const write = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    const { channel, user, thread, startsThread } = way;
    const at = (ts: string | undefined) => ({ channel: channel.id, ...(ts ? { thread_ts: ts } : {}) });
    // Direct messages are private anyway, and not ephemeral.
    if (privately && !isDirect(channel.id)) {
      // In a thread without replies, nobody would see it.
      await sender.atOnce(message, (content) => web.chat.postEphemeral({ ...at(thread), user, ...content }));
    } else {
      await sender.inTurn(channel.id, message, (content) =>
        web.chat.postMessage({ ...at(thread ?? startsThread), ...content, ...QUIET }),
      );
    }
  };

  const writeHome = (message: Message, { user, channel }: Way) =>
    sender.inTurn(user, withNote(message, channel), (content) =>
      web.chat.postMessage({ channel: user, ...content, ...QUIET }),
    );

  /** If we are not in the channel, the answer goes to the asker's direct messages. */
  const writeOrTell = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    try {
      await write(message, privately, way);
    } catch (error) {
      const { kind } = toChatError(error, "answer");
      if (kind !== "gone" && kind !== "forbidden") throw error;
      await writeHome(message, way);
    }
  };

  const say = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    if (!way.respond) return writeOrTell(message, privately, way);
    try {
      await respond(message, privately, { ...way, respond: way.respond });
    } catch (thrown) {
      const error = toChatError(thrown, "answer");
      // The answer may have arrived, and a public one must not appear twice.
      if (!privately && error.kind === "unknown") throw error;
      log.warn("slack response_url failed; answering another way", { error: error.message });
      await writeOrTell(message, privately, way);
    }
  };

  /** Whether a message's files are certain to be visible in the channel or thread. Rejects if they are not. */
  const shareFiles = async (message: Message, channel: string, thread?: string): Promise<boolean> => {
    const uploads = await files.upload(message.files ?? []);
    await files.share(uploads, channel, message.summary, thread);
    const appeared = await files.appeared(uploads, channel, thread);
    if (appeared === false)
      throw new ChatError("unknown", "Slack accepted the files but does not show them.");
    return appeared === true;
  };

  const undelivered = (names: string) => (error: unknown) => {
    log.warn("files not delivered", { error: toChatError(error, "deliver files").message });
    return `Slack did not deliver ${names}. Please try again in a minute.`;
  };

  /** Shares files in a person's direct messages; returns what to say about it. */
  const bringHome = async (message: Message, user: string, names: string): Promise<string> => {
    const certain = await shareFiles(message, await openDirect(web, user));
    return certain
      ? `In your direct messages with Paperboy: ${names}.`
      : `On the way to your direct messages with Paperboy: ${names}. If nothing arrives in a minute, please run the command again.`;
  };

  const deliver = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    const { channel, user, thread, startsThread } = way;
    if (!message.files?.length) return say(message, privately, way);
    const names = message.files.map(({ name }) => name).join(", ");
    // An ephemeral message cannot hold files.
    if (privately && !isDirect(channel.id)) {
      const said = await bringHome(message, user, names).catch(undelivered(names));
      return say({ ...message, blocks: [...message.blocks, note(said)] }, privately, way);
    }
    await say(message, privately, way);
    try {
      await shareFiles(message, channel.id, thread ?? startsThread);
    } catch (error) {
      const { kind } = toChatError(error, "share files");
      const absent = kind === "gone" || kind === "forbidden";
      const said = absent
        ? await bringHome(message, user, names).catch(undelivered(names))
        : undelivered(names)(error);
      await say({ summary: said, blocks: [note(said)] }, true, way);
    }
  };

  return {
    async give(reply, way) {
      try {
        if (reply.kind === "form" && (await open(reply.form, way))) return;
        if (reply.kind === "update" && way.respond && (await replace(reply.message, way.respond))) return;
        const { message, private: privately } = asMessage(reply);
        await deliver(message, privately, way);
      } catch (error) {
        log.warn("answer not shown", { error: toChatError(error, "show an answer").message });
      }
    },
  };
}

/** Adds why the answer comes by direct message, since the person expects it elsewhere. */
function withNote(message: Message, channel: ChannelRef): Message {
  if (isDirect(channel.id)) return message;
  const why = note(
    "This is here because Paperboy is not in the channel where you asked. " +
      "To have it there: /invite @Paperboy in that channel.",
  );
  return { ...message, blocks: [...message.blocks, why] };
}

function note(words: string): Message["blocks"][number] {
  return { kind: "note", text: [words] };
}
