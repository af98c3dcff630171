import { paperCard } from "../src/cards/paper-card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { text } from "../src/chat/option.ts";
import { findPaper } from "../src/library/paper-option.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";

/** Run by the button "Share to channel": posts the paper's card, on which reactions vote. */
export const share = defineCommand({
  name: "share",
  description: "Show a paper to everybody here",
  hidden: true,
  options: { paper: text("arXiv id", { required: true, takes: "rest", maxLength: 100 }) },
  reply: "private",
  async run(services: Services, { channel }, args) {
    const { store, clock, postNow, link } = services;
    const paper = await findPaper(args.paper, services);
    const votes = (await store.tallies(teamOf(channel), [paper.id])).get(paper.id) ?? 0;
    const card = paperCard(paper, { votes });
    try {
      // Twice within a minute is a double press, which platforms recognize by the key; later it is intended.
      const minute = Math.floor(clock.now() / 60_000);
      const kind = `share:${paper.id}:${minute}` as const;
      const posted = await postNow(channel, card, { kind, papers: [paper.id] });
      const href = link(posted);
      return {
        summary: `Shared “${shownTitle(paper)}” with this channel.`,
        blocks: [
          {
            kind: "paragraph",
            text: [
              "Shared ",
              { kind: "strong", text: shownTitle(paper) },
              " with this channel. Reactions on it vote for the paper.",
              ...(href ? [" ", { kind: "link", text: "Open it", href } as const] : []),
            ],
          },
        ],
      };
    } catch (error) {
      // If Paperboy is not a member here, it can still answer publicly.
      if (!(error instanceof UserError)) throw error;
      return { kind: "message", message: card, private: false };
    }
  },
});
