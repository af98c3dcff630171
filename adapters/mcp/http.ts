import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import { createRateLimit } from "../../src/runtime/rate-limit.ts";
import type { AccessGrant } from "../../src/teams/access-store.ts";
import { personOf } from "../../src/teams/account-id.ts";
import type { Permission } from "./permission.ts";
import { createMcpServer, type McpDeps } from "./server.ts";

const PATH = "/mcp";
/** An agent working through a list makes about this many calls; one out of control makes more. */
const CALLS = 120;
const WITHIN_MS = 60_000;
const BODY_BYTES = 100_000;

/**
 * `/mcp`: the same server over streamable HTTP, for anyone with a token. It is stateless between requests, so any
 * process can answer each.
 */
export function mcpRoutes(deps: McpDeps): readonly HttpRoute[] {
  const { access, store, clock, publicUrl } = deps.services;
  // Browsers send only the origin, even if the public address has a path.
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  const calls = createRateLimit(clock, CALLS, WITHIN_MS);

  async function answer(request: Request): Promise<Response> {
    // Web pages of other sites are refused, whatever token they hold.
    const origin = request.headers.get("origin");
    if (origin !== null && origin !== own)
      return refusal(403, "Requests from other sites' pages are refused.");
    const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const grant = token === undefined ? undefined : await access.open(token);
    const permission = grant && permissionOf(grant);
    if (token === undefined || grant === undefined || permission === undefined) {
      const cure = "Get a token in a channel with “/papers team agent”. It may have expired or been revoked.";
      return refusal(401, cure, { "www-authenticate": 'Bearer realm="paperboy"' });
    }
    const waitMs = calls.take(token);
    if (waitMs > 0)
      return refusal(429, "Too many requests. Wait a moment.", {
        "retry-after": String(Math.ceil(waitMs / 1_000)),
      });
    const { agents } = await store.teamSettings(grant.team);
    if (!agents)
      return refusal(
        403,
        "This team does not allow assistants: “/papers team privacy agents on” would, for its managers.",
      );
    const server = createMcpServer(deps, permission);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(request);
    } finally {
      await server.close();
    }
  }

  // The server never sends anything unasked, and there is no session to end.
  const notAllowed = async () => refusal(405, "Only POST is allowed here.", { allow: "POST" });
  return [
    { method: "POST", path: PATH, maxBodyBytes: BODY_BYTES, handle: answer },
    { method: "GET", path: PATH, handle: notAllowed },
    { method: "DELETE", path: PATH, handle: notAllowed },
  ];
}

/** What the holder of a key may do here; undefined if the key is for something else. */
function permissionOf({ kind, channel, owner }: AccessGrant): Permission | undefined {
  switch (kind) {
    case "agent":
      return owner && { channel, person: personOf(owner) };
    case "team-agent":
      return { channel, person: undefined };
    case "channel-feed":
    case "watch-feed":
    case "favourites-feed":
      return undefined;
    default:
      return kind satisfies never;
  }
}

function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const error = { code: -32_000, message };
  return Response.json(
    { jsonrpc: "2.0", error, id: null },
    { status, headers: { ...headers, "cache-control": "no-store" } },
  );
}
