import { runAction } from "../chat/command-button.ts";
import type { Message } from "../chat/message.ts";
import type { Paper } from "../papers/paper.ts";
import { counted } from "../text/format.ts";

/** Answers a change to one paper of a reading list: what was done, how many are left to read, and an undo button. */
export function readingAnswer(
  said: string,
  { id, title }: Paper,
  list: { readonly open: number; readonly isDone: boolean },
): Message {
  const left = list.open === 0 ? "Nothing is left to read." : `${counted(list.open, "paper")} to read.`;
  const turn = list.isDone
    ? runAction("Undo", "done", { paper: id, undo: "yes" }, true)
    : runAction("Mark as read", "done", { paper: id }, true);
  const actions = [turn, runAction("Reading list", "list")].filter((action) => action !== undefined);
  return {
    summary: `${said}: “${title}”. ${left}`,
    blocks: [
      { kind: "paragraph", text: [`${said}: “`, { kind: "strong", text: title }, `”. ${left}`] },
      { kind: "actions", actions },
    ],
  };
}
