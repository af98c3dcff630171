import { runAction } from "../chat/command-button.ts";
import type { Menu, Press } from "../chat/message.ts";
import type { Paper } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { clip } from "../text/truncate.ts";

/** What can be done with a paper, besides voting for it and reading its card. */
export function paperActions({ id }: Pick<Paper, "id">): readonly Press[] {
  return [
    runAction("Save", "save", { paper: id }),
    runAction("Not for us", "vote", { paper: id, as: "down" }),
    runAction("Similar", "similar", { paper: id }),
    runAction("BibTeX", "export", { format: "bibtex", what: id }),
    runAction("Discuss", "discuss", { paper: id }),
  ].filter((action) => action !== undefined);
}

/** The menu beside a paper of a list; its card offers the same. */
export function paperMenu(paper: Paper): Menu {
  const details = runAction("Details", "show", { paper: paper.id });
  return {
    kind: "menu",
    label: clip(`More about “${shownTitle(paper)}”`, 75),
    choices: [...(details ? [details] : []), ...paperActions(paper)].map(({ id, label }) => ({ id, label })),
  };
}
