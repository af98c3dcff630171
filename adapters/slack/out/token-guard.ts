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

/** `lost` is called once the refusal is confirmed; it says what calls come to from then on. */
export function createTokenGuard(
  web: webApi.WebClient,
  log: Log,
  lost: (error: ChatError) => ChatError,
): TokenGuard {
  let asking: Promise<ChatError | undefined> | undefined;
  let verdict: ChatError | undefined;

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
  const confirm = async (): Promise<ChatError | undefined> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    const confirmed = await asking;
    if (!confirmed) return undefined;
    verdict ??= lost(confirmed);
    return verdict;
  };

  return {
    async judge(refusal) {
      const confirmed = await confirm();
      if (confirmed) return confirmed;
      const words = "Slack refused the token once and did not confirm it; trying again.";
      return new ChatError("unsent", words, { cause: refusal });
    },
    async doubt() {
      if (!(await confirm())) log.warn("slack token reported revoked, but still valid");
    },
  };
}
