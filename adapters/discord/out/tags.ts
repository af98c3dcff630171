import { LIMITS } from "../render/limits.ts";

/** The parts of a tag needed to choose one. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Only people who manage threads may use it. */
  readonly moderated: boolean;
}

/** Names of a tag that suits all our posts, if the forum has one. */
const OURS = ["papers", "paper", "daily papers", "paperboy"].map(fold);
/** Fallbacks if a tag is required and nothing else fits. */
const ANYTHING = ["general", "other", "misc", "miscellaneous"].map(fold);

/**
 * Ids of the forum's tags for a post about `topics` (closest first): those that name a topic, then the one for papers
 * in general if there is room. Empty if none fits, even if the forum requires one: Discord then rejects the post.
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
 * Whether a tag names a topic, both folded: the whole topic, its last words (topics are long, and the head noun comes
 * last: `llm agent` is about agents), or the topic as a model. Only a tag of several words may match anywhere:
 * `question answering` is not about questions.
 */
function names(tag: string, topic: string): boolean {
  const within = tag.includes(" ") ? ` ${topic} `.includes(` ${tag} `) : ` ${topic}`.endsWith(` ${tag}`);
  return within || topic === `${tag} model` || ` ${topic}`.endsWith(` ${tag} model`);
}

/** Letters and digits only, lower-cased, plural folded into singular: `🤖 Diffusion-Model` equals `diffusion models`. */
function fold(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/(?<=\p{L}{2}[^su\P{L}])s(?= |$)/gu, "");
}
