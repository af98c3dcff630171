import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore, type SqliteStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import type { Day } from "../../../src/time/day.ts";
import { launch, root } from "../../bin/process.ts";
import { cast, person, subscription, team } from "../../contract/samples.ts";
import { makePapers } from "../../fixtures/papers.ts";
import { call } from "./desk.ts";

let folder: string;
let file: string;
/** As a running bot has it: the same file, open all the while. */
let store: SqliteStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "paperboy-mcp-"));
  file = join(folder, "p.db");
  store = await openStore({ file, log: silentLog });
  const today = new Date().toISOString().slice(0, 10) as Day;
  await store.saveListing(today, makePapers(3), Date.now());
  await store.saveSubscription(subscription());
  await store.applyCasts([{ cast: cast({ person: person("ada") }), standing: true, at: Date.now() }]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({
  PATH: process.env.PATH ?? "",
  PAPERBOY_DATABASE: file,
  HF_ENDPOINT: "http://127.0.0.1:9",
  ARXIV_API_URL: "http://127.0.0.1:9",
});

/** The SDK's own client, with the server in a process of its own. */
async function connect(...args: string[]): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ["--import", import.meta.resolve("tsx"), join(root, "bin/paperboy.ts"), "mcp", ...args],
      env: environment(),
      cwd: folder,
      stderr: "ignore",
    }),
  );
  return client;
}

it("answers a client beside a running bot, which sees its votes", async () => {
  const client = await connect("--team", "discord:W1", "--as", "discord:ada");
  expect(client.getServerVersion()).toMatchObject({ name: "paperboy" });
  expect((await call(client, "todays_papers")).facts.total).toBe(3);
  await call(client, "vote", { paper: "2506.00002" });
  expect(
    (
      await store.tallies(
        team(),
        makePapers(3).map(({ id }) => id),
      )
    ).size,
  ).toBe(2);
  // And it sees what the bot does meanwhile.
  await store.applyCasts([
    { cast: cast({ person: person("ben"), paper: "2506.00003" as never }), standing: true, at: Date.now() },
  ]);
  expect((await call(client, "team_favourites")).facts.total).toBe(3);
  await client.close();
});

it("serves the papers alone where no team is named", async () => {
  const client = await connect();
  expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain("team_favourites");
  expect((await call(client, "search_papers", { query: "2506.00001" })).facts.total).toBe(1);
  await client.close();
});

it("writes nothing but the protocol, and answers what was asked before its input ended", async () => {
  const asked = [
    {
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "t", version: "1" } },
    },
    { method: "notifications/initialized" },
    { id: 2, method: "tools/call", params: { name: "todays_papers", arguments: {} } },
  ];
  const input = asked.map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`).join("");
  const env = { ...environment(), PAPERBOY_LOG_LEVEL: "debug" };
  const { code, out } = await launch("bin/paperboy.ts", ["mcp"], folder, env, input).ended;
  const answers = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly jsonrpc: string; readonly id: number });
  expect(answers.map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
    ["2.0", 1],
    ["2.0", 2],
  ]);
  expect(code).toBe(0);
});
