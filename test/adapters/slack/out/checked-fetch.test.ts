import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatAdapter, DeliveryKey, MessageRef } from "../../../../src/chat/adapter.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import { type Core, createCore, words } from "../core.ts";
import { FOREIGN_BODIES, STATUSES } from "../foreign-answers.ts";
import { CHANNEL, createWorkspace, type Workspace } from "../stage.ts";

const KEY = "k1abcdefghijklmnop" as DeliveryKey;

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;
let ref: MessageRef;

const channel = () => ({ platform: "slack", workspace: workspace.slack.workspaceId, id: CHANNEL }) as const;
const person = () => ({ platform: "slack", workspace: workspace.slack.workspaceId, user: "U0ADA" }) as const;
const kindOf = (call: Promise<unknown>) =>
  call.then(
    () => "carried out",
    (error: unknown) => (error instanceof ChatError ? error.kind : error),
  );
const refuse = (error: string) => () => Response.json({ ok: false, error });

/** Every call of the adapter, with the method that it is made with. */
const CALLS: readonly (readonly [name: string, method: string, () => Promise<unknown>])[] = [
  ["post", "chat.postMessage", () => adapter.post(channel(), words("Hi"), KEY)],
  ["edit", "chat.update", () => adapter.edit(ref, words("Hi"), KEY)],
  ["find", "conversations.history", () => adapter.find(channel(), KEY, 0)],
  ["find in a thread", "conversations.replies", () => adapter.find(channel(), KEY, 0, ref)],
  ["seed", "reactions.add", () => adapter.seed(ref, 1)],
  ["ballots", "reactions.get", () => adapter.ballots(ref, () => true)],
  ["direct", "conversations.open", () => adapter.direct(person())],
  ["tell", "chat.postMessage", () => adapter.tell(person(), words("Hi"))],
];

/** Nobody waits for a turn here. */
const unpaced = () => {
  let at = 0;
  return {
    ...systemClock,
    monotonic: () => at,
    sleep: async (ms: number, signal?: AbortSignal) => {
      // A deadline.
      if (ms >= 20_000) return systemClock.sleep(ms, signal);
      at += ms;
    },
  };
};

beforeEach(async () => {
  workspace = await createWorkspace();
  core = createCore();
  adapter = workspace.adapter({ log: core.log, clock: unpaced() });
  await adapter.start([], core.handlers);
  ref = await adapter.post(channel(), words("Hello"), KEY);
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

describe("what Slack did not write", () => {
  it.each(CALLS)(
    "decides nothing about a channel, a permission or the token: %s",
    async (_, method, call) => {
      for (const [what, body] of Object.entries(FOREIGN_BODIES)) {
        for (const status of STATUSES) {
          if (status === 429 && method === "reactions.add") continue;
          workspace.answerAlways(method, () => new Response(body, { status }));
          expect(`${what}, ${status}: ${await kindOf(call())}`).toBe(
            `${what}, ${status}: ${status === 429 ? "rate-limited" : "unknown"}`,
          );
        }
      }
      expect(core.fatal).toEqual([]);
    },
  );

  it.each([
    ["in seconds", "3600", 3_600_000],
    ["of a week", "604800", 3_600_000],
    ["as a date", "Wed, 21 Oct 2026 07:28:00 GMT", 30_000],
    ["that is missing", undefined, 30_000],
    ["below nothing", "-1", 30_000],
  ])("is waited out after a 429 with a Retry-After %s", async (_, header, retryAfterMs) => {
    const headers = header === undefined ? {} : { "Retry-After": header };
    workspace.answerAlways(
      "chat.postMessage",
      () => new Response("error code: 1015", { status: 429, headers }),
    );
    const error = await adapter.post(channel(), words("Hi"), KEY).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "rate-limited", retryAfterMs });
  });

  it("lets the day through as soon as Slack is back", async () => {
    workspace.answerAlways("chat.postMessage", () => new Response("<html>", { status: 403 }));
    await expect(adapter.post(channel(), words("Hi"), KEY)).rejects.toMatchObject({ kind: "unknown" });
    workspace.answerAlways("chat.postMessage", undefined);
    await expect(adapter.post(channel(), words("Hi"), KEY)).resolves.toMatchObject({ channel: channel() });
  });
});

describe("what Slack itself says", () => {
  it.each([200, 400, 403, 404, 500])("counts under HTTP %i", async (status) => {
    workspace.answerAlways("chat.postMessage", () =>
      Response.json({ ok: false, error: "is_archived" }, { status }),
    );
    await expect(adapter.post(channel(), words("Hi"), KEY)).rejects.toMatchObject({
      kind: "gone",
      message: expect.stringContaining("archived"),
    });
  });

  it.each([
    "some_error_of_tomorrow",
    "slack_connect_blocked",
    "constructor",
    "posting_to_general_channel_denied",
  ])("is no reason to give a channel up where it is new: %s", async (name) => {
    workspace.answerAlways("chat.postMessage", refuse(name));
    await expect(adapter.post(channel(), words("Hi"), KEY)).rejects.toMatchObject({
      kind: "unknown",
      message: expect.stringContaining(name),
    });
  });
});
