import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { describe, expect, it } from "vitest";
import { ForeignAnswer, toChatError } from "../../../adapters/discord/errors.ts";
import { ChatError } from "../../../src/runtime/errors.ts";

const api = (status: number, code: number, message = "native words") =>
  new DiscordAPIError({ code, message }, code, status, "POST", "https://d.example/x", {});
const failed = (fields: object) => Object.assign(new Error("native words"), fields);

describe("toChatError", () => {
  it.each([
    ["unknown channel", api(404, 10003), "gone"],
    ["unknown server", api(404, 10004), "gone"],
    ["unknown message", api(404, 10008), "gone"],
    ["a tag that is no more", api(404, 10087), "unsent"],
    ["a missing tag", api(400, 40067), "forbidden"],
    ["a reaction that is no more", api(404, 10014), "rejected"],
    ["a file that is too large", api(413, 40005), "rejected"],
    ["posting switched off for a while", api(403, 40004), "unsent"],
    ["a blocked address", api(403, 40333), "unsent"],
    ["a status without a code", api(403, 0), "unsent"],
    ["a status with a proxy's code", api(404, 404), "unsent"],
    ["missing access", api(403, 50001), "forbidden"],
    ["missing permissions", api(403, 50013), "forbidden"],
    ["closed direct messages", api(403, 50007), "forbidden"],
    ["archived thread", api(400, 50083), "forbidden"],
    ["a channel that takes no messages", api(400, 50008), "forbidden"],
    ["a message that AutoMod blocks", api(400, 200000), "rejected"],
    ["links that a filter blocks", api(400, 240000), "rejected"],
    ["an emoji too many", api(400, 30010), "rejected"],
    ["an answer that comes too late", api(404, 10062), "rejected"],
    ["a 403 with a code of tomorrow", api(403, 999_999), "unsent"],
    ["a 403 with a code that says nothing about a channel", api(403, 40001), "unsent"],
    ["a 404 with a code of tomorrow", api(404, 999_999), "unsent"],
    ["a 400 with a code of tomorrow", api(400, 999_999), "unsent"],
    ["invalid form", api(400, 50035), "rejected"],
    ["an empty message", api(400, 50006), "rejected"],
    ["a wrong token", api(401, 0, "401: Unauthorized"), "unauthorized"],
    ["an interaction's token that has run out", api(401, 50027), "rejected"],
    ["a proxy's page", new ForeignAnswer(404, "an HTML page"), "unsent"],
    ["a redirect", new ForeignAnswer(302, "nothing"), "unknown"],
    ["what was cancelled in the queue", new Error("Request aborted manually"), "unsent"],
    ["a server error", new HTTPError(503, "x", "POST", "https://d.example/x", {}), "unknown"],
    ["a time-out", failed({ name: "AbortError" }), "unknown"],
    ["a reset", failed({ code: "ECONNRESET" }), "unknown"],
    ["a socket closed by the other side", failed({ code: "UND_ERR_SOCKET" }), "unknown"],
    ["a refused connection", failed({ code: "ECONNREFUSED" }), "unsent"],
    ["a refused connection inside", failed({ cause: failed({ code: "ECONNREFUSED" }) }), "unsent"],
    [
      "refused connections to all addresses",
      failed({ errors: [failed({ code: "ECONNREFUSED" })] }),
      "unsent",
    ],
    ["an unknown host", failed({ code: "ENOTFOUND" }), "unsent"],
    ["what is no error at all", "oops", "unknown"],
  ] as const)("knows %s", (_, error, kind) => {
    const translated = toChatError(error, "posting in #papers");
    expect(translated).toBeInstanceOf(ChatError);
    expect(translated.kind).toBe(kind);
    expect(translated.cause).toBe(error);
    expect(translated.message).toContain("(posting in #papers)");
  });

  it("says where to look when Discord cannot be reached", () => {
    const { message } = toChatError(failed({ code: "ECONNREFUSED" }), "connecting to Discord");
    expect(message).toBe(
      "Discord cannot be reached: ECONNREFUSED. Check the network, and DISCORD_API_URL if it is set. (connecting to Discord)",
    );
  });

  it("tells how long to wait", () => {
    const limit = new RateLimitError({
      global: false,
      hash: "h",
      limit: 5,
      majorParameter: "1",
      method: "POST",
      retryAfter: 1_200.5,
      route: "/channels/:id/messages",
      scope: "user",
      sublimitTimeout: 0,
      timeToReset: 300,
      url: "https://d.example/x",
    });
    expect(toChatError(limit, "posting")).toMatchObject({ kind: "rate-limited", retryAfterMs: 1_201 });
  });

  it("leaves alone what is translated already", () => {
    const error = new ChatError("gone", "x");
    expect(toChatError(error, "posting")).toBe(error);
  });
});
