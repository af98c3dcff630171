import type { webApi } from "@slack/bolt";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";

/** Believes that the bot token is refused only when Slack says so twice: one refusal may be a fault of Slack's. */
export interface TokenGuard {
  /** What a call that was refused for its token comes to: that refusal where it is confirmed, else `unsent`. */
  judge(refusal: ChatError): Promise<ChatError>;
  /** Slack has said that the token has ended. */
  doubt(): Promise<void>;
}

/** `lost` is called once, with what only a person can mend. */
export function createTokenGuard(
  web: webApi.WebClient,
  log: Log,
  lost: (error: ChatError) => void,
): TokenGuard {
  let asking: Promise<ChatError | undefined> | undefined;
  let told = false;

  /** The refusal, where Slack confirms it; undefined where the token works or Slack cannot be asked. */
  const ask = async (): Promise<ChatError | undefined> => {
    try {
      await web.auth.test();
      return undefined;
    } catch (thrown) {
      const error = toChatError(thrown, "confirm the bot token");
      return error.kind === "unauthorized" ? error : undefined;
    }
  };

  /** Calls that are refused at the same time share one question. */
  const confirm = async (): Promise<boolean> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    const confirmed = await asking;
    if (confirmed && !told) {
      told = true;
      lost(confirmed);
    }
    return confirmed !== undefined;
  };

  return {
    async judge(refusal) {
      if (await confirm()) return refusal;
      const words = "Slack refused the token once and did not confirm it; trying again.";
      return new ChatError("unsent", words, { cause: refusal });
    },
    async doubt() {
      if (!(await confirm())) log.warn("slack token reported revoked, but still valid");
    },
  };
}
