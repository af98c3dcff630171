import { paperCard } from "../src/cards/paper-card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { text } from "../src/chat/option.ts";
import { isDirect } from "../src/chat/refs.ts";
import { findPaper } from "../src/library/paper-option.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";

/** Run by the button "Discuss": opens a thread with the paper's card, or points to the existing one. */
export const discuss = defineCommand({
  name: "discuss",
  description: "Discuss a paper in a thread",
  hidden: true,
  options: { paper: text("arXiv id", { required: true, takes: "rest", maxLength: 100 }) },
  reply: "private",
  async run(services: Services, { channel, message }, args) {
    const { store, postNow, link } = services;
    if (isDirect(channel))
      throw new UserError("Direct messages have no threads to discuss in. Press Discuss in a channel.");
    const paper = await findPaper(args.paper, services);
    const team = teamOf(channel);
    const about = await store.openMessages({ about: { team, papers: [paper.id] } }, 0);
    const here = about.filter((one) => one.message.channel.id === channel.id);
    // A private answer cannot be replied to.
    const under = here.find((one) => one.message.id === message?.id) ?? here[0];
    const votes = (await store.tallies(team, [paper.id])).get(paper.id) ?? 0;
    const title = shownTitle(paper);
    const posted = await postNow(
      channel,
      { ...paperCard(paper, { votes }), thread: title },
      {
        kind: `discuss:${paper.id}`,
        papers: [paper.id],
        once: true,
        ...(under ? { under: under.message } : {}),
      },
    );
    const href = link(posted);
    return {
      summary: `“${title}” is being discussed in a thread.`,
      blocks: [
        {
          kind: "paragraph",
          text: [
            { kind: "strong", text: title },
            " is being discussed in a thread.",
            ...(href ? [" ", { kind: "link", text: "Open it", href } as const] : []),
          ],
        },
      ],
    };
  },
});
