import { toPaperId } from "../papers/arxiv-id.ts";
import type { PaperId } from "../papers/paper.ts";

/** Longest id of an Action: Discord's 100 characters minus the space for a delivery key. */
const MAX = 74;

/** What pressing one of our buttons means. It is stored in the button itself, so it works after a restart. */
export type ActionId =
  /** Toggles the presser's vote for a paper. */
  | { readonly kind: "vote"; readonly paper: PaperId }
  /** Runs a command as if the presser had typed it; `update`: the answer replaces the message with the button. */
  | {
      readonly kind: "run";
      readonly command: string;
      readonly options: Readonly<Record<string, string>>;
      readonly update: boolean;
    };

/** Encodes an Action as its id. */
export function encodeAction(action: ActionId): string {
  switch (action.kind) {
    case "vote":
      return `vote:${action.paper}`;
    case "run": {
      const options = new URLSearchParams(action.options).toString();
      return `${action.update ? "turn" : "run"}:${action.command}${options && `?${options}`}`;
    }
    default:
      return action satisfies never;
  }
}

/** Whether the id is short enough for every platform: at most 74 characters. */
export function fits(action: ActionId): boolean {
  return encodeAction(action).length <= MAX;
}

/** Decodes an Action's id; undefined if it is not ours (or from a version we no longer understand). */
export function decodeAction(id: string): ActionId | undefined {
  const run = /^(run|turn):([a-z-]{1,32})(?:\?(.*))?$/s.exec(id);
  if (run) {
    const [, kind, command = "", options = ""] = run;
    return {
      kind: "run",
      command,
      options: Object.fromEntries(new URLSearchParams(options)),
      update: kind === "turn",
    };
  }
  const paper = id.startsWith("vote:") ? toPaperId(id.slice(5)) : undefined;
  return paper && { kind: "vote", paper };
}
