import type { APIInteraction } from "discord.js";
import { DiscordAPIError } from "discord.js";
import { describe, expect, it } from "vitest";
import { ForeignAnswer, toChatError } from "../../../../adapters/discord/errors.ts";
import { answer } from "../../../../adapters/discord/in/interactions.ts";
import type { DiscordApi } from "../../../../adapters/discord/out/api.ts";
import type { ChatHandlers, Reply } from "../../../../src/chat/adapter.ts";
import { type Command, defineCommand } from "../../../../src/chat/command.ts";
import { text } from "../../../../src/chat/option.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import { silentLog } from "../../../../src/runtime/log.ts";

interface Sent {
  readonly method: string;
  readonly route: string;
  readonly body: { readonly type?: number; readonly data?: { readonly flags?: number } } | undefined;
  readonly files: number;
}

/** An API that writes down what it is sent; `refuse` throws for what Discord would refuse. */
function createApi(refuse: (sent: Sent) => void = () => {}): { api: DiscordApi; sent: Sent[] } {
  const sent: Sent[] = [];
  const never = () => Promise.reject(new Error("not used"));
  const interact = async <T>(
    method: string,
    route: string,
    _doing: string,
    options?: { body?: unknown; files?: readonly unknown[] },
  ) => {
    const call = { method, route, body: options?.body as Sent["body"], files: options?.files?.length ?? 0 };
    sent.push(call);
    refuse(call);
    return undefined as T;
  };
  return { api: { call: never, once: never, interact, idle: async () => {}, close: () => {} }, sent };
}

const REPLY: Reply = {
  kind: "message",
  message: { summary: "Done.", blocks: [{ kind: "paragraph", text: ["Done."] }] },
  private: true,
};

