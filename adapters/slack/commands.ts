import { type BlockAction, RespondError, type RespondFn, type SlashCommand } from "@slack/bolt";
import type { ButtonPress, ChannelRef, ChatHandlers, Person, Reply } from "../../src/chat/adapter.ts";
import { type Command, parseCommandLine } from "../../src/chat/command.ts";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { UserError } from "../../src/errors.ts";
import type { Log } from "../../src/log.ts";
import { isLinkButton } from "./blocks.ts";
import { isDirect, type People } from "./people.ts";
import { renderSlack } from "./render.ts";

/** What people ask, carried to the core and its answer back to them. Nothing here rejects. */
export interface Desk {
  command(asked: SlashCommand, respond: RespondFn): Promise<void>;
  press(body: BlockAction, respond: RespondFn): Promise<void>;
}

/** `people` says who may configure; `workspace` is the one that the bot token is for. */
export function createDesk(options: {
  readonly commands: readonly Command[];
  readonly handlers: ChatHandlers;
  readonly people: People;
  readonly workspace: string;
  readonly log: Log;
}): Desk {
  const { commands, handlers, people, workspace, log } = options;

  const person = (user: string): Person => ({ platform: "slack", workspace, user });
  const replyTo = async (asking: () => Promise<Reply>): Promise<Reply> => {
    try {
      return await asking();
    } catch (error) {
      if (error instanceof UserError) return privately(error.message);
      log.error("A request from Slack failed", {
        why: error instanceof Error ? error.message : String(error),
      });
      return privately("Something went wrong here, and it has been noted. Please try again in a minute.");
    }
  };

  return {
    async command(asked, respond) {
      const reply = await replyTo(async () => {
        const { command, options: given } = parseCommandLine(commands, asked.text ?? "");
        return handlers.command({
          name: command.name,
          options: given,
          person: person(asked.user_id),
          channel: channelRef(workspace, asked.channel_id),
          ...(await people.standing(asked.user_id, asked.channel_id)),
        });
      });
      await answer(respond, reply, log);
    },

    async press(body, respond) {
      const press = readPress(body, workspace);
      if (!press) return;
      const standing = people.known(body.user.id, press.channel.id);
      const reply = await replyTo(() =>
        handlers.press({ ...press, person: person(body.user.id), ...standing }),
      );
      await answer(respond, reply, log);
    },
  };
}

/** A channel as the core names it: direct messages belong to no workspace. */
export function channelRef(workspace: string, id: string): ChannelRef {
  return { platform: "slack", workspace: isDirect(id) ? "" : workspace, id };
}

function readPress(
  body: BlockAction,
  workspace: string,
): Pick<ButtonPress, "action" | "channel" | "message"> | undefined {
  const [action] = body.actions;
  const channel = body.channel?.id ?? body.container.channel_id;
  const ts = body.message?.ts ?? body.container.message_ts;
  if (action?.type !== "button" || typeof channel !== "string" || typeof ts !== "string") return undefined;
  if (isLinkButton(action.action_id)) return undefined;
  const where = channelRef(workspace, channel);
  return { action: action.action_id, channel: where, message: { channel: where, id: ts } };
}

/**
 * Sends the reply to the asker's `response_url`, which unlike an acknowledgement says whether Slack took it. A refused
 * reply is sent once more without pictures, since one that cannot be fetched spoils the whole message.
 */
async function answer(respond: RespondFn, given: Reply, log: Log): Promise<void> {
  const reply = asMessage(given);
  const send = async (images: boolean): Promise<void> => {
    await respond({
      ...renderSlack(reply.message, { images }),
      response_type: reply.private ? "ephemeral" : "in_channel",
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  };
  try {
    try {
      await send(true);
    } catch (error) {
      if (!(error instanceof RespondError) || error.statusCode >= 500) throw error;
      await send(false);
    }
  } catch (error) {
    log.warn("An answer could not be shown in Slack", {
      why: error instanceof Error ? error.message : String(error),
    });
  }
}

function privately(words: string): Reply {
  const message: Message = { summary: words, blocks: [{ kind: "paragraph", text: [words] }] };
  return { kind: "message", message, private: true };
}
