import { defineCommand, text } from "../src/chat/command.ts";
import { findPaper } from "../src/paper-argument.ts";
import { paperCard } from "../src/paper-card.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";

/** Reached by the button "Share to channel": the paper's card, for everybody here. */
export const share = defineCommand({
  name: "share",
  description: "Show a paper to everybody here",
  hidden: true,
  options: { paper: text("arXiv id", { required: true, rest: true, maxLength: 100 }) },
  reply: "channel",
  async run(services: Services, { channel }, args) {
    const paper = await findPaper(args.paper, services);
    const votes = (await services.store.tallies(teamOf(channel), [paper.id])).get(paper.id) ?? 0;
    return paperCard(paper, { votes });
  },
});
