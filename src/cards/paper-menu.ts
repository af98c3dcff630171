import { runAction } from "../chat/command-button.ts";
import type { Menu, Press } from "../chat/message.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { clip } from "../text/truncate.ts";

/** What a team can do with a paper, depending on what it has connected. */
export interface Abilities {
  /** Whether it can send papers to its Zotero library. */
  readonly sends?: boolean | undefined;
}

/** Returns the actions on a paper, besides voting and showing its card. */
export function paperActions({ id }: Pick<Paper, "id">, { sends }: Abilities = {}): readonly Press[] {
  const { save, against, similar, bibtex, discuss, zotero } = pressesFor(id);
  return [save, against, similar, bibtex, discuss, sends ? zotero : undefined].filter(
    (action) => action !== undefined,
  );
}

/**
 * Returns the menu for a paper in a list; its card offers the same actions. Six choices fit in Slack's ⋯ and the button
 * before it. So “Send to Zotero” takes the place of BibTeX: a team with a library cites from there.
 */
export function paperMenu(paper: Paper, { sends }: Abilities = {}): Menu {
  const { details, save, against, similar, bibtex, discuss, zotero } = pressesFor(paper.id);
  const cite = sends && zotero ? { ...zotero, ofAll: "To Zotero: " } : bibtex;
  const title = shownTitle(paper);
  // As a button of its own, it stands beside those of other papers.
  const described = details && { ...details, describe: `Details of “${clip(title, 40)}”` };
  const choices = [described, save, against, similar, cite, discuss];
  return {
    kind: "menu",
    label: clip(`More about “${title}”`, 75),
    choices: choices.flatMap((choice) => {
      if (!choice) return [];
      const { kind: _, ...rest } = choice;
      return [rest];
    }),
  };
}

function pressesFor(paper: PaperId) {
  return {
    details: runAction("Details", "show", { paper }),
    save: runAction("Save", "save", { paper }),
    against: runAction("Not for us", "vote", { paper, as: "down" }),
    similar: runAction("Similar", "similar", { paper }),
    bibtex: runAction("BibTeX", "export", { format: "bibtex", what: paper }),
    discuss: runAction("Discuss", "discuss", { paper }),
    zotero: runAction("Send to Zotero", "zotero", { send: paper }),
  };
}
