import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PermissionFlagsBits } from "discord.js";
import { expect, it } from "vitest";
import { examineDiscord } from "../../../adapters/discord/doctor.ts";
import { PERMISSIONS } from "../../../adapters/discord/invite.ts";
import { TOKEN } from "./stage.ts";

const ID = "123456789012345678";

/** What doctor says of the permissions in servers where the bot has these. */
async function permissionsCheck(granted: readonly bigint[]) {
  const guilds = granted.map((bits, n) => ({ id: ID, name: `Lab ${n}`, permissions: String(bits) }));
  const limits = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  const answers: Readonly<Record<string, unknown>> = {
    "/api/v10/users/@me": { id: ID, username: "paperboy" },
    "/api/v10/gateway/bot": { url: "ws://127.0.0.1:9", shards: 1, session_start_limit: limits },
    "/api/v10/applications/@me": { id: ID, name: "Paperboy" },
    "/api/v10/users/@me/guilds": guilds,
  };
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers[request.url ?? ""] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
    const checks = await examineDiscord({ token: TOKEN, apiUrl, guildIds: [] });
    return checks.find(({ name }) => name === "Discord permissions");
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it("says in which servers the invitation must be opened again, because it asks for more by now", async () => {
  const check = await permissionsCheck([
    PERMISSIONS,
    PERMISSIONS & ~PermissionFlagsBits.AttachFiles,
    PermissionFlagsBits.Administrator,
  ]);
  expect(check).toMatchObject({ ok: false });
  expect(check?.detail).toMatch(
    /^Some are missing in Lab 1 \(AttachFiles\)\. Open the invitation there again to renew/,
  );
  expect(check?.detail).toContain(`client_id=${ID}`);
});

it("names no more servers than fit", async () => {
  const check = await permissionsCheck(Array.from({ length: 9 }, () => 0n));
  expect(check?.detail).toMatch(/Lab 4 \([^)]*\) and 4 more\./);
});
