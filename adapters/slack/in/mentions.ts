import { readMention } from "../../../src/chat/mention.ts";
import { channelRef, isDirect, personRef } from "../refs.ts";
import { type House, replyTo } from "./interactions.ts";
import { readMarkup } from "./message-text.ts";

/** A message that is meant for us: one that mentions us, or one in our direct messages. */
export interface Said {
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly subtype?: string | undefined;
}

/** Answers people who write to us in words. Nothing here rejects. `self`: our own user id. */
export function createListener(house: House, self: string): (said: Said) => Promise<void> {
  const { commands, handlers, people, answers, workspace, log } = house;

  return async (said) => {
    const { user, subtype } = said;
    // What another app says could be an answer to us, and ours one to it, for ever.
    if (user === undefined || user === self || said.bot_id !== undefined) return;
    if (subtype !== undefined && subtype !== "file_share" && subtype !== "thread_broadcast") return;
    const channel = channelRef(workspace, said.channel);
    const words = readMarkup((said.text ?? "").replaceAll(`<@${self}>`, " "));
    const { command, options, openly } = readMention(commands, words);
    const reply = await replyTo(log, async () =>
      handlers.command({
        name: command,
        options,
        person: personRef(workspace, user),
        channel,
        message: { channel, id: said.ts },
        ...(await people.standing(user, channel.id)),
      }),
    );
    const open = reply.kind === "message" && openly && reply.problem === undefined;
    await answers.give(open ? { ...reply, private: false } : reply, {
      user,
      channel,
      message: said.ts,
      ...(said.thread_ts ? { thread: said.thread_ts } : {}),
      ...(isDirect(channel.id) ? {} : { startsThread: said.ts }),
    });
  };
}
