import { beforeEach, expect, it } from "vitest";
import { installedWorkspaces } from "../../../../adapters/slack/installed/installed-workspaces.ts";
import type { Credentials } from "../../../../adapters/slack/installed/oauth.ts";
import { createMemory } from "../../../../adapters/slack/workspaces/workspace.ts";
import { directIn } from "../../../../src/chat/refs.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { noMetrics } from "../../../../src/runtime/metrics.ts";
import { createTestClock, type TestClock } from "../../../fakes/clock.ts";
import { type Core, createCore } from "../core.ts";

const MINUTE = 60_000;
const credentials = (botToken: string, organization = false): Credentials => ({
  botToken,
  botUserId: "U0PAPERBOY",
  botId: undefined,
  name: "Ones",
  url: undefined,
  organization,
  rotation: undefined,
});

let clock: TestClock;
let core: Core;
let held: Map<string, Credentials>;
let placed: Map<string, string>;
/** Tokens that Slack takes. */
let good: Set<string>;
let reads: string[];
let workspaces: ReturnType<typeof installedWorkspaces>;

beforeEach(() => {
  clock = createTestClock("2026-06-12T12:00:00Z");
  core = createCore();
  held = new Map();
  placed = new Map();
  good = new Set();
  reads = [];
  workspaces = installedWorkspaces({
    installations: {
      save: async ({ id, credentials: given }) => void held.set(id, given),
      async read(id) {
        reads.push(id);
        return held.get(id);
      },
      workspaces: async () => [...held.keys(), ...placed.keys()],
      async remove(id) {
        const within = [...placed].filter(([, organization]) => organization === id).map(([one]) => one);
        return held.delete(id) ? [id, ...within] : [];
      },
    },
    store: {
      placeWorkspace: async (_, workspace, organization) => void placed.set(workspace, organization),
      organizationOf: async (_, workspace) => placed.get(workspace),
    },
    oauth: { works: async (token) => good.has(token) },
    parts: {
      apiUrl: "http://127.0.0.1:9/api/",
      managers: [],
      commands: [],
      handlers: core.handlers,
      memory: createMemory(clock),
      clock,
      log: silentLog,
      metrics: noMetrics,
      stopped: new AbortController().signal,
    },
  });
});

const at = (workspace: string) => workspaces.of({ workspace });
const from = (teamId?: string, enterpriseId?: string, isEnterpriseInstall = false) => ({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
});

it("keeps workspaces apart, each with its own token, direct messages too", async () => {
  held.set("T1", credentials("xoxb-1")).set("T2", credentials("xoxb-2"));
  expect((await at("T1")).botToken).toBe("xoxb-1");
  expect((await at(directIn("T2"))).botToken).toBe("xoxb-2");
  expect((await at("T2")).self.workspace).toBe("T2");
  await expect(at("T3")).rejects.toMatchObject({ kind: "unsent" });
  expect(await workspaces.heard(from("T3"))).toBeUndefined();
});

it("takes what names no workspace for the only one, and for none of several", async () => {
  await expect(at("")).rejects.toMatchObject({ kind: "unsent" });
  held.set("T1", credentials("xoxb-1"));
  expect((await at("")).self.workspace).toBe("T1");
  held.set("T2", credentials("xoxb-2"));
  await expect(at("")).rejects.toMatchObject({ kind: "unsent" });
});

it("remembers a workspace for a minute, and takes a new token up after that", async () => {
  held.set("T1", credentials("xoxb-1"));
  const first = await at("T1");
  held.set("T1", credentials("xoxb-2"));
  expect(await at("T1")).toBe(first);
  expect(reads).toEqual(["T1"]);
  await clock.advance(MINUTE);
  expect((await at("T1")).botToken).toBe("xoxb-2");
  await clock.advance(MINUTE);
  expect((await at("T1")).botToken).toBe("xoxb-2");
});

it("serves the workspaces of an organization with its token, each by its own name", async () => {
  held.set("E1", credentials("xoxb-e", true));
  const heard = await workspaces.heard(from("T1", "E1", true));
  expect(heard).toMatchObject({ botToken: "xoxb-e", self: { workspace: "T1" } });
  expect((await at("T1")).botToken).toBe("xoxb-e");
  await expect(at("T2")).rejects.toMatchObject({ kind: "unsent" });
  await workspaces.ended(from("E1", "E1"), "uninstalled");
  await expect(at("T1")).rejects.toMatchObject({ kind: "unsent" });
  expect(core.removals.map(({ workspace }) => workspace)).toEqual(["E1", "E1/", "T1", "T1/"]);
});

it("closes the channels of who removed the app, and no one else's", async () => {
  held.set("T1", credentials("xoxb-1")).set("T2", credentials("xoxb-2"));
  good.add("xoxb-2");
  await workspaces.ended(from("T1"), "revoked");
  expect([...held.keys()]).toEqual(["T2"]);
  expect(core.removals).toEqual([]);
  await workspaces.ended(from("T1"), "uninstalled");
  expect(core.removals).toEqual([
    { platform: "slack", workspace: "T1" },
    { platform: "slack", workspace: directIn("T1") },
  ]);
});

it("does not believe in an end while the token works: the app may be installed again since", async () => {
  held.set("T1", credentials("xoxb-1"));
  good.add("xoxb-1");
  await workspaces.ended(from("T1"), "uninstalled");
  expect([...held.keys()]).toEqual(["T1"]);
  expect(core.removals).toEqual([]);
});

it("begins with a workspace that installs the app, and looks for the reactions it may have missed", async () => {
  await workspaces.installed({ id: "T1", appId: undefined, credentials: credentials("xoxb-1") });
  expect((await at("T1")).botToken).toBe("xoxb-1");
  await workspaces.installed({ id: "T1", appId: undefined, credentials: credentials("xoxb-2") });
  expect((await at("T1")).botToken).toBe("xoxb-2");
  expect(core.connections.at(-1)).toEqual({ platform: "slack", gap: true, workspaces: ["T1", "T1/"] });
});
