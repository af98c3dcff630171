import type { webApi } from "@slack/bolt";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";

/** Accepts that the bot token is invalid only if Slack says so twice: a single rejection may be Slack's fault. */
export interface TokenGuard {
  /** The error for a call whose token was rejected: the rejection itself if confirmed, otherwise `unsent`. */
  judge(refusal: ChatError): Promise<ChatError>;
  /** Slack has reported the token revoked. */
  doubt(): Promise<void>;
}

/** Calls `lost` once the rejection is confirmed; it returns the error for all later calls. */
export function createTokenGuard(
  web: webApi.WebClient,
  log: Log,
  lost: (error: ChatError) => ChatError,
): TokenGuard {
  let asking: Promise<ChatError | undefined> | undefined;
  let verdict: ChatError | undefined;

  /** The rejection if Slack confirms it; undefined if the token works or Slack cannot be asked. */
  const ask = async (): Promise<ChatError | undefined> => {
    try {
      await web.auth.test();
      return undefined;
    } catch (thrown) {
      const error = toChatError(thrown, "confirm the bot token");
      return error.kind === "unauthorized" ? error : undefined;
    }
  };

  /** Calls rejected at the same time share one check. */
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
