import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Message } from "../../src/chat/message.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Services } from "../../src/services.ts";

/** Dependencies for answering clients. */
export interface Desk {
  readonly services: Services;
  readonly log: Log;
  /** Renders a message as plain text. */
  readonly render: (message: Message) => string;
}

interface Spec<I extends z.ZodRawShape, O extends z.ZodRawShape> {
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  /** Whether it changes something. */
  readonly writes?: boolean;
  readonly run: (
    args: z.output<z.ZodObject<I>>,
  ) => Promise<{ readonly facts: z.output<z.ZodObject<O>>; readonly text: string }>;
}

/** Registers a tool whose result has structured content and a short text. */
export function addTool<I extends z.ZodRawShape, O extends z.ZodRawShape>(
  server: McpServer,
  log: Log,
  name: string,
  { title, description, input, output, writes = false, run }: Spec<I, O>,
): void {
  const annotations = {
    title,
    readOnlyHint: !writes,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  const inputSchema: z.ZodType<z.output<z.ZodObject<I>>> = z.object(input);
  server.registerTool<z.ZodType, typeof inputSchema>(
    name,
    { title, description, inputSchema, outputSchema: z.object(output), annotations },
    async (args) => {
      try {
        const { facts, text } = await run(args);
        return { structuredContent: { ...facts }, content: [{ type: "text", text }] };
      } catch (error) {
        return { isError: true, content: [{ type: "text", text: wordsFor(error, log, name) }] };
      }
    },
  );
}

/** What to tell a client about a failure: how to fix it if possible, and no internal details. */
export function wordsFor(error: unknown, log: Log, asked: string): string {
  if (error instanceof UserError) return error.message;
  log.error("client request failed", { asked, error });
  return "Paperboy failed to answer because of an internal error. Try again later; its log says more.";
}
