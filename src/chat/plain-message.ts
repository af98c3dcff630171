import type { Message } from "./message.ts";
import type { Reply } from "./reply.ts";

/** Returns a message of one or two sentences. */
export function plainMessage(text: string): Message {
  return { summary: text, blocks: [{ kind: "paragraph", text: [text] }] };
}

/** Returns a private answer of one or two sentences; `problem`: the option it is about. */
export function plainReply(text: string, problem?: string): Reply {
  const message = plainMessage(text);
  return { kind: "message", message, private: true, ...(problem === undefined ? {} : { problem }) };
}
