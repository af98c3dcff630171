import type { CommandCall, Reply } from "../chat/adapter.ts";
import type { Command } from "../chat/command.ts";
import { runAction } from "../chat/command-button.ts";
import { findArxivIds } from "../papers/arxiv-id.ts";
import type { PaperId } from "../papers/paper.ts";
import { papersNamedIn } from "../papers/paper-links.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { PaperStore } from "../papers/store.ts";
import { counted } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import type { PostedMessageStore } from "../votes/store.ts";

/** More than any of our messages lists; for longer ones, the answer says that these are the first. */
const OFFERED = 25;
const LABEL_LENGTH = 40;

type Store = Pick<PaperStore, "papers"> & Pick<PostedMessageStore, "openMessage">;

/**
 * Resolves a call to one paper, if the command takes one, or returns a question if several could be meant. A digest may
 * hold ten, all equally likely.
 */
export async function onePaper<S>(
  command: Command<S>,
  call: CommandCall,
  store: Store,
): Promise<{ readonly options: CommandCall["options"] } | Reply> {
  const { shortcut } = command;
  if (call.picked !== undefined && shortcut?.several) {
    // Only the papers' ids are passed on, nothing else of the message.
    const named = papersNamedIn(call.picked).join(" ") || "none";
    return { options: { ...call.options, [shortcut.option]: named } };
  }
  const named = await papersOf(command, call, store);
  if (!named) return call;
  const { option, papers, text } = named;
  const [only = text, ...more] = papers;
  if (more.length === 0) return { options: { ...call.options, [option]: only } };
  return {
    kind: "message",
    message: await question(command.name, option, papers, call, store),
    private: true,
  };
}

/** Returns the option that takes a paper, and the papers it names; undefined if at most one can be meant. */
async function papersOf<S>(
  { options, shortcut }: Command<S>,
  { options: given, picked, message }: CommandCall,
  store: Store,
): Promise<
  { readonly option: string; readonly papers: readonly PaperId[]; readonly text: string } | undefined
> {
  if (picked !== undefined && shortcut) {
    // The ledger knows the papers of our own messages, including those that are not on arXiv.
    const ours = message && (await store.openMessage(message))?.papers;
    const papers = ours && ours.length > 0 ? ours : findArxivIds(picked);
    return { option: shortcut.option, papers, text: clip(picked, 300) };
  }
  for (const [option, { suggest }] of Object.entries(options)) {
    const text = given[option];
    if (suggest !== "id" || typeof text !== "string") continue;
    const papers = findArxivIds(text);
    if (papers.length > 1) return { option, papers, text };
  }
  return undefined;
}

async function question(
  command: string,
  option: string,
  papers: readonly PaperId[],
  { options: given }: CommandCall,
  store: Store,
) {
  const offered = papers.slice(0, OFFERED);
  const known = await store.papers(offered);
  const others = Object.entries(given).flatMap(([name, value]): [string, string][] =>
    value === undefined || typeof value === "object" ? [] : [[name, String(value)]],
  );
  const actions = offered.flatMap((id) => {
    const paper = known.get(id);
    const label = clip(paper ? shownTitle(paper) : id, LABEL_LENGTH);
    return runAction(label, command, { ...Object.fromEntries(others), [option]: id }) ?? [];
  });
  const more = papers.length > OFFERED ? ` Here are the first ${OFFERED}.` : "";
  const text = `Which paper do you mean? There are ${counted(papers.length, "paper")}.${more}`;
  return {
    summary: text,
    blocks: [
      { kind: "paragraph", text: [text] },
      { kind: "actions", actions },
    ],
  } as const;
}
