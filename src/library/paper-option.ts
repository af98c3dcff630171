import { text } from "../chat/option.ts";
import { findArxivId, isArxivId, toPaperId } from "../papers/arxiv-id.ts";
import type { KnownPaper } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import { FeedError, UserError } from "../runtime/errors.ts";
import { clip } from "../text/truncate.ts";
import type { Library } from "./library.ts";

/** A command option that names one paper. For a shortcut used on a message, its value is that whole message. */
export const paperOption = text("arXiv id or link, like 2506.01234", {
  required: true,
  takes: "rest",
  prefixes: [],
  suggest: "id",
  maxLength: 4_000,
});

/**
 * Finds the paper named by an arXiv id or a link, in the library or else at Hugging Face or arXiv. Throws UserError if
 * the text names none, or no source has it.
 */
export async function findPaper(
  named: string,
  {
    store,
    library,
  }: { readonly store: Pick<PaperStore, "paper">; readonly library: Pick<Library, "paper" | "looksUp"> },
): Promise<KnownPaper> {
  const id = findArxivId(named) ?? toPaperId(named);
  const known = id && (await store.paper(id));
  if (known) return known;
  if (!id || !isArxivId(id)) {
    throw new UserError(
      `“${clip(named, 100)}” contains no arXiv id. Give one like 2506.01234, or a link to arXiv or Hugging Face. To find papers by words, use “/papers search diffusion models”.`,
    );
  }
  try {
    const paper = await library.paper(id);
    if (paper) return paper;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    throw new UserError(
      `${id} is not in the library, and Hugging Face and arXiv cannot be reached right now. Try again in a few minutes.`,
    );
  }
  if (!library.looksUp) {
    throw new UserError(
      `${id} is not among the saved papers, and Paperboy does not look anywhere else here. Check the id.`,
    );
  }
  throw new UserError(`Neither Hugging Face nor arXiv knows ${id}. Check the id.`);
}
