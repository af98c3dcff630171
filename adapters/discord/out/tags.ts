import { LIMITS } from "../render/limits.ts";

/** A tag as far as choosing goes. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Only those who manage threads may put it on a post. */
  readonly moderated: boolean;
}

/** Names of the tag under which everything of ours goes, where the forum has one of them. */
const OURS = ["papers", "paper", "daily papers", "paperboy"].map(fold);
/** What stands in where a tag is required and nothing else suits. */
const ANYTHING = ["general", "other", "misc", "miscellaneous"].map(fold);

/**
 * Ids of the forum's tags for a post about `topics` (nearest first): those that name a topic, then the one for papers in
 * general where there is room. Empty where none suits, even if the forum wants one: Discord then refuses the post.
 */
export function chooseTags(
  tags: readonly Tag[],
  topics: readonly string[],
  required: boolean,
): readonly string[] {
  const open = tags.filter(({ moderated }) => !moderated);
  const folded = open.map((tag) => ({ ...tag, name: fold(tag.name) })).filter(({ name }) => name !== "");
  const named = (names: readonly string[]) =>
    names.flatMap((name) => folded.filter((tag) => tag.name === name));
  const about = topics.map(fold).flatMap((topic) => folded.filter(({ name }) => names(name, topic)));
  const fitting = [...about, ...named(OURS).slice(0, 1)];
  const chosen = fitting.length === 0 && required ? named(ANYTHING).slice(0, 1) : fitting;
  return [...new Set(chosen.map(({ id }) => id))].slice(0, LIMITS.postTags);
}

/**
 * Whether a tag names a topic, both folded: in full or, since topics are long and tags short, with what it is of before
 * it (`llm agent` is about agents), or as a model. Only of several words it may stand anywhere: `question answering` is
 * no question.
 */
function names(tag: string, topic: string): boolean {
  const within = tag.includes(" ") ? ` ${topic} `.includes(` ${tag} `) : ` ${topic}`.endsWith(` ${tag}`);
  return within || topic === `${tag} model` || ` ${topic}`.endsWith(` ${tag} model`);
}

/** Letters and digits alone, in any case, and one thing named like many: `🤖 Diffusion-Model` is `diffusion models`. */
function fold(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/(?<=\p{L}{2}[^su\P{L}])s(?= |$)/gu, "");
}
