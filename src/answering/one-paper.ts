import type { CommandCall, Reply } from "../chat/adapter.ts";
import type { Command } from "../chat/command.ts";
import { runAction } from "../chat/command-button.ts";
import { findArxivIds } from "../papers/arxiv-id.ts";
import type { PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { PaperStore } from "../papers/store.ts";
import { counted } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import type { PostedMessageStore } from "../votes/store.ts";

/** More than any message of ours lists; whoever picks a longer one is told that these are the first. */
const OFFERED = 25;
const LABEL_LENGTH = 40;

type Store = Pick<PaperStore, "papers"> & Pick<PostedMessageStore, "openMessage">;

/**
 * The options of a call with one paper where the command takes one, or the question which of several is meant: a digest
 * may hold ten, and none of them is meant more than the others.
 */
export async function onePaper<S>(
  command: Command<S>,
  call: CommandCall,
  store: Store,
): Promise<{ readonly options: CommandCall["options"] } | Reply> {
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

/** Which of the command's options is a paper, and what it names; undefined where one paper at most can be meant. */
async function papersOf<S>(
  { options, shortcut }: Command<S>,
  { options: given, picked, message }: CommandCall,
  store: Store,
): Promise<
  { readonly option: string; readonly papers: readonly PaperId[]; readonly text: string } | undefined
> {
  if (picked !== undefined && shortcut) {
    // Of our own messages the ledger knows the papers, also those that are not on arXiv.
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
