import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, text } from "../src/chat/option.ts";
import { findPaper } from "../src/library/paper-option.ts";
import type { KnownPaper } from "../src/papers/paper.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import type { Services } from "../src/services.ts";
import { counted } from "../src/text/format.ts";
import { castVote, STANCES } from "../src/votes/cast-vote.ts";
import type { VoteKind } from "../src/votes/store.ts";

const SAID: Readonly<Record<VoteKind, string>> = {
  up: "You voted for",
  down: "Not for us:",
  read: "You marked as read",
};

export const vote = defineCommand({
  name: "vote",
  description: "Vote for a paper by its arXiv id, against it, mark it as read, or take that back",
  options: {
    paper: text("arXiv id or link, like 2506.01234", { required: true, suggest: "id", maxLength: 500 }),
    as: choice("up, down, read, or none to take it back (default up)", STANCES),
  },
  reply: "private",
  async run(services: Services, { person, channel }, { paper: about, as = "up" }): Promise<Message> {
    const paper = await findPaper(about, services);
    const { votes, left } = await castVote(services, { person, channel }, paper.id, as);
    const said = as === "none" ? "Taken back:" : SAID[as];
    const cure =
      left.length > 0
        ? ` Your reaction still says ${left.join(" and ")}: remove it to take that back too.`
        : "";
    if (as === "down") return notForUs(paper, cure);
    const count = ` It has ${counted(votes, "vote")}.`;
    return {
      summary: `${said} “${shownTitle(paper)}”.${count}${cure}`,
      blocks: [
        {
          kind: "paragraph",
          text: [`${said} `, { kind: "strong", text: shownTitle(paper) }, `.${count}${cure}`],
        },
      ],
    };
  },
});

/** Somebody's vote against a paper is their own, and teaches the team's taste. */
function notForUs(paper: KnownPaper, cure: string): Message {
  const undo = runAction("Undo", "vote", { paper: paper.id, as: "none" }, true);
  const then = `. It counts against papers like it.${cure}`;
  return {
    summary: `Not for us: “${shownTitle(paper)}”${then}`,
    blocks: [
      { kind: "paragraph", text: ["Not for us: ", { kind: "strong", text: shownTitle(paper) }, then] },
      ...(undo ? [{ kind: "actions", actions: [undo] } as const] : []),
    ],
  };
}
