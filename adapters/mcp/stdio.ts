import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  type JSONRPCMessage,
} from "@modelcontextprotocol/sdk/types.js";
import type { Permission } from "./permission.ts";
import { createMcpServer, type McpDeps } from "./server.ts";

/** How long to wait for pending answers after the client closes its end. */
const LAST_ANSWERS_MS = 10_000;

/** Serves the program that started us, over standard input and output, until it exits or we stop. */
export async function serveStdio(
  deps: McpDeps,
  permission: Permission,
  stopping: AbortSignal,
): Promise<void> {
  const { clock } = deps.services;
  const server = createMcpServer(deps, permission);
  const transport = new StdioServerTransport();
  await server.connect(transport);
  const unanswered = countUnanswered(transport);
  const gone = new Promise<void>((resolve) => {
    process.stdin.once("end", resolve).once("close", resolve);
    stopping.addEventListener("abort", () => resolve(), { once: true });
  });
  await gone;
  await Promise.race([unanswered.none(), clock.sleep(LAST_ANSWERS_MS, stopping).catch(() => {})]);
  await server.close();
}

/** Counts unanswered requests: `printf … | paperboy mcp` closes its end at once. */
function countUnanswered(transport: StdioServerTransport): { none(): Promise<void> } {
  const open = new Set<unknown>();
  let told = () => {};
  const { onmessage } = transport;
  const send = transport.send.bind(transport);
  const forget = (id: unknown) => {
    open.delete(id);
    if (open.size === 0) told();
  };
  transport.onmessage = (message: JSONRPCMessage) => {
    if (isJSONRPCRequest(message)) open.add(message.id);
    if (isJSONRPCNotification(message) && message.method === "notifications/cancelled")
      forget(message.params?.requestId);
    onmessage?.(message);
  };
  transport.send = async (message) => {
    await send(message);
    if (!("method" in message)) forget(message.id);
  };
  return {
    none: () =>
      new Promise((resolve) => {
        told = resolve;
        if (open.size === 0) resolve();
      }),
  };
}
