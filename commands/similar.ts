import { paperList } from "../src/cards/paper-list.ts";
import { defineCommand } from "../src/chat/command.ts";
import { findPaper, paperOption } from "../src/library/paper-option.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";

const SHOWN = 8;

export const similar = defineCommand({
  name: "similar",
  description: "Papers like one you know, by its arXiv id or a link to it",
  options: {
    paper: paperOption,
  },
  reply: "private",
  anywhere: true,
  async run(services: Services, { channel }, args) {
    const { store, index } = services;
    const paper = await findPaper(args.paper, services);
    const hits = await index.similar(paper.id, SHOWN);
    const votes = await store.tallies(
      teamOf(channel),
      hits.map((hit) => hit.paper.id),
    );
    return paperList(`Like “${shownTitle(paper)}”`, hits, {
      votes,
      empty: "The library contains nothing like it yet. It grows every day, and with every search.",
    });
  },
});
