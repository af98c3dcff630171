import { afterEach, beforeEach, expect, it } from "vitest";
import { createAdapter } from "../../../../adapters/slack/adapter.ts";
import type { ChatAdapter, DeliveryKey } from "../../../../src/chat/adapter.ts";
import { directIn } from "../../../../src/chat/refs.ts";
import { ChatError, StoreError, UserError } from "../../../../src/runtime/errors.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { createCore, words } from "../core.ts";
import { CHANNEL, createWorkspace, type Workspace } from "../stage.ts";

const KEY = "k1abcdefghijklmnop" as DeliveryKey;

let workspace: Workspace;
let adapter: ChatAdapter;
beforeEach(async () => {
  workspace = await createWorkspace();
  adapter = workspace.adapter();
  await adapter.start([], createCore().handlers);
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

const post = (place: string, id = CHANNEL) =>
  adapter.post({ platform: "slack", workspace: place, id }, words("Hello"), KEY);

it("reaches channels that name their workspace, and those that name none as there is only one", async () => {
  const { workspaceId } = workspace.slack;
  for (const place of [workspaceId, ""]) expect((await post(place)).channel.workspace).toBe(place);
  const direct = await adapter.direct({ platform: "slack", workspace: workspaceId, user: "U0ADA" });
  expect(direct.workspace).toBe(directIn(workspaceId));
  expect((await post(direct.workspace, direct.id)).channel).toEqual(direct);
});

it("keeps for later what is meant for a workspace without the app, and asks Slack nothing", async () => {
  const there = { platform: "slack", workspace: "T0ELSEWHERE", id: CHANNEL };
  const before = workspace.slack.log.length;
  const calls = [
    post(there.workspace),
    adapter.find(there, KEY, 0),
    adapter.edit({ channel: there, id: "1.0" }, words("Hello"), KEY),
    adapter.seed({ channel: there, id: "1.0" }, 1),
    adapter.ballots({ channel: there, id: "1.0" }, () => true),
    adapter.direct({ ...there, user: "U0ADA" }),
    adapter.tell({ ...there, user: "U0ADA" }, words("Hello")),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ kind: "unsent" });
  expect(adapter.link({ channel: there, id: "1.0" })).toBeUndefined();
  expect(workspace.slack.log.length).toBe(before);
});

it.each([
  new UserError(
    "A secret in the database was encrypted with a key that PAPERBOY_SECRET_KEY does not contain.",
  ),
  new StoreError("unreachable", "The database does not answer."),
  new ChatError("unknown", "Slack could not renew the bot token: time-out."),
])("keeps for later what it has no token for: $message", async (error) => {
  const lost = createAdapter({
    log: silentLog,
    begin: async ({ handlers }) => ({
      workspaces: {
        served: undefined,
        known: () => undefined,
        of: () => Promise.reject(error),
        heard: async () => undefined,
        ended: async () => {},
      },
      session: {
        open: async () => handlers.connected({ platform: "slack", gap: false }),
        connected: () => true,
        drain: async () => {},
        close: async () => {},
      },
    }),
  });
  await lost.start([], createCore().handlers);
  const posted = lost.post({ platform: "slack", workspace: "T1", id: CHANNEL }, words("Hello"), KEY);
  await expect(posted).rejects.toMatchObject({
    kind: "unsent",
    message: expect.stringContaining(error.message),
  });
  await lost.stop();
});
