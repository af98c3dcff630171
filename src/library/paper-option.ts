import { text } from "../chat/option.ts";
import { findArxivId, isArxivId, toPaperId } from "../papers/arxiv-id.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import { openReviewId, pageOfId, paperAt, papersNamedIn } from "../papers/paper-links.ts";
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
 * Finds the paper named by an arXiv id, a DOI or a link, in the library or else at the source that it names. Throws
 * UserError if the text names none, or no source has it.
 */
export async function findPaper(
  named: string,
  {
    store,
    library,
  }: { readonly store: Pick<PaperStore, "paper">; readonly library: Pick<Library, "paper" | "looksUp"> },
): Promise<KnownPaper> {
  const id = paperNamed(named);
  const known = id && (await store.paper(id));
  if (known) return known;
  if (!id || pageOfId(id) === undefined) {
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
      `${id} is not in the library, and ${sourcesOf(id).join(" and ")} cannot be reached right now. Try again in a few minutes.`,
    );
  }
  if (!library.looksUp) {
    throw new UserError(
      `${id} is not among the saved papers, and Paperboy does not look anywhere else here. Check the id.`,
    );
  }
  const [one, other] = sourcesOf(id);
  throw new UserError(
    other
      ? `Neither ${one} nor ${other} knows ${id}. Check the id.`
      : `${one} does not know ${id}. Check the id.`,
  );
}

/** Picks the paper that a link leads to, else the first arXiv id, else anything that could be an id. */
function paperNamed(text: string): PaperId | undefined {
  const [first] = papersNamedIn(text);
  const byDoi = first !== undefined && !isArxivId(first);
  return paperAt(text.trim()) ?? (byDoi ? first : findArxivId(text)) ?? toPaperId(text);
}

/** Returns the sources that can know the paper. */
function sourcesOf(id: PaperId): readonly string[] {
  if (isArxivId(id)) return ["Hugging Face", "arXiv"];
  return [openReviewId(id) === undefined ? "Crossref" : "OpenReview"];
}
