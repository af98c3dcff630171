import { webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { toChatError } from "../../../adapters/slack/errors.ts";
import { ChatError } from "../../../src/runtime/errors.ts";

const refused = (error: string, messages: string[] = []) =>
  new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: { messages } });
const unreached = (cause: Error) => new webApi.WebAPIRequestError(new TypeError("fetch failed", { cause }));
const withCode = (code: string) => Object.assign(new Error(code), { code });

describe("toChatError", () => {
  it.each([
    ["channel_not_found", "gone", "/invite @Paperboy"],
    ["is_archived", "gone", "archived"],
    ["message_not_found", "gone", "deleted"],
    ["not_in_channel", "forbidden", "/invite @Paperboy"],
    ["missing_scope", "forbidden", "reinstall"],
    ["restricted_action", "forbidden", "admin"],
    ["invalid_auth", "unauthorized", "SLACK_BOT_TOKEN"],
    ["token_revoked", "unauthorized", "Reinstall"],
    ["account_inactive", "unauthorized", "Reinstall"],
    ["ratelimited", "rate-limited", "slow down"],
    ["fatal_error", "unknown", "internal"],
    ["invalid_blocks", "rejected", "invalid_blocks"],
    ["msg_blocks_too_long", "rejected", "msg_blocks_too_long"],
    ["some_error_of_tomorrow", "unknown", "some_error_of_tomorrow"],
    ["toString", "unknown", "toString"],
  ] as const)("knows %s as %s, with a cure", (name, kind, words) => {
    const error = toChatError(refused(name), "post the message");
    expect(error).toMatchObject({ name: "ChatError", kind });
    expect(error.message).toContain("Slack could not post the message: ");
    expect(error.message).toContain(words);
  });

  it("says what was wrong with a payload", () => {
    const error = toChatError(refused("invalid_blocks", ["[ERROR] bad [json-pointer:/blocks/0]"]), "post");
    expect(error.message).toContain("json-pointer:/blocks/0");
  });

  it.each([400, 401, 403, 404, 408, 500, 503])("learns nothing from HTTP %i alone", (status) => {
    const error = toChatError(new webApi.WebAPIHTTPError(status, "", {}, "secret body"), "post");
    expect(error).toMatchObject({ kind: "unknown", message: `Slack could not post: HTTP ${status}.` });
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED"])(
    "is certain that nothing was sent after %s",
    (code) => {
      const { kind, message } = toChatError(unreached(withCode(code)), "post");
      expect(kind).toBe("unsent");
      expect(message).toBe(
        `Slack could not post: it cannot be reached, ${code}. Check the network, and SLACK_API_URL if it is set.`,
      );
    },
  );

  it.each(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE"])("cannot know after %s", (code) => {
    expect(toChatError(unreached(withCode(code)), "post").kind).toBe("unknown");
  });

  it("cannot know after a time-out", () => {
    const timeout = new webApi.WebAPIRequestError(
      new DOMException("aborted", "TimeoutError") as unknown as Error,
    );
    expect(toChatError(timeout, "post")).toMatchObject({
      kind: "unknown",
      message: expect.stringContaining("time-out"),
    });
  });

  it("passes on how long to wait", () => {
    expect(toChatError(new webApi.WebAPIRateLimitedError(30), "post")).toMatchObject({
      kind: "rate-limited",
      retryAfterMs: 30_000,
    });
    expect(toChatError(new webApi.WebAPIRateLimitedError(1e9), "post").retryAfterMs).toBe(3_600_000);
  });

  it("leaves what is translated already", () => {
    const error = new ChatError("gone", "x");
    expect(toChatError(error, "post")).toBe(error);
  });
});
