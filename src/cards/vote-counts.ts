import { decodeAction } from "../chat/action.ts";
import type { Action, Message } from "../chat/message.ts";
import type { PaperId } from "../papers/paper.ts";
import { voteAction } from "./paper-card.ts";

/** Updates the counts on the message's vote buttons. Papers missing from `tallies` have no votes. */
export function withTallies(message: Message, tallies: ReadonlyMap<PaperId, number>): Message {
  return {
    ...message,
    blocks: message.blocks.map((block) =>
      block.kind === "entry" && block.actions
        ? { ...block, actions: block.actions.map((action) => tallied(action, block.title, tallies)) }
        : block,
    ),
  };
}

function tallied(action: Action, title: string, tallies: ReadonlyMap<PaperId, number>): Action {
  const meaning = action.kind === "press" ? decodeAction(action.id) : undefined;
  return meaning?.kind === "vote"
    ? voteAction(meaning.paper, title, tallies.get(meaning.paper) ?? 0)
    : action;
}

/** Encodes the counts that a message about these papers shows, for comparing them later. */
export function countsOf(papers: readonly PaperId[], tallies: ReadonlyMap<PaperId, number>): string {
  return papers.map((paper) => tallies.get(paper) ?? 0).join();
}
