import type { BlockAction, MessageShortcut, RespondFn, SlashCommand } from "@slack/bolt";
import { decodeAction } from "../../../src/chat/action.ts";
import type { ChatHandlers, Reply } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import { parseCommandLine } from "../../../src/chat/command-line/parse.ts";
import { plainReply } from "../../../src/chat/plain-message.ts";
import { messageOf, UserError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { Answers, Way } from "../out/answers.ts";
import { channelRef, personRef } from "../refs.ts";
import { pressedAction } from "../render/blocks.ts";
import { wordsOf } from "./message-text.ts";
import type { People } from "./permissions.ts";
import { asTyped, withPeople } from "./slash-text.ts";

/** Dependencies for answering people. `workspace` is the one the bot token belongs to. */
export interface House {
  readonly commands: readonly Command[];
  readonly handlers: ChatHandlers;
  readonly people: People;
  readonly answers: Answers;
  readonly workspace: string;
  readonly log: Log;
}

/** Passes requests to the core, and answers through Slack's `response_url`. Nothing here rejects. */
export interface Desk {
  command(asked: SlashCommand, respond: RespondFn): Promise<void>;
  press(body: BlockAction, respond: RespondFn): Promise<void>;
  shortcut(body: MessageShortcut, respond: RespondFn): Promise<void>;
}

/** Answers slash commands, buttons in messages, and entries in the message menu. */
export function createDesk(house: House): Desk {
  const { commands, handlers, people, answers, workspace, log } = house;

  return {
    async command(asked, respond) {
      const { user_id: user, trigger_id: trigger } = asked;
      const channel = channelRef(workspace, asked.channel_id);
      const reply = await replyTo(log, async () => {
        const { command, options: typed } = parseCommandLine(commands, asTyped(asked.text ?? ""));
        const options = await withPeople(command, typed, people);
        const person = personRef(workspace, user);
        const standing = await people.standing(user, channel.id);
        return handlers.command({ name: command.name, options, person, channel, ...standing });
      });
      await answers.give(reply, { user, channel, respond, trigger });
    },

    async press(body, respond) {
      const press = readPress(body, workspace);
      if (!press) return;
      const { action, way } = press;
      const { user, channel } = way;
      const reply = await replyTo(log, async () => {
        // Many people press Vote at once, and voting needs no permission.
        const standing =
          decodeAction(action)?.kind === "run"
            ? await people.standing(user, channel.id)
            : people.known(user, channel.id);
        const message = { channel, id: way.message };
        return handlers.press({ action, person: personRef(workspace, user), channel, message, ...standing });
      });
      await answers.give(reply, { ...way, respond });
    },

    async shortcut(body, respond) {
      const command = commands.find(({ name, shortcut }) => shortcut && name === body.callback_id);
      if (!command?.shortcut) return;
      const user = body.user.id;
      const channel = channelRef(workspace, body.channel.id);
      const thread = threadOf(body.message);
      const reply = await replyTo(log, async () =>
        handlers.command({
          name: command.name,
          options: {},
          picked: wordsOf(body.message),
          person: personRef(workspace, user),
          channel,
          message: { channel, id: body.message_ts },
          ...(await people.standing(user, channel.id)),
        }),
      );
      await answers.give(reply, {
        user,
        channel,
        respond,
        trigger: body.trigger_id,
        message: body.message_ts,
        ...(thread ? { thread } : {}),
      });
    },
  };
}

/** The core's answer, or an apology if the core failed. */
export async function replyTo(log: Log, asking: () => Promise<Reply>): Promise<Reply> {
  try {
    return await asking();
  } catch (error) {
    if (error instanceof UserError) return plainReply(error.message);
    log.error("slack request failed", { error: messageOf(error) });
    return plainReply("Something went wrong, and it has been logged. Please try again in a minute.");
  }
}

function readPress(
  body: BlockAction,
  workspace: string,
): { action: string; way: Way & { readonly message: string } } | undefined {
  const action = pressedAction(body.actions[0]);
  const channel = body.channel?.id ?? body.container.channel_id;
  const message = body.message?.ts ?? body.container.message_ts;
  if (action === undefined || typeof channel !== "string" || typeof message !== "string") return undefined;
  const thread = threadOf({ ts: message, thread_ts: body.message?.thread_ts ?? body.container.thread_ts });
  return {
    action,
    way: {
      user: body.user.id,
      channel: channelRef(workspace, channel),
      trigger: body.trigger_id,
      message,
      ...(thread ? { thread } : {}),
    },
  };
}

/** The message's thread; undefined if the message is in the channel itself. */
export function threadOf(message: { readonly [key: string]: unknown }): string | undefined {
  const { thread_ts: thread } = message;
  return typeof thread === "string" ? thread : undefined;
}
