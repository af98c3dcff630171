import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { examineDiscord } from "../../../../adapters/discord/doctor.ts";
import { createApi } from "../../../../adapters/discord/out/api.ts";
import type { ChatAdapter, DeliveryKey, MessageRef } from "../../../../src/chat/adapter.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { recorder } from "../core.ts";
import { createWay, FOREIGN_BODIES, type ForeignAnswer, UNAUTHORIZED, type Way } from "../foreign-answers.ts";
import { createDiscordStage, type DiscordStage, TOKEN } from "../stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };
const EVERYTHING = () => true;
/** Nothing of this suite is about how long a pause is. */
const clock = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms > 10_000 ? ms : 0, signal),
};

describe("what Discord did not say", () => {
  let stage: DiscordStage;
  let way: Way;
  let adapter: ChatAdapter;
  let core: ReturnType<typeof recorder>;
  let message: MessageRef;

  beforeAll(async () => {
    stage = await createDiscordStage();
    way = await createWay(stage.apiUrl);
    adapter = stage.make({ apiUrl: way.apiUrl, clock });
    core = recorder();
    await adapter.start([], core.handlers);
    message = await adapter.post(stage.channel, NOTICE, KEY);
    await stage.react(message, stage.ada, 1);
  });
  afterEach(() => way.clear());
  afterAll(async () => {
    await adapter.stop();
    await way.close();
    await stage.close();
  });

  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    "a post": () => adapter.post(stage.channel, NOTICE, KEY),
    "a look-up": () => adapter.find(stage.channel, KEY, Date.now()),
    "an edit": () => adapter.edit(message, NOTICE, KEY),
    "number reactions": () => adapter.seed(message, 1),
    "a recount": () => adapter.ballots(message, () => true),
    "opening direct messages": () => adapter.direct(stage.ada),
    "a private message": () => adapter.tell(stage.ada, NOTICE),
  };
  const kindOf = (call: () => Promise<unknown>) =>
    call().then(
      () => "done",
      (error: unknown) => {
        expect(error).toMatchObject({ name: "ChatError" });
        return (error as { kind: string }).kind;
      },
    );

  describe.each(Object.keys(calls))("about %s", (name) => {
    const call = () => (calls[name] as () => Promise<unknown>)();
    const answering = async (answer: ForeignAnswer) => {
      way.clear();
      way.answer(EVERYTHING, answer);
      return kindOf(call);
    };

    it("refuses nothing", async () => {
      for (const [index, [what, body]] of Object.entries(FOREIGN_BODIES).entries()) {
        const status = [401, 403, 404, 400][index % 4] as number;
        expect(await answering({ status, body }), `${status} with ${what}`).toBe("unsent");
        expect(await answering({ status: 403, body }), `403 with ${what}`).toBe("unsent");
      }
      expect(await answering({ status: 404, body: '{"message":"Unknown Chan', cut: true })).toBe("unsent");
      expect(core.fatal).toEqual([]);
    });

    it("leaves open what came of it", async () => {
      for (const status of [302, 500, 502, 530]) {
        const body = FOREIGN_BODIES["a proxy's page"] as string;
        expect(await answering({ status, body }), `${status}`).toBe("unknown");
      }
    });

    it("does not take any 200 for its answer", async () => {
      // Discord's own answer to a reaction holds nothing, and any JSON passes for it.
      const wordless = name === "number reactions";
      for (const what of wordless ? ["a proxy's page", "JSON cut short"] : Object.keys(FOREIGN_BODIES)) {
        const body = FOREIGN_BODIES[what] as string;
        if (name === "a look-up" && body === "[]") continue;
        expect(await answering({ status: 200, body }), what).toBe("unknown");
      }
      expect(await answering({ status: 200, body: '{"id":"1', cut: true })).toBe("unknown");
    });
  });

  it("still hears what Discord itself refuses", async () => {
    const refusals: readonly (readonly [ForeignAnswer, string])[] = [
      [{ status: 404, body: '{"message":"Unknown Channel","code":10003}' }, "gone"],
      [{ status: 403, body: '{"message":"Missing Permissions","code":50013}' }, "forbidden"],
      [{ status: 400, body: '{"message":"Invalid Form Body","code":50035}' }, "rejected"],
      [{ status: 403, body: '{"message":"internal network error","code":40333}' }, "unsent"],
      [{ status: 403, body: '{"message":"Temporarily disabled","code":40006}' }, "unsent"],
    ];
    for (const [answer, kind] of refusals) {
      way.clear();
      way.answer(EVERYTHING, answer);
      expect(await kindOf(() => adapter.post(stage.channel, NOTICE, KEY)), answer.body).toBe(kind);
    }
  });

  it("waits as long as the edge of the network says, and fails what comes meanwhile at once", async () => {
    const other = stage.make({ apiUrl: way.apiUrl, clock });
    await other.start([], recorder().handlers);
    const headers = { "retry-after": "3600" };
    way.answer((method) => method === "POST", { status: 429, body: "error code: 1015", headers }, 1);
    for (let post = 0; post < 3; post++) {
      const error = await other.post(stage.channel, NOTICE, KEY).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ kind: "rate-limited" });
      expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(3_500_000);
    }
    await other.stop();
  });

  it("ends a call whose answer never ends", async () => {
    const api = createApi({
      token: TOKEN,
      apiUrl: way.apiUrl,
      clock,
      timeoutMs: 50,
      onUnauthorized: () => {},
    });
    way.answer(EVERYTHING, { status: 200, body: "{", unending: true });
    expect(await kindOf(() => api.once("post", "/channels/1/messages", "posting"))).toBe("unknown");
    expect(await kindOf(() => api.call("get", "/channels/1", "reading"))).toBe("unknown");
    api.close();
  });

  describe("about the token", () => {
    const posts = (method: string, path: string) => method === "POST" && path.endsWith("/messages");
    const me = (_: string, path: string) => path === "/users/@me";

    it("believes no single 401", async () => {
      way.answer(posts, UNAUTHORIZED, 1);
      expect(await kindOf(() => adapter.post(stage.channel, NOTICE, KEY))).toBe("unsent");
      expect(await kindOf(() => adapter.post(stage.channel, NOTICE, KEY))).toBe("done");
      expect(core.fatal).toEqual([]);
    });

    it.each(["a proxy's page", "a code of nothing", "an empty object"])(
      "does not let %s confirm it",
      async (what) => {
        way.answer(posts, UNAUTHORIZED);
        way.answer(me, { status: 401, body: FOREIGN_BODIES[what] as string });
        expect(await kindOf(() => adapter.post(stage.channel, NOTICE, KEY))).toBe("unsent");
        expect(core.fatal).toEqual([]);
      },
    );

    it("gives up where Discord says it twice, once however many calls were refused", async () => {
      const other = stage.make({ apiUrl: way.apiUrl, clock });
      const told = recorder();
      await other.start([], told.handlers);
      way.answer(EVERYTHING, UNAUTHORIZED);
      const kinds = await Promise.all(
        Array.from({ length: 5 }, () => kindOf(() => other.post(stage.channel, NOTICE, KEY))),
      );
      expect(new Set(kinds)).toEqual(new Set(["unauthorized"]));
      expect(told.fatal).toHaveLength(1);
      expect(told.fatal[0]?.message).toMatch(/Reset Token/);
      await other.stop();
    });
  });

  it("is no reason for doctor to blame the token", async () => {
    way.answer(EVERYTHING, { status: 401, body: FOREIGN_BODIES["a proxy's page"] as string });
    const [check] = await examineDiscord({ token: TOKEN, apiUrl: way.apiUrl, guildIds: [] });
    expect(check).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/HTTP 401 with an HTML page, not from Discord/),
    });
  });
});
