import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatAdapter, DeliveryKey, MessageRef } from "../../../../src/chat/adapter.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import { type Core, createCore, words } from "../core.ts";
import { CHANNEL, createWorkspace, type Workspace } from "../stage.ts";

const KEY = "k1abcdefghijklmnop" as DeliveryKey;

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;
let ref: MessageRef;

const channel = () => ({ platform: "slack", workspace: workspace.slack.workspaceId, id: CHANNEL }) as const;
const kindOf = (call: Promise<unknown>) =>
  call.then(
    () => "carried out",
    (error: unknown) => (error instanceof ChatError ? error.kind : error),
  );
const refuse = (error: string) => () => Response.json({ ok: false, error });

beforeEach(async () => {
  workspace = await createWorkspace();
  core = createCore();
  adapter = workspace.adapter({ log: core.log });
  await adapter.start([], core.handlers);
  ref = await adapter.post(channel(), words("Hello"), KEY);
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

describe("a refused token", () => {
  it.each(["invalid_auth", "not_authed", "account_inactive", "token_revoked"])(
    "is doubted where auth.test takes it: %s",
    async (name) => {
      workspace.answerAlways("chat.postMessage", refuse(name));
      const error = await adapter.post(channel(), words("Hi"), KEY).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: "unsent" });
      expect(core.fatal).toEqual([]);
    },
  );

  it.each([
    ["a page", () => new Response("<html>", { status: 403 })],
    ["nothing", () => new Response("", { status: 502 })],
    ["a 429", () => new Response("", { status: 429 })],
  ])("is doubted where auth.test answers with %s", async (_, answer) => {
    workspace.answerAlways("chat.postMessage", refuse("invalid_auth"));
    workspace.answerAlways("auth.test", answer);
    await expect(adapter.post(channel(), words("Hi"), KEY)).rejects.toMatchObject({ kind: "unsent" });
    expect(core.fatal).toEqual([]);
  });

  it("ends everything once auth.test confirms it, asked once for all calls at a time", async () => {
    workspace.answerAlways("reactions.get", refuse("token_revoked"));
    let asked = 0;
    workspace.answerAlways("auth.test", async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return Response.json({ ok: false, error: "token_revoked" });
    });
    const calls = [1, 2].map(() => kindOf(adapter.ballots(ref, () => true)));
    expect(await Promise.all(calls)).toEqual(["unauthorized", "unauthorized"]);
    expect(asked).toBe(1);
    expect(core.fatal).toMatchObject([{ kind: "unauthorized" }]);
  });
});
