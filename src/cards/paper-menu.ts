import { runAction } from "../chat/command-button.ts";
import type { Menu, Press } from "../chat/message.ts";
import type { Paper } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { clip } from "../text/truncate.ts";

/** Returns the actions on a paper, besides voting and showing its card. */
export function paperActions({ id }: Pick<Paper, "id">): readonly Press[] {
  return [
    runAction("Save", "save", { paper: id }),
    runAction("Not for us", "vote", { paper: id, as: "down" }),
    runAction("Similar", "similar", { paper: id }),
    runAction("BibTeX", "export", { format: "bibtex", what: id }),
    runAction("Discuss", "discuss", { paper: id }),
  ].filter((action) => action !== undefined);
}

/** Returns the menu for a paper in a list; its card offers the same actions. */
export function paperMenu(paper: Paper): Menu {
  const details = runAction("Details", "show", { paper: paper.id });
  return {
    kind: "menu",
    label: clip(`More about “${shownTitle(paper)}”`, 75),
    choices: [...(details ? [details] : []), ...paperActions(paper)].map(({ id, label }) => ({ id, label })),
  };
}
