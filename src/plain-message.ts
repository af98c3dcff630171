import type { Message } from "./chat/message.ts";

/** An answer of a sentence or two. */
export function plainMessage(text: string): Message {
  return { summary: text, blocks: [{ kind: "paragraph", text: [text] }] };
}
