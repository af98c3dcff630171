import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Permission } from "../../../adapters/mcp/index.ts";
import { createMcpServer } from "../../../adapters/mcp/server.ts";
import { renderText } from "../../../adapters/text/render/message.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { openDesk } from "../../commands/desk.ts";
import { makePapers } from "../../fixtures/papers.ts";

export const DAY = "2025-06-06";

/** A desk whose library holds a day's twelve papers, and clients of its MCP server. */
export async function openMcpDesk() {
  const desk = await openDesk({ at: `${DAY}T12:00:00Z` });
  desk.feed.days.set(DAY, makePapers(12));
  await desk.library.syncRecent(3);
  await desk.index.catchUp();

  async function connect(permission: Permission): Promise<Client> {
    const deps = { services: desk.bot.services, log: silentLog, render: renderText, version: "1.2.3" };
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    await createMcpServer(deps, permission).connect(ours);
    const client = new Client({ name: "test", version: "1" });
    await client.connect(theirs);
    // The client then checks every answer against the tool's output schema.
    await client.listTools();
    return client;
  }

  return {
    ...desk,
    connect,
    nobody: { channel: undefined, person: undefined },
    ada: { channel: desk.general, person: desk.person("ada") },
    async close() {
      await desk.bot.stop();
      await desk.store.close();
    },
  };
}

/** What the tools answer, taken together. */
interface Facts {
  readonly papers?: readonly { readonly id: string; readonly votes?: number }[];
  readonly total?: number;
  readonly next_cursor?: string;
  readonly explanation?: string;
}

/** What a tool answers: its facts, its text, and whether it is a refusal. */
export async function call(client: Client, name: string, args: Record<string, unknown> = {}) {
  const answer = await client.callTool({ name, arguments: args });
  const [first] = answer.content as readonly { readonly text?: string }[];
  return {
    facts: (answer.structuredContent ?? {}) as Facts,
    text: first?.text ?? "",
    refused: answer.isError === true,
  };
}