function run(
  interaction: object,
  api: DiscordApi,
  press: () => Promise<Reply>,
  log = silentLog,
  commands: readonly Command[] = [],
) {
  const handlers = { press, command: press } as unknown as ChatHandlers;
  // No patience at all: whatever is not done at once is late.
  const clock = { ...systemClock, sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const full = {
    id: "1",
    token: "interaction-token",
    locale: "en-US",
    channel: { id: "5" },
    user: { id: "6" },
    ...interaction,
  };
  return answer(full as unknown as APIInteraction, {
    api,
    clock,
    log,
    handlers,
    applicationId: "9",
    commands,
    servers: { channel: nothing, permissions: nothing, ours: nothing },
  });
}

const nothing = () => undefined;

const PRESS = { type: 3, data: { custom_id: "vote:x#k1", component_type: 2 }, message: { id: "7" } };
const late = async () => {
  await new Promise((resolve) => setTimeout(resolve, 30));
  return REPLY;
};

describe("answering", () => {
  it.each([
    ["a command of another name", { type: 2, data: { type: 1, name: "other" } }],
    [
      "a subcommand that is no more",
      { type: 2, data: { type: 1, name: "papers", options: [{ type: 1, name: "gone" }] } },
    ],
    ["a context menu", { type: 2, data: { type: 3, name: "papers" } }],
    ["a modal", { type: 5, data: { custom_id: "x" } }],
  ])("does not leave %s unanswered", async (_, interaction) => {
    const { api, sent } = createApi();
    await run(interaction, api, () => Promise.reject(new Error("not asked")));
    expect(sent).toMatchObject([
      { method: "post", route: "/interactions/1/interaction-token/callback", body: { type: 4 } },
    ]);
    expect(sent[0]?.body?.data?.flags).toBe((1 << 15) | 64);
  });

  it("shows again what was entered where something is wrong with it, and never a secret", async () => {
    const options = {
      key: text("The key", { hidden: true, secret: true }),
      group: text("The group", { hidden: true }),
    };
    const connect = defineCommand({
      name: "connect",
      description: "Connects",
      options,
      reply: "private",
      run: async () => ({ summary: "", blocks: [] }),
    });
    const field = (custom_id: string, value: string) => ({
      type: 18,
      component: { type: 4, custom_id, value },
    });
    const modal = {
      type: 5,
      data: { custom_id: "run:connect#", components: [field("key", "s3cr3t"), field("group", "Otters")] },
    };
    const refusal = { ...REPLY, problem: "key" };
    const thrown = () => Promise.reject(new Error("no"));
    for (const work of [async () => refusal, thrown]) {
      const { api, sent } = createApi();
      await run(modal, api, work, silentLog, [connect]);
      expect(JSON.stringify(sent)).toContain("Otters");
      expect(JSON.stringify(sent)).not.toContain("s3cr3t");
    }
  });

  it("defers and edits what takes longer", async () => {
    const { api, sent } = createApi();
    await run(PRESS, api, late);
    expect(sent.map(({ method, body }) => [method, body?.type])).toEqual([
      ["post", 5],
      ["patch", undefined],
    ]);
  });

  it("takes a repeated acknowledgement for what it is and goes on", async () => {
    const raw = { code: 40060, message: "already" };
    const acknowledged = new DiscordAPIError(raw, 40060, 400, "POST", "https://d.example", {});
    const { api, sent } = createApi(({ body }) => {
      if (body?.type === 5) throw new ChatError("rejected", "already", { cause: acknowledged });
    });
    await run(PRESS, api, late);
    expect(sent.map(({ method }) => method)).toEqual(["post", "patch"]);
  });

  it("does not show the interaction's token where the answer is lost", async () => {
    const lines: string[] = [];
    const warn = (message: string, fields?: object) => void lines.push(message + JSON.stringify(fields));
    const { api } = createApi(() => {
      const cause = new DiscordAPIError(
        { code: 10062, message: "Unknown interaction" },
        10062,
        404,
        "POST",
        "https://d.example/interaction-token",
        {},
      );
      throw new ChatError("gone", "Discord does not know it.", { cause });
    });
    await run(PRESS, api, () => Promise.resolve(REPLY), { ...silentLog, warn });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("interaction-token");
  });
});

const refusal = (status: number, code: number) => {
  const raw = { code, message: "native words" };
  const cause = new DiscordAPIError(raw, code, status, "POST", "https://d.example/interaction-token", {});
  return toChatError(cause, "answering");
};

describe("a slow command", () => {
  const wrap = defineCommand({
    name: "wrap",
    description: "Looks back",
    options: {},
    reply: "private",
    slow: true,
    run: () => Promise.reject(new Error("not here")),
  });
  const TYPED = { type: 2, data: { type: 1, name: "papers", options: [{ type: 1, name: "wrap" }] } };
  const PRESSED = { type: 3, data: { custom_id: "run:wrap#k1", component_type: 2 }, message: { id: "7" } };

  it.each([
    ["typed", TYPED],
    ["by its button", PRESSED],
  ])("%s is put off before its work begins, which may stop everything else", async (_, interaction) => {
    const { api, sent } = createApi();
    const deferred: (number | undefined)[][] = [];
    const work = async () => {
      deferred.push(sent.map(({ body }) => body?.type));
      return REPLY;
    };
    await run(interaction, api, work, silentLog, [wrap]);
    expect(deferred).toEqual([[5]]);
    expect(sent.map(({ method }) => method)).toEqual(["post", "patch"]);
  });
});

describe("an answer that Discord refuses", () => {
  const withFile: Reply = {
    kind: "message",
    message: { ...REPLY.message, files: [{ name: "a.bib", mediaType: "text/plain", content: "@a" }] },
    private: true,
  };
  const cases = [
    ["at once", () => Promise.resolve(withFile), ["post", "post"]],
    ["late", () => late().then(() => withFile), ["post", "patch", "patch"]],
  ] as const;

  it.each(cases)("for its file is given in words, %s", async (_, reply, methods) => {
    for (const error of [
      refusal(413, 40005),
      refusal(400, 50006),
      toChatError(new ForeignAnswer(413, "an HTML page"), "answering"),
    ]) {
      const { api, sent } = createApi(({ files }) => {
        if (files > 0) throw error;
      });
      await run(PRESS, api, reply);
      expect(sent.map(({ method }) => method)).toEqual(methods);
      expect(JSON.stringify(sent.at(-1)?.body)).toContain(
        "Discord refused the upload, so this was left out: a.bib",
      );
    }
  });

  it("for itself becomes an excuse, once", async () => {
    const { api, sent } = createApi(() => {
      throw refusal(400, 50035);
    });
    await run(PRESS, api, () => Promise.resolve(REPLY));
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent[1]?.body)).toContain("Something went wrong");
  });

  it("because nobody waits any more is not given again", async () => {
    const { api, sent } = createApi(() => {
      throw refusal(404, 10062);
    });
    await run(PRESS, api, () => Promise.resolve(REPLY));
    expect(sent).toHaveLength(1);
  });

  it("needs no more than two new messages, of the five that may follow", async () => {
    const elsewhere: Reply = { ...withFile, private: false };
    const { api, sent } = createApi(({ files, route }) => {
      if (files > 0) throw refusal(413, 40005);
      if (route.endsWith("/@original")) return;
    });
    await run(PRESS, api, () => late().then(() => elsewhere));
    const news = sent.filter(({ method, route }) => method === "post" && !route.endsWith("/callback"));
    expect(news.length).toBeLessThanOrEqual(2);
  });
});
