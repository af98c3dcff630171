import { plainEmoji } from "./chat/mark.ts";
import type { VoteKind } from "./ledger.ts";

/** What each emoji means on a message about one paper, by the plain emoji. Others mean nothing. */
export type VoteEmoji = ReadonlyMap<string, VoteKind>;

/** What counts where nobody says otherwise. */
export const VOTE_EMOJI: VoteEmoji = voteEmoji({ up: ["👍"], down: ["👎"], read: ["👀", "✅"] });

/** Emoji as people write them, `👍🏽` or `:parrot:`, each with its meaning; where one is in two lists the first counts. */
export function voteEmoji(lists: Readonly<Record<VoteKind, readonly string[]>>): VoteEmoji {
  const meanings = (["read", "down", "up"] as const).flatMap((kind) =>
    lists[kind].map((emoji) => [plainEmoji(emoji), kind] as const),
  );
  return new Map(meanings);
}
