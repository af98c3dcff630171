import { RespondError } from "@slack/bolt";
import type { Message } from "../../src/chat/message.ts";
import type { Clock } from "../../src/clock.ts";
import type { Log } from "../../src/log.ts";
import { platformErrorName, toChatError } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { createPace } from "./pace.ts";
import { type RenderOptions, renderSlack, type SlackMessage } from "./render.ts";

/** Slack takes one message per second and channel (docs.slack.dev, rate limits). */
const POST_GAP_MS = 1_000;

/** It takes "several hundred messages per minute" of a workspace (same page): 240, evenly. */
const WORKSPACE_GAP_MS = 250;

type Call<T> = (content: SlackMessage) => Promise<T>;

/** Sends messages in an easier form where Slack has refused the whole message for its pictures or its length. */
export interface Sender {
  /** For what Slack paces: `to` is the channel, whose turn is waited for before every try. */
  inTurn<T>(to: string, message: Message, call: Call<T>): Promise<T>;
  /** For what only one person sees. */
  atOnce<T>(message: Message, call: Call<T>): Promise<T>;
}

/** `stopped` ends the waiting. */
export function createSender(clock: Clock, stopped: AbortSignal, log: Log): Sender {
  const channelPace = createPace(clock, POST_GAP_MS);
  const workspacePace = createPace(clock, WORKSPACE_GAP_MS);

  const send = async <T>(message: Message, call: Call<T>, turn: () => Promise<void>): Promise<T> => {
    await turn();
    try {
      return await call(renderSlack(message));
    } catch (error) {
      const easier = easierForm(error);
      if (!easier) throw error;
      const { message: why } = toChatError(error, "take a message");
      log.warn("Slack refused a message; sending it in an easier form", { why });
      await turn();
      return call(renderSlack(message, easier));
    }
  };

  return {
    inTurn: (to, message, call) =>
      send(message, call, async () => {
        await channelPace(to, stopped);
        await workspacePace("", stopped);
      }),
    atOnce: (message, call) => send(message, call, async () => {}),
  };
}

/** What to leave out after a refusal; undefined where that would not help. A refused message was not posted. */
function easierForm(error: unknown): RenderOptions | undefined {
  // A response_url does not say what was wrong; a picture that Slack cannot fetch is the likeliest.
  if (error instanceof RespondError) return error.statusCode < 500 ? { images: false } : undefined;
  switch (platformErrorName(error)) {
    case "msg_blocks_too_long":
      return { images: false, total: LIMITS.tightTotal };
    case "invalid_blocks":
      // "downloading image failed [json-pointer:/blocks/1/image_url]"
      return /image/i.test(toChatError(error, "").message) ? { images: false } : undefined;
    default:
      return undefined;
  }
}
