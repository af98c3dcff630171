import { plainEmoji } from "../chat/reaction.ts";
import type { VoteKind } from "./store.ts";

/** What each emoji means on a message about one paper, by the plain emoji. Others mean nothing. */
type VoteEmoji = ReadonlyMap<string, VoteKind>;

/** How reactions become votes. */
export interface VotingRules {
  readonly emoji: VoteEmoji;
  /** Reactions to messages older than this no longer vote; fewer than the shortest month that a team may keep votes. */
  readonly openDays: number;
}

/** What counts where nobody says otherwise. */
export const DEFAULT_RULES: VotingRules = {
  emoji: voteEmoji({ up: ["👍"], down: ["👎"], read: ["👀", "✅"] }),
  openDays: 14,
};

/** Emoji as people write them, `👍🏽` or `:parrot:`, each with its meaning; where one is in two lists the first counts. */
export function voteEmoji(lists: Readonly<Record<VoteKind, readonly string[]>>): VoteEmoji {
  const meanings = (["read", "down", "up"] as const).flatMap((kind) =>
    lists[kind].map((emoji) => [plainEmoji(emoji), kind] as const),
  );
  return new Map(meanings);
}
