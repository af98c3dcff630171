import { defineCommand, text } from "../src/chat/command.ts";
import { UserError } from "../src/errors.ts";
import { findArxivId, toPaperId } from "../src/paper.ts";
import { paperList } from "../src/paper-card.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";

const SHOWN = 8;

export const similar = defineCommand({
  name: "similar",
  description: "Papers like one you know, by its arXiv id or a link to it",
  options: {
    paper: text("arXiv id or link, like 2506.01234", {
      required: true,
      rest: true,
      suggest: "id",
      maxLength: 500,
    }),
  },
  reply: "private",
  async run({ store }: Services, { channel }, args) {
    const id = findArxivId(args.paper) ?? toPaperId(args.paper);
    const paper = id && (await store.paper(id));
    if (!paper) {
      throw new UserError(
        `“${args.paper}” is no paper in the library. /papers search finds its id; /papers show takes any arXiv id in.`,
      );
    }
    const hits = await store.similar(paper.id, SHOWN);
    const votes = await store.tallies(
      teamOf(channel),
      hits.map((hit) => hit.paper.id),
    );
    return paperList(`Like “${paper.title}”`, hits, {
      votes,
      empty: "The library holds nothing like it yet. It grows every day, and with every search.",
    });
  },
});
