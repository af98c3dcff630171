import type { Block } from "../chat/message.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import { clip } from "../text/truncate.ts";
import { type Watch, watchReason } from "../watches/watch.ts";
import type { Digest } from "./compose.ts";

/** Watched papers named below a digest that has no place for them. */
const NAMED = 3;

/**
 * The digest with what is watched for said at its papers, and the watched papers of `pool` that found no place named in
 * a line below. The papers themselves and their order stay.
 */
export function markWatched(digest: Digest, pool: readonly KnownPaper[], watches: readonly Watch[]): Digest {
  const marking = watches.filter(({ mode, muted }) => mode === "mark" && !muted);
  if (marking.length === 0 || digest.kind !== "digest") return digest;
  const reasons = new Map(pool.map((paper) => [paper.id, watchReason(paper, marking)]));
  const marked = (block: Block, paper: PaperId | undefined): Block => {
    const reason = paper && reasons.get(paper);
    if (block.kind !== "entry" || reason === undefined) return block;
    return { ...block, reason: [block.reason, `watched: ${reason}`].filter(Boolean).join(" · ") };
  };
  const whole = digest.message.blocks.map((block) => {
    const ballot = block.kind === "entry" ? block.ballot : undefined;
    return marked(block, ballot === undefined ? undefined : digest.papers[ballot - 1]);
  });
  const chosen = new Set(digest.papers);
  const left = new Set(digest.leftOut.filter(({ cause }) => cause !== "posted").map(({ paper }) => paper));
  const others = pool.filter(({ id }) => left.has(id) && !chosen.has(id) && reasons.get(id) !== undefined);
  const below: Block[] = [];
  if (others.length > 0) {
    const named = others.slice(0, NAMED).map(({ id, title }) => `“${clip(title, 90)}” (${reasons.get(id)})`);
    const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : "";
    below.push({ kind: "note", text: [`Also watched for: ${named.join("; ")}${more}.`] });
  }
  // The first paper's post stands for the day.
  const posts = digest.posts?.map(({ paper, message }, index) => ({
    paper,
    message: {
      ...message,
      blocks: [...message.blocks.map((block) => marked(block, paper)), ...(index === 0 ? below : [])],
    },
  }));
  return {
    ...digest,
    message: { ...digest.message, blocks: [...whole, ...below] },
    ...(posts ? { posts } : {}),
  };
}
