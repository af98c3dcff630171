import type { RespondFn, webApi } from "@slack/bolt";
import type { ChannelRef, Reply } from "../../../src/chat/adapter.ts";
import type { Form } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import { asMessage } from "../../../src/chat/reply.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";
import { isDirect } from "../refs.ts";
import { formView } from "../render/form.ts";
import type { Files } from "./files.ts";
import { openDirect } from "./open-dm.ts";
import type { Sender } from "./post.ts";

/** Neither links nor names in a message of ours become anything else. */
export const QUIET = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

/** How to reach somebody who has asked. */
export interface Way {
  readonly user: string;
  readonly channel: ChannelRef;
  /** The `response_url`: reaches channels that we are not in. Absent after a modal and a mention. */
  readonly respond?: RespondFn;
  /** Opens one modal within three seconds. */
  readonly trigger?: string;
  /** The message whose button or menu was used. */
  readonly message?: string;
  /** The thread where it was asked. */
  readonly thread?: string;
  /** A message in the channel itself, below which an answer for everybody begins a thread. */
  readonly startsThread?: string;
}

/** Brings answers back to those who asked. */
export interface Answers {
  /** Never rejects: what cannot be shown is for the log. */
  give(reply: Reply, way: Way): Promise<void>;
}

/** `web` must not repeat calls by itself. */
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
      // Most likely too late; a button opens it with a trigger of its own.
      log.warn("A form could not be opened in Slack", { why: toChatError(error, "open a form").message });
      return false;
    }
  };

  /** A reply to the `response_url` says, unlike an acknowledgement, whether Slack took it. */
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

  const write = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    const { channel, user, thread, startsThread } = way;
    const at = (ts: string | undefined) => ({ channel: channel.id, ...(ts ? { thread_ts: ts } : {}) });
    // In direct messages everything is private, and stays.
    if (privately && !isDirect(channel.id)) {
      // In a thread that has not begun nobody would see it.
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

  const say = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    if (way.respond) return void (await respond(message, privately, { ...way, respond: way.respond }));
    try {
      await write(message, privately, way);
    } catch (error) {
      const { kind } = toChatError(error, "answer");
      if (kind !== "gone" && kind !== "forbidden") throw error;
      await writeHome(message, way);
    }
  };

  /** A message that only one person sees holds no files: they go to that person's direct messages. */
  const withFilesAtHome = async (message: Message, user: string): Promise<Message> => {
    const names = (message.files ?? []).map(({ name }) => name).join(", ");
    let said = `In your direct messages with Paperboy: ${names}.`;
    try {
      const uploads = await files.upload(message.files ?? []);
      await files.share(uploads, await openDirect(web, user), message.summary);
    } catch (error) {
      log.warn("Files could not be brought to Slack", { why: toChatError(error, "take them").message });
      said = `Slack did not take ${names}. Please try again in a minute.`;
    }
    return { ...message, blocks: [...message.blocks, { kind: "note", text: [said] }] };
  };

  const deliver = async (message: Message, privately: boolean, way: Way): Promise<void> => {
    const { channel, user, thread, startsThread } = way;
    if (!message.files?.length) return say(message, privately, way);
    if (privately && !isDirect(channel.id)) return say(await withFilesAtHome(message, user), privately, way);
    await say(message, privately, way);
    try {
      const uploads = await files.upload(message.files);
      await files.share(uploads, channel.id, message.summary, thread ?? startsThread);
    } catch {
      // Where we are not in the channel.
      const uploads = await files.upload(message.files);
      await files.share(uploads, await openDirect(web, user), message.summary);
    }
  };

  return {
    async give(reply, way) {
      try {
        if (reply.kind === "form" && (await open(reply.form, way))) return;
        if (reply.kind === "update" && way.respond) {
          const { respond: replace } = way;
          await sender.atOnce(reply.message, (content) =>
            replace({ ...content, replace_original: true, unfurl_links: false, unfurl_media: false }),
          );
          return;
        }
        const { message, private: privately } = asMessage(reply);
        await deliver(message, privately, way);
      } catch (error) {
        log.warn("An answer could not be shown in Slack", { why: toChatError(error, "show it").message });
      }
    },
  };
}

/** Why an answer comes by direct message, for somebody who waits for it elsewhere. */
function withNote(message: Message, channel: ChannelRef): Message {
  const note = isDirect(channel.id)
    ? []
    : [
        {
          kind: "note" as const,
          text: [
            "This is here because Paperboy is not in the channel where you asked. ",
            "To have it there: /invite @Paperboy in that channel.",
          ],
        },
      ];
  return { ...message, blocks: [...message.blocks, ...note] };
}
