import { serve } from "@hono/node-server";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mcpRoutes } from "../../../adapters/mcp/index.ts";
import { renderText } from "../../../adapters/text/render/message.ts";
import { publicApp } from "../../../bin/http/public-app.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { accountOf } from "../../../src/teams/account-id.ts";
import { teamOf } from "../../../src/teams/team-id.ts";
import { PUBLIC_URL } from "../../fakes/house.ts";
import { call, openMcpDesk } from "./desk.ts";

const PAPER = "2506.00001";
const DAY_MS = 86_400_000;

let desk: Awaited<ReturnType<typeof openMcpDesk>>;
let address: URL;
let close: () => void;
beforeEach(async () => {
  desk = await openMcpDesk();
  const { services } = desk.bot;
  const routes = mcpRoutes({ services, log: silentLog, render: renderText, version: "1.2.3" });
  const app = publicApp(routes, { clock: desk.clock, log: silentLog });
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
      address = new URL(`http://127.0.0.1:${port}/mcp`);
      resolve();
    });
    close = () => server.close();
  });
  await desk.store.saveTeamSettings(teamOf(desk.general), { agents: true });
});
afterEach(async () => {
  close();
  await desk.close();
});

const token = (who?: string, channel = desk.general) =>
  desk.bot.services.access.issue(
    who ? "agent" : "team-agent",
    channel,
    who ? accountOf(desk.person(who)) : undefined,
  );

async function connect(bearer: string): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
  return client;
}

/** A bare call, for what clients of the SDK never send. */
const post = (
  headers: Record<string, string> = {},
  body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
) =>
  fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body,
  });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

it("serves the owner of a token, as them", async () => {
  const client = await connect(await token("ada"));
  expect((await call(client, "todays_papers")).facts.total).toBe(12);
  expect((await call(client, "vote", { paper: PAPER })).text).toContain("It has 1 vote.");
  await call(client, "save", { paper: PAPER });
  expect((await desk.store.readingCounts(desk.person("ada"))).open).toBe(1);
  expect((await desk.store.castsOf(teamOf(desk.general), PAPER as never, desk.person("ada"))).length).toBe(1);
  await client.close();
});

it("lets the holder of the team's token read, and change nothing", async () => {
  const client = await connect(await token());
  const { tools } = await client.listTools();
  expect(tools.filter(({ annotations }) => !annotations?.readOnlyHint)).toEqual([]);
  expect(tools.map(({ name }) => name)).toContain("team_favourites");
  expect(tools.map(({ name }) => name)).not.toContain("reading_list");
  await client.close();
});

it("tells one team nothing of another", async () => {
  await desk.run("vote", { paper: PAPER });
  const there = desk.channel("C9", "discord", "W2");
  await desk.store.saveTeamSettings(teamOf(there), { agents: true });
  const client = await connect(await token("ada", there));
  expect((await call(client, "team_favourites", { period: "all" })).facts.total).toBe(0);
  await client.close();
});

it("answers nobody without a token that stands", async () => {
  const key = await token("ada");
  expect((await post(bearer(key))).status).toBe(200);
  for (const headers of [{}, bearer("nonsense"), bearer(`${key}x`), { authorization: key }, bearer("")]) {
    const answer = await post(headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
  }
});

it("ends with a new token, a revoked one, a forgotten person, and time", async () => {
  const status = async (key: string) => (await post(bearer(key))).status;
  const first = await token("ada");
  const second = await token("ada");
  expect([await status(first), await status(second)]).toEqual([401, 200]);
  await desk.bot.services.access.revoke({ team: teamOf(desk.general), kind: "agent" });
  expect(await status(second)).toBe(401);
  const third = await token("ada");
  await desk.store.forgetPerson(desk.person("ada"), desk.clock.now());
  expect(await status(third)).toBe(401);
  const fourth = await token("ben");
  await desk.clock.advance(89 * DAY_MS);
  expect(await status(fourth)).toBe(200);
  await desk.clock.advance(2 * DAY_MS);
  expect(await status(fourth)).toBe(401);
});

it("lets nobody in while the team does not allow it", async () => {
  const key = await token("ada");
  await desk.store.saveTeamSettings(teamOf(desk.general), { agents: false });
  expect((await post(bearer(key))).status).toBe(403);
});

it("refuses web pages of other sites, and takes its own", async () => {
  const key = await token("ada");
  expect((await post({ ...bearer(key), origin: "https://evil.example" })).status).toBe(403);
  expect((await post({ ...bearer(key), origin: "null" })).status).toBe(403);
  expect((await post({ ...bearer(key), origin: PUBLIC_URL })).status).toBe(200);
});

it("knows its own origin where the public address has a path", async () => {
  const services = { ...desk.bot.services, publicUrl: `${PUBLIC_URL}/papers` };
  const [route] = mcpRoutes({ services, log: silentLog, render: renderText, version: "1" });
  const asked = (origin: string) =>
    route?.handle(new Request(address, { method: "POST", headers: { origin } }), {});
  expect((await asked(PUBLIC_URL))?.status).toBe(401);
  expect((await asked("https://evil.example"))?.status).toBe(403);
});

it("slows down who asks without end", async () => {
  const key = await token("ada");
  const statuses = await Promise.all(
    Array.from({ length: 125 }, async () => (await post(bearer(key))).status),
  );
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  expect((await post(bearer(await token("ben")))).status).toBe(200);
  await desk.clock.advance(61_000);
  expect((await post(bearer(key))).status).toBe(200);
});

it("keeps no session and reads no large body", async () => {
  const key = await token("ada");
  expect((await fetch(address, { headers: bearer(key) })).status).toBe(405);
  expect((await fetch(address, { method: "DELETE", headers: bearer(key) })).status).toBe(405);
  expect((await post(bearer(key), " ".repeat(100_001))).status).toBe(413);
  expect((await post(bearer(key), "no JSON")).status).toBe(400);
});
