import { plainEmoji } from "../chat/reaction.ts";
import type { VoteKind } from "./store.ts";

/** The meaning of each plain emoji on a message about one paper. Others mean nothing. */
type VoteEmoji = ReadonlyMap<string, VoteKind>;

/** How reactions become votes. */
export interface VotingRules {
  readonly emoji: VoteEmoji;
  /**
   * Reactions on messages older than this do not count. Shorter than the shortest month for which a team can keep
   * votes.
   */
  readonly openDays: number;
}

/** The default rules. */
export const DEFAULT_RULES: VotingRules = {
  emoji: voteEmoji({ up: ["👍"], down: ["👎"], read: ["👀", "✅"] }),
  openDays: 14,
};

/**
 * Builds the meanings from emoji as people write them, `👍🏽` or `:parrot:`. If one is in two lists, the first list wins.
 */
export function voteEmoji(lists: Readonly<Record<VoteKind, readonly string[]>>): VoteEmoji {
  const meanings = (["read", "down", "up"] as const).flatMap((kind) =>
    lists[kind].map((emoji) => [plainEmoji(emoji), kind] as const),
  );
  return new Map(meanings);
}
