import type { ChannelRef } from "../chat/refs.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { findKeyword } from "../ranking/keywords.ts";
import { holdsName } from "../search/document.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";

export const WATCH_KINDS = ["author", "organization", "keyword", "category", "source"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** A subscription to matching papers, whatever their rank, for a channel or for a person in direct messages. */
export interface Watch {
  readonly channel: ChannelRef;
  readonly team: TeamId;
  /** The person it belongs to; undefined if it belongs to the channel. */
  readonly owner: AccountId | undefined;
  readonly kind: WatchKind;
  /** As typed, with white space normalized. */
  readonly value: string;
  /** `mark`: noted in the digest. `apart`: posted as a separate message. */
  readonly mode: "mark" | "apart";
  readonly muted: boolean;
  /** Epoch ms; papers first seen before this do not match. */
  readonly createdAt: number;
}

/** Whether the paper matches. Names match word by word, in any order, ignoring case and accents. */
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
    case "source":
      // A paper does not say which sources contain it.
      return false;
    default:
      return kind satisfies never;
  }
}

/**
 * Says why a paper is reported, `author Ada Lovelace`; undefined if no watch matches it. `contains` knows what the watched
 * sources have.
 */
export function watchReason(
  paper: Paper,
  watches: readonly Watch[],
  contains: (source: string, paper: PaperId) => boolean = () => false,
): string | undefined {
  const found = watches.filter(
    (watch) =>
      !watch.muted && (watch.kind === "source" ? contains(watch.value, paper.id) : isWatched(paper, watch)),
  );
  return found.length === 0 ? undefined : found.map(({ kind, value }) => `${kind} ${value}`).join(", ");
}
