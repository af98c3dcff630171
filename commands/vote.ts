import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, text } from "../src/chat/option.ts";
import { findPaper } from "../src/library/paper-option.ts";
import type { KnownPaper } from "../src/papers/paper.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import type { Services } from "../src/services.ts";
import { counted } from "../src/text/format.ts";
import { castVote, STANCES, takeBack } from "../src/votes/cast-vote.ts";
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
    undo: text("Takes back that alone", { hidden: true }),
  },
  reply: "private",
  async run(services: Services, { person, channel }, { paper: about, as = "up", undo }): Promise<Message> {
    const paper = await findPaper(about, services);
    const by = { person, channel };
    const undone = undo !== undefined && as !== "none";
    const { votes, left, before } = undone
      ? await takeBack(services, by, paper.id, [as])
      : await castVote(services, by, paper.id, as);
    const said = undone || as === "none" ? "Taken back:" : SAID[as];
    const cure =
      left.length > 0
        ? ` Your reaction still says ${left.join(" and ")}: remove it to take that back too.`
        : "";
    if (as === "down" && !undone) return notForUs(paper, before);
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

/** A vote against a paper is shown to nobody else; it only informs the team's taste. */
function notForUs(paper: KnownPaper, before: boolean): Message {
  const undo = runAction(
    before ? "Take back" : "Undo",
    "vote",
    { paper: paper.id, as: "down", undo: "yes" },
    true,
  );
  const then = `. It counts against papers like it${before ? ", as you said before" : ""}.`;
  return {
    summary: `Not for us: “${shownTitle(paper)}”${then}`,
    blocks: [
      { kind: "paragraph", text: ["Not for us: ", { kind: "strong", text: shownTitle(paper) }, then] },
      ...(undo ? [{ kind: "actions", actions: [undo] } as const] : []),
    ],
  };
}
