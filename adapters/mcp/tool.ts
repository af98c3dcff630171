import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Message } from "../../src/chat/message.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Services } from "../../src/services.ts";

/** What the server answers from. */
export interface Desk {
  readonly services: Services;
  readonly log: Log;
  /** A message as plain text. */
  readonly render: (message: Message) => string;
}

interface Spec<I extends z.ZodRawShape, O extends z.ZodRawShape> {
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  /** Changes something. */
  readonly writes?: boolean;
  readonly run: (
    args: z.output<z.ZodObject<I>>,
  ) => Promise<{ readonly facts: z.output<z.ZodObject<O>>; readonly text: string }>;
}

/** Offers a tool that answers with facts and with a text that says them shortly. */
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

/** What a client is told of a failure: the cure where it has one, and nothing of our insides. */
export function wordsFor(error: unknown, log: Log, asked: string): string {
  if (error instanceof UserError) return error.message;
  log.error("client request failed", { asked, error });
  return "Paperboy could not answer because of an error of its own. Try again later; its log says more.";
}
