import { decodeAction } from "../chat/action.ts";
import type { Entry, Message } from "../chat/message.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { oneSentence } from "./one-sentence.ts";

/**
 * Replaces sentences from abstracts with summaries that appeared after the message was composed; returns the same
 * message if there are none. Entries without a vote button stay unchanged.
 */
export function withLateSummaries(message: Message, papers: ReadonlyMap<PaperId, Paper>): Message {
  let changed = false;
  const blocks = message.blocks.map((block) => {
    const body = block.kind === "entry" ? lateSummary(block, papers) : undefined;
    if (body === undefined) return block;
    changed = true;
    return { ...block, body };
  });
  return changed ? { ...message, blocks } : message;
}

function lateSummary(
  { body = "", actions = [], compact }: Entry,
  papers: ReadonlyMap<PaperId, Paper>,
): string | undefined {
  for (const action of actions) {
    const meaning = action.kind === "press" ? decodeAction(action.id) : undefined;
    const paper = meaning?.kind === "vote" ? papers.get(meaning.paper) : undefined;
    if (!paper?.summary) continue;
    const { summary: _, ...before } = paper;
    const after = oneSentence(paper, compact);
    return body === oneSentence(before, compact) && body !== after ? after : undefined;
  }
  return undefined;
}
