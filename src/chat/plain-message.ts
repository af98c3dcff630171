import type { Message } from "./message.ts";
import type { Reply } from "./reply.ts";

/** An answer of a sentence or two. */
export function plainMessage(text: string): Message {
  return { summary: text, blocks: [{ kind: "paragraph", text: [text] }] };
}

/** A sentence or two to the asking person alone; `problem`: the option that they are about. */
export function plainReply(text: string, problem?: string): Reply {
  const message = plainMessage(text);
  return { kind: "message", message, private: true, ...(problem === undefined ? {} : { problem }) };
}
