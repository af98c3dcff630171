import { DiscordAPIError, RateLimitError, REST } from "discord.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ForeignAnswer } from "../../../../adapters/discord/errors.ts";
import { checkedRequest } from "../../../../adapters/discord/out/checked-request.ts";
import {
  createWay,
  FOREIGN_BODIES,
  UNAUTHORIZED,
  type Way,
  type ForeignAnswer as Wrong,
} from "../foreign-answers.ts";

describe("an answer is believed", () => {
  let way: Way;
  beforeAll(async () => {
    way = await createWay("http://127.0.0.1:9");
  });
  afterEach(() => way.clear());
  afterAll(() => way.close());

  async function ask(answer: Wrong, method: "get" | "put" = "get"): Promise<unknown> {
    way.clear();
    way.answer(() => true, answer);
    const rest = new REST({
      api: way.apiUrl,
      retries: 0,
      makeRequest: checkedRequest,
      rejectOnRateLimit: () => true,
    }).setToken("token");
    try {
      return await rest[method]("/channels/1");
    } catch (error) {
      return error;
    } finally {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    }
  }

  it.each(Object.entries(FOREIGN_BODIES))("under no status where it is %s", async (_, body) => {
    for (const status of [301, 302, 400, 401, 403, 404, 405, 408, 410, 413, 451]) {
      expect(await ask({ status, body }), `${status}`).toBeInstanceOf(ForeignAnswer);
    }
    expect(await ask({ status: 429, body })).toMatchObject({ global: true, retryAfter: expect.any(Number) });
  });

  it.each(["a proxy's page", "Cloudflare's limit", "JSON cut short"])(
    "as no success where it is %s",
    async (what) => {
      for (const status of [200, 201, 202]) {
        expect(await ask({ status, body: FOREIGN_BODIES[what] as string })).toBeInstanceOf(ForeignAnswer);
      }
    },
  );

  it("where Discord refuses with a code of its own", async () => {
    for (const [status, code] of [
      [400, 50035],
      [403, 50001],
      [404, 10003],
      [401, 50027],
    ] as const) {
      const body = JSON.stringify({ message: "native words", code });
      expect(await ask({ status, body })).toMatchObject({ status, code });
      expect(await ask({ status, body })).toBeInstanceOf(DiscordAPIError);
    }
  });

  it("where Discord does not know a token, which has no code of its own", async () => {
    expect(await ask(UNAUTHORIZED)).toBeInstanceOf(DiscordAPIError);
    expect(await ask({ ...UNAUTHORIZED, status: 403 })).toBeInstanceOf(ForeignAnswer);
  });

  it("where it is what was asked for, or nothing at all", async () => {
    expect(await ask({ status: 200, body: '{"id":"1"}' })).toEqual({ id: "1" });
    expect(await ask({ status: 204, body: "" }, "put")).toEqual(new ArrayBuffer(0));
  });

  it("to a read under 200 alone, so that nobody's empty list hides a message", async () => {
    expect(await ask({ status: 200, body: "[]" })).toEqual([]);
    for (const status of [201, 202, 203, 206]) {
      expect(await ask({ status, body: "[]" }), `${status}`).toBeInstanceOf(ForeignAnswer);
    }
    expect(await ask({ status: 204, body: "" })).toBeInstanceOf(ForeignAnswer);
  });

  describe("about limits", () => {
    const limit = async (answer: Omit<Wrong, "status">) =>
      (await ask({ status: 429, ...answer })) as RateLimitError;

    it("as Discord tells them, in the header or in the body", async () => {
      const body = '{"message":"You are being rate limited.","retry_after":2.5,"global":false}';
      const inHeader = await limit({ body, headers: { "retry-after": "3" } });
      expect(inHeader).toBeInstanceOf(RateLimitError);
      expect(Math.round(inHeader.retryAfter / 1_000)).toBe(3);
      expect(inHeader.global).toBe(false);
      expect((await limit({ body })).retryAfter).toBeGreaterThan(2_400);
    });

    it("of our address as limits of everything, for an hour at most", async () => {
      const body = "error code: 1015";
      expect((await limit({ body })).retryAfter).toBeGreaterThan(59_000);
      const long = await limit({ body, headers: { "retry-after": "86400000" } });
      expect(long.global).toBe(true);
      expect(long.timeToReset).toBeLessThan(3_700_000);
      expect((await limit({ body, headers: { "retry-after": "soon" } })).retryAfter).toBeGreaterThan(59_000);
      expect((await limit({ body, cut: true })).global).toBe(true);
    });
  });

  it("to say nothing of what stands in it, which may repeat the address", async () => {
    const secret = "aW50ZXJhY3Rpb246c2VjcmV0";
    for (const body of [`<html>${secret}</html>`, secret, `{"path":"${secret}"}`]) {
      expect(String(await ask({ status: 403, body }))).not.toContain(secret);
    }
    expect(String(await ask({ status: 403, body: "error code: 1020" }))).toContain("error code: 1020");
  });
});
