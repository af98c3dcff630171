import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatAdapter, DeliveryKey } from "../../../../src/chat/adapter.ts";
import { defineCommand } from "../../../../src/chat/command.ts";
import { until } from "../../../until.ts";
import { type Core, createCore, reply, words } from "../core.ts";
import { readBlocks } from "../reader.ts";
import { CHANNEL, createWorkspace, type Workspace } from "../stage.ts";

const COMMANDS = [
  defineCommand({
    name: "today",
    description: "Shows today's papers",
    options: {},
    reply: "private",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
];

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;

beforeEach(async () => {
  workspace = await createWorkspace();
  core = createCore();
  adapter = workspace.adapter({ log: core.log });
  await adapter.start(COMMANDS, core.handlers);
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

const FAULTS = [
  ["a proxy's page", () => new Response("<html>Forbidden</html>", { status: 403 })],
  ["a proxy's page as a success", () => new Response("<html>", { status: 200 })],
  ["another service's JSON", () => Response.json({ code: 0 })],
  ["a refusal under 200", () => Response.json({ ok: false, error: "expired_url" })],
  ["a refusal in words", () => new Response("invalid_blocks", { status: 400 })],
  ["a used address", () => Response.json({ ok: false, error: "used_url" }, { status: 404 })],
  ["an outage", () => new Response("", { status: 503 })],
  ["a 429", () => new Response("", { status: 429 })],
] as const;

describe("a response_url that fails", () => {
  it.each(FAULTS)("leaves no private question without an answer: %s", async (_, answer) => {
    workspace.answerAlways("response_url", answer);
    void workspace.slack.command("U0ADA", CHANNEL, "/papers", "today");
    const seen = () => workspace.slack.ephemerals("U0ADA", CHANNEL);
    await until("the asker sees the answer", () => seen().length > 0);
    expect(readBlocks(seen()[0]?.blocks)).toBe("Done.");
  });

  it("shows nothing twice to everybody, where it may be there all the same", async () => {
    workspace.answerAlways("response_url", () => new Response("<html>", { status: 502 }));
    core.reply = async () => reply("Done.", { open: true });
    void workspace.slack.command("U0ADA", CHANNEL, "/papers", "today");
    await until("it is noted", () => core.lines.some((line) => line.includes("answer not shown")));
    expect(workspace.slack.messages(CHANNEL)).toEqual([]);
  });

  it("shows it to everybody where Slack certainly did not", async () => {
    workspace.answerAlways("response_url", () => new Response("no_text", { status: 400 }));
    core.reply = async () => reply("Done.", { open: true });
    void workspace.slack.command("U0ADA", CHANNEL, "/papers", "today");
    await until("it is there", () => workspace.slack.messages(CHANNEL).length === 1);
  });

  it("answers apart where the message cannot be replaced", async () => {
    const channel = { platform: "slack", workspace: workspace.slack.workspaceId, id: CHANNEL } as const;
    await adapter.post(
      channel,
      {
        ...words("Page 1"),
        blocks: [{ kind: "actions", actions: [{ kind: "press", id: "vote:2506.00001", label: "Next" }] }],
      },
      "k1" as DeliveryKey,
    );
    const [message] = workspace.slack.messages(CHANNEL);
    core.press = async () => ({ kind: "update", message: words("Page 2") });
    workspace.answerAlways("response_url", () => new Response("<html>", { status: 403 }));
    if (message) void workspace.slack.press("U0ADA", message, "vote:2506.00001");
    const seen = () => workspace.slack.ephemerals("U0ADA", CHANNEL);
    await until("the page is seen", () => seen().length > 0);
    expect(readBlocks(seen()[0]?.blocks)).toBe("Page 2");
  });
});
