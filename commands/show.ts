import { defineCommand, text } from "../src/chat/command.ts";
import { FeedError, UserError } from "../src/errors.ts";
import { findArxivId, isArxivId, toPaperId } from "../src/paper.ts";
import { paperCard } from "../src/paper-card.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";

export const show = defineCommand({
  name: "show",
  description: "One paper in full, by its arXiv id or a link to it",
  options: {
    paper: text("arXiv id or link, like 2506.01234", {
      required: true,
      rest: true,
      suggest: "id",
      maxLength: 500,
    }),
  },
  reply: "private",
  async run({ store, library }: Services, { channel }, args) {
    const id = findArxivId(args.paper) ?? toPaperId(args.paper);
    const known = id && (await store.paper(id));
    if (!id || (!known && !isArxivId(id))) {
      throw new UserError(
        `“${args.paper}” holds no arXiv id. Give one like 2506.01234, or a link to arXiv or Hugging Face; /papers search finds papers by words.`,
      );
    }
    const paper = known ?? (await lookUp(library, id));
    const votes = (await store.tallies(teamOf(channel), [id])).get(id) ?? 0;
    return paperCard(paper, { votes });
  },
});

async function lookUp(library: Services["library"], id: Parameters<Services["library"]["paper"]>[0]) {
  try {
    const paper = await library.paper(id);
    if (paper) return paper;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    throw new UserError(
      `${id} is not in the library, and Hugging Face and arXiv could not be asked just now. Please try again in a few minutes.`,
    );
  }
  throw new UserError(`Neither Hugging Face nor arXiv knows ${id}. Please check the id.`);
}
