import { readMention } from "../../../src/chat/mention.ts";
import { channelRef, isDirect, personRef } from "../refs.ts";
import type { Said } from "./event-shapes.ts";
import { type House, replyTo } from "./interactions.ts";
import { readMarkup } from "./message-text.ts";

/** Answers people who write to us in their own words. Nothing here rejects. `self`: our own user id. */
export function createListener(house: House, self: string): (said: Said) => Promise<void> {
  const { commands, handlers, people, answers, workspace, log } = house;

  return async (said) => {
    const { user, thread } = said;
    if (user === self) return;
    const channel = channelRef(workspace, said.channel);
    const words = readMarkup(said.text.replaceAll(`<@${self}>`, " "));
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
      ...(thread ? { thread } : {}),
      ...(isDirect(channel.id) ? {} : { startsThread: said.ts }),
    });
  };
}
