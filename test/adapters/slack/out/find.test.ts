import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliveryMetadata } from "../../../../adapters/slack/render/delivery-marker.ts";
import type { ChatAdapter, DeliveryKey } from "../../../../src/chat/adapter.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { type Core, createCore, words } from "../core.ts";
import { CHANNEL, createWorkspace, quickClock, type Workspace } from "../stage.ts";

const KEY = "k1abcdefghijklmnop" as DeliveryKey;
const NOW = Date.parse("2026-06-12T12:00:00Z");

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;
/** Milliseconds that a call for a page takes. */
let pageTakesMs: number;
let elapsedMs: number;
let asked: (string | null)[];

const channel = () => ({ platform: "slack", workspace: workspace.slack.workspaceId, id: CHANNEL }) as const;
const ts = (index: number) => `${NOW / 1000 - index}.000000`;

/** A channel of `count` messages, a second apart, ours at `ours`; 15 of them a call. */
const history = (count: number, ours: number) => (args: URLSearchParams) => {
  const cursor = args.get("cursor");
  asked.push(cursor);
  elapsedMs += pageTakesMs;
  const from = Number(cursor ?? 0);
  const messages = Array.from({ length: Math.min(15, count - from) }, (_, index) => ({
    ts: ts(from + index),
    user: from + index === ours ? workspace.slack.botUserId : "U0ADA",
    ...(from + index === ours ? { metadata: deliveryMetadata(KEY) } : {}),
  }));
  const next = from + 15 < count ? String(from + 15) : "";
  return Response.json({ ok: true, messages, response_metadata: { next_cursor: next } });
};
const limited = (retryAfter: number) => () =>
  Response.json(
    { ok: false, error: "ratelimited" },
    { status: 429, headers: { "Retry-After": `${retryAfter}` } },
  );

beforeEach(async () => {
  pageTakesMs = 0;
  elapsedMs = 0;
  asked = [];
  workspace = await createWorkspace();
  core = createCore();
  const clock = { ...quickClock, monotonic: () => systemClock.monotonic() + elapsedMs };
  adapter = workspace.adapter({ log: core.log, clock });
  await adapter.start([], core.handlers);
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

describe("a look-up where Slack gives 15 messages a minute", () => {
  it("goes on where it was told to wait, and fails as rate-limited meanwhile", async () => {
    const page = history(200, 40);
    let left = 1;
    workspace.answerAlways("conversations.history", (args) => {
      if (left === 0) return limited(60)();
      left -= 1;
      return page(args);
    });
    for (const _ of [1, 2]) {
      await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({
        kind: "rate-limited",
        retryAfterMs: 60_000,
      });
      left = 1;
    }
    expect(await adapter.find(channel(), KEY, NOW)).toEqual({ channel: channel(), id: ts(40) });
    expect(asked).toEqual([null, "15", "30"]);
  });

  it("ends a try after half a minute, and goes on with the next", async () => {
    pageTakesMs = 10_000;
    workspace.answerAlways("conversations.history", history(90, 80));
    await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({ kind: "unknown" });
    expect(asked).toEqual([null, "15", "30"]);
    expect(await adapter.find(channel(), KEY, 0)).toEqual({ channel: channel(), id: ts(80) });
    expect(asked).toEqual([null, "15", "30", "45", "60", "75"]);
  });

  it("goes no further back than the first try, but for the clocks", async () => {
    workspace.answerAlways("conversations.history", history(1_000, 900));
    expect(await adapter.find(channel(), KEY, NOW - 20_000)).toBeUndefined();
    expect(asked).toEqual([null, "15"]);
  });

  it("reads the newest again once it was posted again, or had come to an end", async () => {
    pageTakesMs = 20_000;
    workspace.answerAlways("conversations.history", history(100, 1_000));
    await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({ kind: "unknown" });
    await adapter.post(channel(), words("Once more"), KEY);
    await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({ kind: "unknown" });
    expect(asked).toEqual([null, "15", null, "15"]);
    pageTakesMs = 0;
    expect(await adapter.find(channel(), KEY, 0)).toBeUndefined();
    expect(await adapter.find(channel(), KEY, NOW)).toBeUndefined();
    expect(asked.slice(4)).toEqual(["30", "45", "60", "75", "90", null]);
  });

  it("begins anew where Slack no longer knows the place", async () => {
    pageTakesMs = 20_000;
    workspace.answerAlways("conversations.history", history(60, 20));
    await expect(adapter.find(channel(), KEY, 0)).resolves.toBeDefined();
    workspace.answerAlways("conversations.history", history(60, 50));
    await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({ kind: "unknown" });
    workspace.answerAlways("conversations.history", () =>
      Response.json({ ok: false, error: "invalid_cursor" }),
    );
    await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({ kind: "rejected" });
    pageTakesMs = 0;
    workspace.answerAlways("conversations.history", history(60, 50));
    await expect(adapter.find(channel(), KEY, 0)).resolves.toBeDefined();
    expect(asked.slice(4)).toEqual([null, "15", "30", "45"]);
  });

  it("does the same in a thread, from its first reply on", async () => {
    let left = 1;
    const page = history(40, 35);
    workspace.answerAlways("conversations.replies", (args) => {
      if (left === 0) return limited(60)();
      left -= 1;
      return page(args);
    });
    const under = { channel: channel(), id: ts(0) };
    for (const _ of [1, 2]) {
      await expect(adapter.find(channel(), KEY, NOW, under)).rejects.toMatchObject({ kind: "rate-limited" });
      left = 1;
    }
    expect(await adapter.find(channel(), KEY, NOW, under)).toEqual({ channel: channel(), id: ts(35) });
    expect(asked).toEqual([null, "15", "30"]);
  });
});

describe("an answer that leaves out what was asked for", () => {
  it("is no sign that nothing was posted", async () => {
    workspace.answerAlways("conversations.history", () => Response.json({ ok: true }));
    await expect(adapter.find(channel(), KEY, 0)).rejects.toMatchObject({ kind: "unknown" });
  });

  it("is no sign that nobody has voted", async () => {
    workspace.answerAlways("reactions.get", () => Response.json({ ok: true }));
    const message = { channel: channel(), id: ts(0) };
    await expect(adapter.ballots(message, () => true)).rejects.toMatchObject({ kind: "unknown" });
  });
});
