import { RespondError } from "@slack/bolt";
import type { Message } from "../../../src/chat/message.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { platformErrorName, toChatError } from "../errors.ts";
import { type RenderOptions, renderSlack, type SlackMessage } from "../render/message.ts";
import type { Files } from "./files.ts";
import { createPace, type Pace } from "./pace.ts";

/** Slack allows one message per second and channel (docs.slack.dev, rate limits). */
const POST_GAP_MS = 1_000;

/** A workspace may send "several hundred messages per minute" (same page): 240, evenly spread. */
const WORKSPACE_GAP_MS = 250;

/**
 * A picture is usable about a second after its upload completes. Until then Slack refuses the message, and asking about
 * the file would need another scope. With the first attempt and the forms without pictures, this makes the five
 * attempts a `response_url` allows.
 */
const PICTURE_WAITS_MS = [1_000, 2_000] as const;

type Call<T> = (content: SlackMessage) => Promise<T>;

/**
 * Sends messages with their charts as pictures, and falls back to simpler forms if Slack refuses a message for its
 * pictures or length. A refused message was not posted.
 */
export interface Sender {
  /** For calls that Slack rate-limits: before each attempt, waits for its turn in the channel `to`. */
  inTurn<T>(to: string, message: Message, call: Call<T>): Promise<T>;
  /** For messages only one person sees; `blocks`: the maximum, if it is not a message. */
  atOnce<T>(message: Message, call: Call<T>, blocks?: number): Promise<T>;
}

/** When messages may be sent: one pace per channel, one per workspace. */
export interface PostPaces {
  readonly channel: Pace;
  readonly workspace: Pace;
}

export function createPostPaces(clock: Clock): PostPaces {
  return { channel: createPace(clock, POST_GAP_MS), workspace: createPace(clock, WORKSPACE_GAP_MS) };
}

/** Sends in one workspace. `stopped` ends all waits. */
export function createSender(options: {
  readonly workspace: string;
  readonly files: Pick<Files, "pictures" | "forget">;
  readonly paces: PostPaces;
  readonly clock: Clock;
  readonly stopped: AbortSignal;
  readonly log: Log;
}): Sender {
  const { workspace, files, paces, clock, stopped, log } = options;

  const send = async <T>(
    message: Message,
    call: Call<T>,
    turn: () => Promise<void>,
    bounds: RenderOptions,
  ): Promise<T> => {
    const pictures = await files.pictures(message);
    let form: RenderOptions = { ...bounds, pictures };
    for (let tries = 0; ; tries++) {
      await turn();
      try {
        return await call(renderSlack(message, form));
      } catch (error) {
        const wait = PICTURE_WAITS_MS[tries];
        const hasPictures = (form.pictures?.size ?? 0) > 0;
        if (hasPictures && wait !== undefined && isAboutPictures(error)) {
          await clock.sleep(wait, stopped);
          continue;
        }
        const easier = easierForm(error, form);
        if (!easier) throw error;
        if (hasPictures && !easier.pictures) files.forget(pictures);
        const { message: why } = toChatError(error, "take a message");
        log.warn("slack refused a message; sending a simpler one", { error: why });
        form = easier;
      }
    }
  };

  return {
    inTurn: (to, message, call) =>
      send(
        message,
        call,
        async () => {
          await paces.channel(`${workspace}/${to}`, stopped);
          await paces.workspace(workspace, stopped);
        },
        {},
      ),
    atOnce: (message, call, blocks) =>
      send(message, call, async () => {}, blocks === undefined ? {} : { blocks }),
  };
}

/** A `response_url` does not say what is wrong; a picture is the likeliest cause. */
function isAboutPictures(error: unknown): boolean {
  if (error instanceof RespondError) return error.statusCode < 500;
  // "invalid slack file [json-pointer:/blocks/1/slack_file]"
  return isRefusal(error) && /slack.?file/i.test(toChatError(error, "").message);
}

function isRefusal(error: unknown): boolean {
  const name = platformErrorName(error);
  return name === "invalid_blocks" || name === "invalid_arguments";
}

const TOO_LONG: ReadonlySet<string | undefined> = new Set(["msg_blocks_too_long", "msg_too_long"]);

/** The next simpler form after a refusal; undefined if that would not help. */
function easierForm(error: unknown, form: RenderOptions): RenderOptions | undefined {
  const { pictures, ...rest } = form;
  if (pictures && pictures.size > 0 && isAboutPictures(error)) return rest;
  if (TOO_LONG.has(platformErrorName(error))) {
    return form.tight ? undefined : { ...form, images: false, tight: true };
  }
  // "downloading image failed [json-pointer:/blocks/1/image_url]"
  const image =
    error instanceof RespondError
      ? error.statusCode < 500
      : isRefusal(error) && /image/i.test(toChatError(error, "").message);
  return image && form.images !== false ? { ...form, images: false } : undefined;
}
