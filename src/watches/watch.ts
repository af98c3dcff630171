import type { ChannelRef } from "../chat/refs.ts";
import type { Paper } from "../papers/paper.ts";
import { findKeyword } from "../ranking/keywords.ts";
import { holdsName } from "../search/document.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";

export const WATCH_KINDS = ["author", "organization", "keyword", "category"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** What a channel, or a person in direct messages, wants to hear of whatever its rank. */
export interface Watch {
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** Whose it is, where it is one person's; undefined where it is the channel's. */
  readonly owner: AccountId | undefined;
  readonly kind: WatchKind;
  /** As it was typed, white space folded. */
  readonly value: string;
  /** `mark`: said in the digest. `apart`: posted as a message of its own. */
  readonly mode: "mark" | "apart";
  readonly muted: boolean;
  /** Epoch ms; papers first seen before are nothing new. */
  readonly createdAt: number;
}

/** Whether the paper is what is watched for. Names match by their words, in any order, case and accents. */
export function isWatched(paper: Paper, { kind, value }: Pick<Watch, "kind" | "value">): boolean {
  switch (kind) {
    case "author":
      return paper.authors.some((author) => holdsName(author, value));
    case "organization":
      return paper.organization !== undefined && holdsName(paper.organization, value);
    case "keyword":
      return findKeyword(paper, [value]) !== undefined;
    case "category": {
      const wanted = value.toLowerCase();
      // `cs` stands for all of its classes.
      return paper.categories.some((category) => {
        const known = category.toLowerCase();
        return known === wanted || known.startsWith(`${wanted}.`);
      });
    }
    default:
      return kind satisfies never;
  }
}

/** Why a paper is told of, `author Ada Lovelace`; undefined where nothing watches for it. */
export function watchReason(paper: Paper, watches: readonly Watch[]): string | undefined {
  const found = watches.filter((watch) => !watch.muted && isWatched(paper, watch));
  return found.length === 0 ? undefined : found.map(({ kind, value }) => `${kind} ${value}`).join(", ");
}
