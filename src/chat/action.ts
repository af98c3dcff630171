import type { PaperId } from "../paper.ts";
import { toPaperId } from "../paper.ts";

/** What pressing one of our buttons means. Lives in the button itself, so it works after a restart. */
export type ActionId =
  /** Toggles the presser's vote for a paper. */
  { readonly kind: "vote"; readonly paper: PaperId };

/** The id for an Action: at most 100 characters. */
export function encodeAction(action: ActionId): string {
  return `vote:${action.paper}`;
}

/** The meaning of an Action's id; undefined where it is none of ours (or of a version no longer understood). */
export function decodeAction(id: string): ActionId | undefined {
  const paper = id.startsWith("vote:") ? toPaperId(id.slice(5)) : undefined;
  return paper && { kind: "vote", paper };
}
